package org.loopwright.interpreter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.count.TransferCounts;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Workload;

/** One data space on all its passages, run, and the counts of every level and network. */
final class DataSpaceRun {
  private final Architecture architecture;
  private final LoopNest nest;
  private final DataSpace dataSpace;
  private final List<Passage> passages = new ArrayList<>();
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
        Passage passage = new Passage(level, inner, nest, Tensor.of(workload, dataSpace), grid);
        passage.run();
        run.passages.add(passage);
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

  List<PassageCounts> passages() {
    return passages.stream().map(this::counts).toList();
  }

  private PassageCounts counts(Passage passage) {
    return new PassageCounts(
        dataSpace.name(),
        architecture.storage().get(passage.outer()).name(),
        architecture.innerName(passage.inner() + 1),
        nest.workingInstancesOf(passage.outer()),
        nest.workingInstancesOf(passage.inner()),
        passage.network(passage.outer()).words(),
        passage.unionWords(),
        passage.receivers().receivedWords(),
        passage.receivers().everHeldWords(),
        passage.network(passage.inner() + 1).linkTransfers());
  }

  /** What {@code level} does, if it keeps the data space. */
  Optional<DataSpaceCounts> storage(int level) {
    for (int i = 0; i < passages.size(); i++) {
      if (passages.get(i).outer() == level) {
        Optional<Passage> filling =
            i + 1 < passages.size() ? Optional.of(passages.get(i + 1)) : Optional.empty();
        return Optional.of(storage(passages.get(i), filling));
      }
    }
    return Optional.empty();
  }

  private DataSpaceCounts storage(Passage draining, Optional<Passage> filling) {
    Receivers held = filling.map(Passage::receivers).orElse(backingStore);
    long instances = nest.workingInstancesOf(draining.outer());
    long sent = draining.network(draining.outer()).words();
    long received = filling.isPresent() ? held.receivedWords() : 0;
    long passed =
        filling.map(passage -> passage.network(passage.inner() + 1).linkTransfers()).orElse(0L);
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

  /** What the network below {@code level} carries, on whichever passage it lies. */
  Optional<TransferCounts> transfers(int level) {
    for (Passage passage : passages) {
      if (passage.inner() < level && level <= passage.outer()) {
        return Optional.of(transfers(level, passage.network(level)));
      }
    }
    return Optional.empty();
  }

  private TransferCounts transfers(int level, NetworkTally network) {
    double instances = nest.workingInstancesOf(level);
    return new TransferCounts(
        nest.childrenOf(level).size(),
        network.greatestGroup(),
        network.words() / instances,
        network.linkTransfers() / instances,
        dataSpace.readWrite() ? network.merges() / instances : 0,
        0);
  }
}
