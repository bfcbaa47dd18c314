package org.loopwright.interpreter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loopwright.interpreter.Execution.BusiestCounts;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.count.TransferCounts;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Workload;

/** One data space through a whole run: its transfers, and the counts of every level and network. */
final class DataSpaceRun {
  private final Architecture architecture;
  private final LoopNest nest;
  private final DataSpace dataSpace;
  private final List<Transfer> transfers = new ArrayList<>();
  private final Receivers backingStore;

  private DataSpaceRun(
      Workload workload, Architecture architecture, LoopNest nest, DataSpace dataSpace) {
    this.architecture = architecture;
    this.nest = nest;
    this.dataSpace = dataSpace;
    int outermost = architecture.storage().size() - 1;
    backingStore = new Receivers(nest, Tensor.of(workload, dataSpace), outermost);
    backingStore.advance(nest.origin());
  }

  static DataSpaceRun of(
      Workload workload,
      Architecture architecture,
      Mapping mapping,
      LoopNest nest,
      DataSpace dataSpace,
      boolean linked) {
    DataSpaceRun run = new DataSpaceRun(workload, architecture, nest, dataSpace);
    int inner = LoopNest.ARITHMETIC;
    for (int level = 0; level < architecture.storage().size(); level++) {
      if (mapping.levels().get(level).keep().contains(dataSpace.name())) {
        NeighbourGrid grid =
            NeighbourGrid.of(
                architecture.fanout(inner + 1), mapping.levels().get(inner + 1), linked);
        Transfer transfer = new Transfer(level, inner, nest, Tensor.of(workload, dataSpace), grid);
        transfer.run();
        run.transfers.add(transfer);
        inner = level;
      }
    }
    Require.that(
        inner == architecture.storage().size() - 1,
        "%s must be kept in %s, the backing store",
        dataSpace.name(),
        architecture.storage().get(architecture.storage().size() - 1).name());
    return run;
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
      busiest.add(busiest(transfers.get(i), filling(i)));
    }
    return busiest;
  }

  private BusiestCounts busiest(Transfer draining, Optional<Transfer> filling) {
    Receivers held = filling.map(Transfer::receivers).orElse(backingStore);
    long reads = 0;
    long writes = 0;
    for (int i = 0; i < held.count(); i++) {
      // The first time that a word of a result comes in, there is nothing to read or to bring.
      long first = dataSpace.readWrite() ? held.everHeldWords(i) : 0;
      long filled = filling.isPresent() ? held.receivedWords(i) - first : 0;
      long sent = draining.sentWords(i);
      reads = Math.max(reads, sent - first);
      writes = Math.max(writes, filled + (dataSpace.readWrite() ? sent : 0));
    }
    String level = architecture.storage().get(draining.outer()).name();
    return new BusiestCounts(dataSpace.name(), level, reads, writes);
  }

  /**
   * The transfer that fills the level that transfer {@code i} drains; the backing store has none.
   */
  private Optional<Transfer> filling(int i) {
    return i + 1 < transfers.size() ? Optional.of(transfers.get(i + 1)) : Optional.empty();
  }

  /** The accesses of {@code level}, if it keeps the data space. */
  Optional<DataSpaceCounts> storage(int level) {
    for (int i = 0; i < transfers.size(); i++) {
      if (transfers.get(i).outer() == level) {
        return Optional.of(storage(transfers.get(i), filling(i)));
      }
    }
    return Optional.empty();
  }

  private DataSpaceCounts storage(Transfer draining, Optional<Transfer> filling) {
    Receivers held = filling.map(Transfer::receivers).orElse(backingStore);
    long instances = nest.workingInstancesOf(draining.outer());
    long sent = draining.network(draining.outer()).words();
    long received = filling.isPresent() ? held.receivedWords() : 0;
    long passed =
        filling.map(transfer -> transfer.network(transfer.inner() + 1).linkTransfers()).orElse(0L);
    long everHeld = held.everHeldWords();
    long readBack = sent + passed - everHeld;
    boolean result = dataSpace.readWrite();
    return new DataSpaceCounts(
        held.largestTile(),
        everHeld / instances,
        instances,
        (result ? readBack : sent + passed) / instances,
        (result && filling.isPresent() ? received - everHeld : received) / instances,
        (result ? sent : 0) / instances,
        result ? (double) readBack / instances : 0);
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
