package org.loopwright.cli;

import java.util.Optional;
import org.loopwright.cost.table.MissingPrices;
import org.loopwright.service.Library;
import org.loopwright.service.Pricing;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where energies and areas come from that the specification does not give. */
final class TechnologyOptions {
  @Option(
      names = {"-t", "--technology"},
      paramLabel = "NAME|FOLDER",
      description =
          "Technology of what the specification has no energy or area for (see: loopwright list"
              + " technology), in place of the design's own.")
  private String technology;

  @ArgGroup(exclusive = true)
  private Tables tables = new Tables();

  /** What becomes of the tables of the specification. */
  private static final class Tables {
    @Option(
        names = "--ignore-tables",
        description = "Leave out the ERT and ART of the specification: compute every number.")
    private boolean ignored;

    @Option(
        names = "--complete-tables",
        description =
            "Compute what the ERT and ART do not list: accesses, wires, address generators, adders of"
                + " partial sums, areas.")
    private boolean completed;

    @Option(
        names = "--tables-only",
        description = "Refuse a specification whose ERT and ART do not list every price.")
    private boolean alone;

    private Optional<MissingPrices> missing() {
      if (completed) {
        return Optional.of(MissingPrices.COMPUTED);
      }
      return alone ? Optional.of(MissingPrices.REFUSED) : Optional.empty();
    }
  }

  Pricing pricing(Library library) {
    return pricing(library, false);
  }

  /** The same, perhaps with a charge for results that levels send outward. */
  Pricing pricing(Library library, boolean drainsCharged) {
    return new Pricing(
        library.technologies(),
        Optional.ofNullable(technology),
        tables.ignored,
        tables.missing(),
        drainsCharged);
  }
}
