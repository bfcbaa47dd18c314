package org.loopwright.cli;

import java.util.Optional;
import org.loopwright.service.Library;
import org.loopwright.service.Pricing;
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

  @Option(
      names = "--ignore-tables",
      description = "Leave out the ERT and ART of the specification: compute every number.")
  private boolean tablesIgnored;

  Pricing pricing(Library library) {
    return new Pricing(library.technologies(), Optional.ofNullable(technology), tablesIgnored);
  }
}
