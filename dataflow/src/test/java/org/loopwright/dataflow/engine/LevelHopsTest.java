package org.loopwright.dataflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.loopwright.dataflow.spec.NocTopology;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.Topology;

final class LevelHopsTest {
  /** Element by element: which units hold it, and the links to these in the loop-nest model. */
  private static double oneByOne(NocTopology way, long size, long units, long tile, long offset) {
    double links = 0;
    for (long element = 0; element < (units - 1) * offset + tile; element++) {
      long at = element;
      long[] holders =
          LongStream.range(0, units)
              .filter(unit -> unit * offset <= at && at < unit * offset + tile)
              .toArray();
      links += links(way, size, holders);
    }
    return links;
  }

  private static double links(NocTopology way, long size, long[] holders) {
    return switch (way) {
      case BUS -> size; // the hop of a bus is its whole wire
      case TREE -> Topology.TREE.hops(new Mesh(size, 1), holders);
      case CHAIN -> Topology.CHAIN.hops(new Mesh(size, 1), holders);
    };
  }

  @Property(tries = 300)
  void tilesThatOverlapTakeTheLinksToAllTheirHolders(
      @ForAll NocTopology way,
      @ForAll @LongRange(min = 1, max = 12) long units,
      @ForAll @LongRange(min = 0, max = 5) long idle,
      @ForAll @LongRange(min = 1, max = 9) long tile,
      @ForAll @LongRange(min = 1, max = 9) long step) {
    long offset = Math.min(step, tile);
    UnitParts parts = new UnitParts(units, true, tile, offset, (units - 1) * offset + tile);
    assertThat((double) LevelHops.together(way, units + idle, parts))
        .isEqualTo(oneByOne(way, units + idle, units, tile, offset));
  }

  @Property(tries = 100)
  void whatAllUnitsHoldTakesTheLinksToAll(
      @ForAll NocTopology way,
      @ForAll @LongRange(min = 1, max = 40) long units,
      @ForAll @LongRange(min = 1, max = 9) long elements) {
    UnitParts parts = new UnitParts(units, false, elements, elements, elements);
    assertThat((double) LevelHops.together(way, units, parts))
        .isEqualTo(elements * links(way, units, LongStream.range(0, units).toArray()));
  }

  @Property(tries = 100)
  void chainIsNeverQuickerThanTreeNorThisThanBus(@ForAll @LongRange(min = 2, max = 5000) long n) {
    assertThat(NocTopology.CHAIN.latencyHops(n))
        .isGreaterThanOrEqualTo(NocTopology.TREE.latencyHops(n));
    assertThat(NocTopology.TREE.latencyHops(n))
        .isGreaterThanOrEqualTo(NocTopology.BUS.latencyHops(n));
  }
}
