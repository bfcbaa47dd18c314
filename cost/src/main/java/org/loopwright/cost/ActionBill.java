package org.loopwright.cost;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.cost.technology.ComponentEstimate;
import org.loopwright.cost.technology.UnitPrice;
import org.loopwright.model.count.AccessCounts;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.count.TransferCounts;
import org.loopwright.model.workload.DataSpace;

/** Makes the lines of the bill of an evaluation, one for each price of the hardware. */
final class ActionBill {
  private final Evaluator evaluator;
  private final HardwareCosts costs;
  private final EvaluationSession session;
  private final AccessCounts counts;

  ActionBill(
      Evaluator evaluator, HardwareCosts costs, EvaluationSession session, AccessCounts counts) {
    this.evaluator = evaluator;
    this.costs = costs;
    this.session = session;
    this.counts = counts;
  }

  List<ActionCost> lines() {
    List<ActionCost> lines = new ArrayList<>();
    for (UnitPrice price : costs.prices) {
      int level = evaluator.architecture().indexOf(price.component());
      lines.add(new ActionCost(price, level < 0 ? ofCompute(price) : ofStorage(level, price)));
    }
    return lines;
  }

  private double ofCompute(UnitPrice price) {
    return switch (price.item()) {
      case UnitPrice.AREA -> costs.computeInstances;
      case UnitPrice.ARITHMETIC_LEAK -> (double) session.computeLeakingCycles();
      default -> counts.computes();
    };
  }

  private double ofStorage(int level, UnitPrice price) {
    return switch (price.item()) {
      case UnitPrice.AREA -> costs.instances[level];
      case ComponentEstimate.LEAK -> (double) session.leakingCycles(level);
      case UnitPrice.HOP -> hops(level);
      case UnitPrice.ROUTER -> routers(level);
      default -> accesses(level, price.item()) * session.chargedClusters(level);
    };
  }

  /** Accesses of whole blocks, or addresses, of one cluster. */
  private double accesses(int level, String item) {
    double accesses = 0;
    for (DataSpace space : evaluator.workload().dataSpaces()) {
      DataSpaceCounts words = counts.levels().get(level).dataSpaces().get(space.name());
      if (words != null) {
        accesses += session.blocks(level, words(words, space, item));
      }
    }
    return accesses;
  }

  private static long words(DataSpaceCounts words, DataSpace space, String item) {
    return switch (item) {
      case "read" -> words.reads();
      case "write" -> words.fills();
      case "update" -> words.updates();
      default -> words.fills() + (space.readWrite() ? words.updates() : words.reads());
    };
  }

  private double hops(int level) {
    double hops = 0;
    for (TransferCounts transfers : counts.networks().get(level).dataSpaces().values()) {
      hops += transfers.words() * transfers.hops() + transfers.linkTransfers();
    }
    return hops * session.levelInstances(level);
  }

  private double routers(int level) {
    double routers = 0;
    for (TransferCounts transfers : counts.networks().get(level).dataSpaces().values()) {
      routers +=
          transfers.words() * (1 + Math.floor(transfers.hops())) + 2 * transfers.linkTransfers();
    }
    return routers * session.levelInstances(level);
  }
}
