package org.loopwright.analysis.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loopwright.analysis.TileAnalysis;
import org.loopwright.analysis.agreement.CountDifference.Count;
import org.loopwright.interpreter.Execution;
import org.loopwright.interpreter.LoopNestInterpreter;
import org.loopwright.interpreter.TransferTotals;
import org.loopwright.model.count.AccessCounts;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.count.TransferCounts;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.testkit.SmallSpec;

/**
 * Every count of the analysis next to that of the interpreter, for all levels that keep a tensor.
 */
final class SideBySide {
  private final SmallSpec spec;
  private final AccessCounts analysis;
  private final Execution execution;
  private final List<CountDifference> counts = new ArrayList<>();

  private SideBySide(SmallSpec spec, AccessCounts analysis, Execution execution) {
    this.spec = spec;
    this.analysis = analysis;
    this.execution = execution;
  }

  static SideBySide of(SmallSpec spec) {
    return of(
        spec,
        TileAnalysis.analyze(spec.workload(), spec.architecture(), spec.mapping()),
        LoopNestInterpreter.execute(spec.workload(), spec.architecture(), spec.mapping()));
  }

  static SideBySide of(SmallSpec spec, AccessCounts analysis, Execution execution) {
    SideBySide sides = new SideBySide(spec, analysis, execution);
    for (DataSpace dataSpace : spec.workload().dataSpaces()) {
      for (int level = 0; level < spec.mapping().levels().size(); level++) {
        if (spec.mapping().levels().get(level).keep().contains(dataSpace.name())) {
          sides.compare(dataSpace, level);
        }
      }
    }
    return sides;
  }

  AccessCounts analysis() {
    return analysis;
  }

  AccessCounts interpreted() {
    return execution.counts();
  }

  List<CountDifference> counts() {
    return counts;
  }

  /**
   * Words without which no mapping of the loops can do: an instance sends, takes in and gets back
   * each word that it ever holds at least once.
   */
  long compulsoryWords(CountDifference count) {
    String name = count.dataSpace();
    long held =
        execution.counts().levels().get(count.level()).dataSpaces().get(name).partitionWords();
    boolean result =
        spec.workload().dataSpaces().get(spec.workload().indexOfDataSpace(name)).readWrite();
    boolean backingStore = count.level() == spec.mapping().levels().size() - 1;
    return switch (count.count()) {
      case SENT -> held;
      case UPDATES -> result ? held : 0;
      case READS -> result ? 0 : held;
      case FILLS -> result || backingStore ? 0 : held;
      case TILE,
          PARTITION,
          INSTANCES,
          TEMPORAL_REDUCTIONS,
          LINK_TRANSFERS,
          MULTICAST,
          SPATIAL_REDUCTIONS ->
          0;
    };
  }

  private void compare(DataSpace dataSpace, int level) {
    compareStorage(dataSpace, level);
    String name = dataSpace.name();
    TransferCounts ours = analysis.networks().get(level).dataSpaces().get(name);
    TransferCounts seen = execution.counts().networks().get(level).dataSpaces().get(name);
    add(name, level, Count.SENT, ours.words(), seen.words(), 1);
    add(name, level, Count.LINK_TRANSFERS, ours.linkTransfers(), seen.linkTransfers(), 1);
    add(name, level, Count.MULTICAST, ours.multicastFactor(), seen.multicastFactor(), 1);
    add(
        name,
        level,
        Count.SPATIAL_REDUCTIONS,
        ours.spatialReductions(),
        seen.spatialReductions(),
        1);
  }

  private void compareStorage(DataSpace dataSpace, int level) {
    String name = dataSpace.name();
    DataSpaceCounts ours = analysis.levels().get(level).dataSpaces().get(name);
    DataSpaceCounts seen = execution.counts().levels().get(level).dataSpaces().get(name);
    TransferTotals below = transfer(dataSpace, level, true).orElseThrow();
    Optional<TransferTotals> above = transfer(dataSpace, level, false);
    long n = seen.instances();
    add(name, level, Count.TILE, ours.tileWords(), seen.tileWords(), 1);
    double held = above.map(transfer -> transfer.words().held()).orElse(seen.partitionWords());
    add(name, level, Count.PARTITION, ours.partitionWords(), held, n);
    add(name, level, Count.INSTANCES, ours.instances(), n, 1);
    double links = above.map(transfer -> transfer.words().linked()).orElse(0L);
    double received = above.map(transfer -> transfer.words().received()).orElse(0L);
    if (dataSpace.readWrite()) {
      double again = below.words().sent() + links - held;
      add(name, level, Count.READS, ours.reads(), again, n);
      add(name, level, Count.TEMPORAL_REDUCTIONS, ours.temporalReductions(), again, n);
      add(name, level, Count.UPDATES, ours.updates(), below.words().sent(), n);
      add(name, level, Count.FILLS, ours.fills(), above.isPresent() ? received - held : 0, n);
    } else {
      add(name, level, Count.READS, ours.reads(), below.words().sent() + links, n);
      add(name, level, Count.FILLS, ours.fills(), received, n);
    }
  }

  private Optional<TransferTotals> transfer(DataSpace dataSpace, int level, boolean below) {
    String name = spec.architecture().storage().get(level).name();
    return execution.transfers().stream()
        .filter(transfer -> transfer.dataSpace().equals(dataSpace.name()))
        .filter(transfer -> (below ? transfer.outer() : transfer.inner()).equals(name))
        .findFirst();
  }

  private void add(
      String dataSpace, int level, Count count, Number ours, Number total, long instances) {
    counts.add(
        new CountDifference(
            dataSpace, level, count, ours.doubleValue(), total.doubleValue(), instances));
  }
}
