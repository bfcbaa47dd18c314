package org.loopwright.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.loopwright.cost.DataSpaceCost;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.NetworkCost;
import org.loopwright.cost.StorageCost;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.count.NetworkCounts;
import org.loopwright.model.count.TransferCounts;

/**
 * An evaluation for people: the totals, then where the energy goes, then what moves, outermost
 * level first, and the bill: how often what happens, what it costs, and who says so.
 */
public final class EvaluationText {
  private EvaluationText() {}

  public static String of(Evaluation evaluation) {
    String gap = System.lineSeparator();
    return totals(evaluation)
        + gap
        + levels(evaluation)
        + gap
        + accesses(evaluation)
        + gap
        + networks(evaluation)
        + gap
        + PriceText.bill(evaluation.bill());
  }

  private static String totals(Evaluation evaluation) {
    TextTable table = new TextTable("cycles", Quantity.count(evaluation.cycles()));
    table.row("utilization", Quantity.percent(evaluation.utilization()));
    table.row("operations", Quantity.count(evaluation.computes()));
    table.row("energy", Quantity.energy(evaluation.energyPj()));
    table.row(
        "energy/operation",
        Quantity.significant(evaluation.energyPj() / evaluation.computes()) + " pJ");
    table.row("EDP", Quantity.significant(evaluation.energyDelayProduct()) + " pJ*cycles");
    table.row("area", Quantity.area(evaluation.areaUm2()));
    table.row("limited by", bottleneck(evaluation));
    return table.toString();
  }

  /** The component that takes the longest; the arithmetic where no bandwidth holds it up. */
  private static String bottleneck(Evaluation evaluation) {
    String name = evaluation.compute().name() + " (arithmetic)";
    long cycles = evaluation.compute().cycles();
    for (StorageCost level : evaluation.storage()) {
      if (level.cycles() > cycles) {
        cycles = level.cycles();
        name = level.name() + " (bandwidth)";
      }
    }
    return name;
  }

  private static String levels(Evaluation evaluation) {
    TextTable table =
        new TextTable("level", "energy", "share", "leakage", "cycles", "instances used", "area");
    for (StorageCost level : outermostFirst(evaluation.storage())) {
      table.row(
          level.name(),
          Quantity.energy(level.energyPj()),
          share(level.energyPj(), evaluation),
          Quantity.energy(level.leakageEnergyPj()),
          Quantity.count(level.cycles()),
          used(level),
          Quantity.area(level.areaUm2()));
    }
    table.row(
        evaluation.compute().name(),
        Quantity.energy(evaluation.compute().energyPj()),
        share(evaluation.compute().energyPj(), evaluation),
        Quantity.energy(evaluation.compute().leakagePj()),
        Quantity.count(evaluation.compute().cycles()),
        evaluation.compute().utilizedInstances() + " of " + evaluation.compute().instances(),
        Quantity.area(evaluation.compute().areaUm2()));
    double networksPj = evaluation.networks().stream().mapToDouble(NetworkCost::energyPj).sum();
    if (networksPj > 0) {
      table.row("networks", Quantity.energy(networksPj), share(networksPj, evaluation));
    }
    return table.toString();
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

  private static String accesses(Evaluation evaluation) {
    TextTable table =
        new TextTable(
            "words per instance", "tile", "reads", "fills", "updates", "energy, all instances");
    for (StorageCost level : outermostFirst(evaluation.storage())) {
      for (Map.Entry<String, DataSpaceCost> entry : level.dataSpaces().entrySet()) {
        DataSpaceCounts counts = entry.getValue().counts();
        table.row(
            level.name() + " " + entry.getKey(),
            Quantity.count(counts.tileWords()),
            Quantity.count(counts.reads()),
            Quantity.count(counts.fills()),
            Quantity.count(counts.updates()),
            Quantity.energy(entry.getValue().energyPj()));
      }
    }
    return table.toString();
  }

  private static String networks(Evaluation evaluation) {
    TextTable table =
        new TextTable(
            "words per outer instance",
            "fan-out",
            "multicast",
            "words",
            "forwarded",
            "reductions",
            "hops");
    for (NetworkCost cost : outermostFirst(evaluation.networks())) {
      NetworkCounts network = cost.counts();
      for (Map.Entry<String, TransferCounts> entry : network.dataSpaces().entrySet()) {
        TransferCounts counts = entry.getValue();
        if (counts.fanout() > 1) {
          table.row(
              network.outer() + " > " + network.inner() + " " + entry.getKey(),
              Quantity.count(counts.fanout()),
              Quantity.count(counts.multicastFactor()),
              Quantity.count(Math.round(counts.words())),
              Quantity.count(Math.round(counts.linkTransfers())),
              Quantity.count(Math.round(counts.spatialReductions())),
              Quantity.significant(counts.hops()));
        }
      }
    }
    return table.toString();
  }

  private static <T> List<T> outermostFirst(List<T> levels) {
    List<T> reversed = new ArrayList<>(levels);
    Collections.reverse(reversed);
    return reversed;
  }
}
