package org.loopwright.interpreter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loopwright.interpreter.Execution.BusiestCounts;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.count.TransferCounts;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.mapping.PackedSwitches;
import org.loopwright.model.mapping.ReuseSwitch;
import org.loopwright.model.math.IndexSet;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Workload;

/** One data space through a whole run: its transfers, and the counts of every level and network. */
final class DataSpaceRun {
  private final Workload workload;
  private final Architecture architecture;
  private final Mapping mapping;
  private final LoopNest nest;
  private final DataSpace dataSpace;

  /** What reuse is turned off, by the hardware or the mapping. */
  private final PackedSwitches switches;

  private final boolean linked;

  /** What each level that holds words sends inward, innermost first. */
  private final List<Transfer> transfers = new ArrayList<>();

  /** What fills each of these levels; the outermost has nothing. */
  private final List<Optional<Transfer>> filling = new ArrayList<>();

  private final Receivers backingStore;

  private DataSpaceRun(
      Workload workload,
      Architecture architecture,
      Mapping mapping,
      LoopNest nest,
      DataSpace dataSpace,
      boolean linked) {
    this.workload = workload;
    this.architecture = architecture;
    this.mapping = mapping;
    this.nest = nest;
    this.dataSpace = dataSpace;
    this.linked = linked;
    switches =
        PackedSwitches.of(workload, architecture)
            .and(
                PackedSwitches.of(
                    workload, mapping.levels().stream().map(LevelMapping::reuse).toList()));
    int outermost = holding().last();
    backingStore = new Receivers(nest, Tensor.of(workload, dataSpace), outermost, true);
    nest.stepsOutside(outermost).forEach(backingStore::advance);
  }

  static DataSpaceRun of(
      Workload workload,
      Architecture architecture,
      Mapping mapping,
      LoopNest nest,
      DataSpace dataSpace,
      boolean linked) {
    int outermost = architecture.storage().size() - 1;
    Require.that(
        mapping.levels().get(outermost).keep().contains(dataSpace.name()),
        "%s must be kept in %s, the backing store",
        dataSpace.name(),
        architecture.storage().get(outermost).name());
    DataSpaceRun run = new DataSpaceRun(workload, architecture, mapping, nest, dataSpace, linked);
    run.run();
    return run;
  }

  /** The levels that hold words: those that keep them, up to the outermost that coalesces. */
  private IndexSet holding() {
    IndexSet kept =
        IndexSet.where(
            mapping.levels().size(),
            level -> mapping.levels().get(level).keep().contains(dataSpace.name()));
    IndexSet holding = kept;
    while (!holding.isEmpty() && isOff(ReuseSwitch.COALESCING, holding.last())) {
      holding = holding.without(holding.last());
    }
    Require.that(!holding.isEmpty(), "no level that coalesces keeps %s", dataSpace.name());
    return holding;
  }

  private boolean isOff(ReuseSwitch which, int level) {
    return switches.isOff(which, level, workload.indexOfDataSpace(dataSpace.name()));
  }

  private void run() {
    IndexSet holding = holding();
    int inner = LoopNest.ARITHMETIC;
    for (int level = holding.first(); level >= 0; level = nextOutside(holding, level)) {
      Transfer draining = transfer(level, inner);
      transfers.add(draining);
      int outer = nextOutside(holding, level);
      filling.add(outer < 0 ? Optional.empty() : Optional.of(transfer(outer, level)));
      // Whoever hands on what it is asked for lets those outside see who asks.
      inner = isOff(ReuseSwitch.COALESCING, level) ? inner : level;
    }
  }

  private static int nextOutside(IndexSet levels, int level) {
    return level == levels.last() ? LoopNest.ARITHMETIC : levels.next(level + 1);
  }

  private Transfer transfer(int outer, int inner) {
    boolean links = linked && !isOff(ReuseSwitch.LINK_TRANSFER, inner + 1);
    boolean retains = inner != LoopNest.ARITHMETIC && !isOff(ReuseSwitch.TEMPORAL_REUSE, inner);
    Transfer transfer =
        new Transfer(
            outer,
            inner,
            nest,
            Tensor.of(workload, dataSpace),
            NeighbourGrid.of(
                architecture.fanout(inner + 1), mapping.levels().get(inner + 1), links),
            retains,
            level -> !isOff(ReuseSwitch.MULTICAST, level));
    transfer.run();
    return transfer;
  }

  DataSpace dataSpace() {
    return dataSpace;
  }

  /** The totals of each transfer, innermost first. */
  List<TransferTotals> totals() {
    return transfers.stream().map(this::totals).toList();
  }

  private TransferTotals totals(Transfer transfer) {
    return new TransferTotals(
        dataSpace.name(),
        architecture.storage().get(transfer.outer()).name(),
        architecture.innerName(transfer.inner() + 1),
        nest.workingInstancesOf(transfer.outer()),
        nest.workingInstancesOf(transfer.inner()),
        new TransferTotals.Words(
            transfer.network(transfer.outer()).words(),
            transfer.unionWords(),
            transfer.receivers().receivedWords(),
            transfer.receivers().everHeldWords(),
            transfer.network(transfer.inner() + 1).linkTransfers()));
  }

  /** The greatest counts of single instances of each level that keeps the data space. */
  List<BusiestCounts> busiest() {
    List<BusiestCounts> busiest = new ArrayList<>();
    for (int i = 0; i < transfers.size(); i++) {
      busiest.add(busiest(transfers.get(i), filling.get(i)));
    }
    return busiest;
  }

  private BusiestCounts busiest(Transfer draining, Optional<Transfer> filling) {
    Receivers held = filling.map(Transfer::receivers).orElse(backingStore);
    long reads = 0;
    long writes = 0;
    for (int i = 0; i < held.count(); i++) {
      // The first time that a word of a result comes in, there is nothing to read or to bring.
      long first = dataSpace.readWrite() ? firsts(draining.outer(), held.everHeldWords(i)) : 0;
      long filled = filling.isPresent() ? held.receivedWords(i) - first : 0;
      long sent = draining.sentWords(i);
      reads = Math.max(reads, sent - first);
      writes = Math.max(writes, filled + (dataSpace.readWrite() ? sent : 0));
    }
    String level = architecture.storage().get(draining.outer()).name();
    return new BusiestCounts(dataSpace.name(), level, reads, writes);
  }

  /** The accesses of {@code level}, if it keeps the data space. */
  Optional<DataSpaceCounts> storage(int level) {
    for (int i = 0; i < transfers.size(); i++) {
      if (transfers.get(i).outer() == level) {
        return Optional.of(storage(transfers.get(i), filling.get(i)));
      }
    }
    return mapping.levels().get(level).keep().contains(dataSpace.name())
        ? Optional.of(new DataSpaceCounts(0, 0, nest.workingInstancesOf(level), 0, 0, 0, 0))
        : Optional.empty();
  }

  private DataSpaceCounts storage(Transfer draining, Optional<Transfer> filling) {
    Receivers held = filling.map(Transfer::receivers).orElse(backingStore);
    int level = draining.outer();
    long instances = nest.workingInstancesOf(level);
    long sent = draining.network(level).words();
    boolean result = dataSpace.readWrite();
    if (result && isOff(ReuseSwitch.COALESCING, level)) {
      long each = sent / instances;
      return new DataSpaceCounts(
          held.largestTile(),
          held.everHeldWords() / instances,
          instances,
          each,
          each,
          each,
          (double) sent / instances);
    }
    long received = filling.isPresent() ? held.receivedWords() : 0;
    long passed = filling.map(transfer -> passed(level, transfer)).orElse(0L);
    long first = firsts(level, held.everHeldWords());
    long readBack = sent + passed - first;
    return new DataSpaceCounts(
        held.largestTile(),
        held.everHeldWords() / instances,
        instances,
        (result ? readBack : sent + passed) / instances,
        (result && filling.isPresent() ? received - first : received) / instances,
        (result ? sent : 0) / instances,
        result ? (double) readBack / instances : 0);
  }

  /** Words that neighbours pass on; whoever hands on what it is asked for asks outside instead. */
  private long passed(int level, Transfer filling) {
    return isOff(ReuseSwitch.COALESCING, level) ? 0 : filling.network(level + 1).linkTransfers();
  }

  /** Words of a result whose first update reads nothing and whose first fill is left out. */
  private long firsts(int level, long everHeld) {
    return isOff(ReuseSwitch.FIRST_READ_ELISION, level) ? 0 : everHeld;
  }

  /** The load of the network below {@code level}, if it takes part in a transfer. */
  Optional<TransferCounts> network(int level) {
    for (Transfer transfer : transfers) {
      if (transfer.inner() < level && level <= transfer.outer()) {
        return Optional.of(counts(level, transfer.network(level)));
      }
    }
    return Optional.empty();
  }

  private TransferCounts counts(int level, NetworkTally network) {
    double instances = nest.workingInstancesOf(level);
    return new TransferCounts(
        nest.childrenOf(level).size(),
        network.greatestGroup(),
        network.words() / instances,
        network.linkTransfers() / instances,
        dataSpace.readWrite() ? network.merges() / instances : 0,
        0,
        0);
  }
}
