package org.loopwright.report;

import static org.loopwright.report.table.Column.shown;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.loopwright.cost.ComputeCost;
import org.loopwright.cost.DataSpaceCost;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.NetworkCost;
import org.loopwright.cost.StorageCost;
import org.loopwright.cost.Verdict;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.count.NetworkCounts;
import org.loopwright.model.count.TransferCounts;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.table.Quantity;
import org.loopwright.report.table.Table;
import org.loopwright.report.table.TextRenderer;
import org.loopwright.result.RunIdentity;

/**
 * What one mapping costs: the totals, then where the energy goes, then what moves, outermost level
 * first, and the bill. JSON has the keys of docs/results.md.
 *
 * @param nest the mapping as a loop nest
 * @param billed whether the text has the bill
 */
public record CostReport(RunIdentity identity, String nest, Verdict verdict, boolean billed)
    implements Report {
  @Override
  public String text() {
    String outcome =
        verdict instanceof Verdict.Valid valid
            ? text(valid.evaluation(), billed)
            : "The mapping cannot run: " + ((Verdict.Invalid) verdict).violation();
    return nest + System.lineSeparator() + outcome;
  }

  @Override
  public JsonObject json() {
    return Identity.json(identity).putAll(json(verdict));
  }

  /** A verdict on a mapping as JSON. */
  public static JsonObject json(Verdict verdict) {
    return CostJson.of(verdict);
  }

  /** What a mapping that runs costs, as JSON. */
  public static JsonObject json(Evaluation evaluation) {
    return json(new Verdict.Valid(evaluation));
  }

  /** What a mapping that runs costs, for people. */
  static String text(Evaluation evaluation, boolean billed) {
    List<String> parts = new ArrayList<>();
    parts.add(totals(evaluation));
    parts.add(levels(evaluation));
    parts.add(accesses(evaluation));
    networks(evaluation).ifPresent(parts::add);
    if (billed) {
      parts.add(PriceReport.bill(evaluation.bill()));
    }
    return String.join(System.lineSeparator(), parts);
  }

  private static String totals(Evaluation evaluation) {
    return TextRenderer.aligned(
        List.of(
            List.of("cycles", Quantity.count(evaluation.cycles())),
            List.of("utilization", Quantity.percent(evaluation.utilization())),
            List.of("operations", Quantity.count(evaluation.computes())),
            List.of("energy", Quantity.energy(evaluation.energyPj())),
            List.of("energy/operation", Quantity.significant(evaluation.energyPerMacPj()) + " pJ"),
            List.of("EDP", Quantity.significant(evaluation.energyDelayProduct()) + " pJ*cycles"),
            List.of("area", Quantity.area(evaluation.areaUm2())),
            List.of(
                "algorithmic reuse",
                Quantity.significant(evaluation.algorithmicReuse()) + " operations/word"),
            List.of("limited by", bottleneck(evaluation))));
  }

  /** The component that takes the longest; the arithmetic where no bandwidth holds it up. */
  static String bottleneck(Evaluation evaluation) {
    String name = evaluation.compute().name() + " (arithmetic)";
    long cycles = evaluation.compute().cycles();
    for (StorageCost level : evaluation.storage()) {
      if (level.cycles() > cycles) {
        cycles = level.cycles();
        name = level.name() + " (bandwidth)";
      }
    }
    for (NetworkCost network : evaluation.networks()) {
      if (network.cycles() > cycles) {
        cycles = network.cycles();
        name = network.counts().outer() + " > " + network.counts().inner() + " (network bandwidth)";
      }
    }
    return name;
  }

  private static String levels(Evaluation evaluation) {
    ComputeCost compute = evaluation.compute();
    Table<StorageCost> table =
        Table.of(
                ownLevels(evaluation),
                shown("level", StorageCost::name),
                shown("energy", StorageCost::energyPj, Quantity::energy),
                shown("share", level -> share(level.energyPj(), evaluation)),
                shown("leakage", StorageCost::leakageEnergyPj, Quantity::energy),
                shown("cycles", StorageCost::cycles, Quantity::count),
                shown("instances used", CostReport::used),
                shown("area", level -> Quantity.area(level.areaUm2())))
            .withFooter(
                compute.name(),
                Quantity.energy(compute.energyPj()),
                share(compute.energyPj(), evaluation),
                Quantity.energy(compute.leakagePj()),
                Quantity.count(compute.cycles()),
                compute.utilizedInstances() + " of " + compute.instances(),
                Quantity.area(compute.areaUm2()));
    // Networks have a row only where they take energy.
    double networksPj = evaluation.networks().stream().mapToDouble(NetworkCost::energyPj).sum();
    return TextRenderer.render(
        networksPj > 0
            ? table.withFooter(
                "networks", Quantity.energy(networksPj), share(networksPj, evaluation))
            : table);
  }

  private static String share(double pj, Evaluation evaluation) {
    return Quantity.percent(evaluation.energyPj() == 0 ? 0 : pj / evaluation.energyPj());
  }

  private static String used(StorageCost level) {
    long used =
        level.dataSpaces().values().stream()
            .mapToLong(cost -> cost.counts().instances())
            .max()
            .orElse(0);
    return used + " of " + level.instances();
  }

  /** A data space of a level, or what it has to do with the network below a level. */
  private record Named<R>(String name, R row) {
    static <R> Stream<Named<R>> of(String prefix, Map<String, R> rows) {
      return rows.entrySet().stream()
          .map(entry -> new Named<>(prefix + " " + entry.getKey(), entry.getValue()));
    }

    private static DataSpaceCounts counts(Named<DataSpaceCost> line) {
      return line.row.counts();
    }
  }

  private static String accesses(Evaluation evaluation) {
    List<Named<DataSpaceCost>> lines =
        ownLevels(evaluation).stream()
            .flatMap(level -> Named.of(level.name(), level.dataSpaces()))
            .toList();
    return TextRenderer.render(
        Table.of(
            lines,
            shown("words per instance", Named::name),
            shown("tile", line -> Named.counts(line).tileWords(), Quantity::count),
            shown("reads", line -> Named.counts(line).reads(), Quantity::count),
            shown("fills", line -> Named.counts(line).fills(), Quantity::count),
            shown("updates", line -> Named.counts(line).updates(), Quantity::count),
            shown("energy, all instances", line -> line.row().energyPj(), Quantity::energy)));
  }

  /** What the networks that fan out move; empty for a design without an array. */
  private static Optional<String> networks(Evaluation evaluation) {
    List<Named<TransferCounts>> lines =
        outermostFirst(evaluation.networks()).stream()
            .map(NetworkCost::counts)
            .flatMap(network -> Named.of(ends(network), network.dataSpaces()))
            .filter(line -> line.row().fanout() > 1)
            .toList();
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        TextRenderer.render(
            Table.of(
                lines,
                shown("words per outer instance", Named::name),
                shown("fan-out", line -> line.row().fanout(), Quantity::count),
                shown("multicast", line -> line.row().multicastFactor(), Quantity::count),
                shown("words", line -> Math.round(line.row().words()), Quantity::count),
                shown("forwarded", line -> Math.round(line.row().linkTransfers()), Quantity::count),
                shown(
                    "reductions",
                    line -> Math.round(line.row().spatialReductions()),
                    Quantity::count),
                shown("hops", line -> line.row().hops(), Quantity::significant))));
  }

  /** A network below an internal level is the array of what follows. */
  private static String ends(NetworkCounts network) {
    return StorageLevel.isInternal(network.outer())
        ? "array of " + StorageLevel.withoutInternalNames(network.outer())
        : network.outer() + " > " + StorageLevel.withoutInternalNames(network.inner());
  }

  /** The levels of the design itself. */
  private static List<StorageCost> ownLevels(Evaluation evaluation) {
    return outermostFirst(evaluation.storage()).stream()
        .filter(level -> !StorageLevel.isInternal(level.name()))
        .toList();
  }

  private static <T> List<T> outermostFirst(List<T> levels) {
    List<T> reversed = new ArrayList<>(levels);
    Collections.reverse(reversed);
    return reversed;
  }
}
