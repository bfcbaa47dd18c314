package org.loopwright.search.mapspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/** A point and its mapping: {@code A[M][N]}, 4 x 6, on one level above 4 x 4 units, then DRAM. */
final class MapPointTest {
  private static final int M = 0;
  private static final int N = 1;

  private static final Workload WORKLOAD =
      new Workload(
          "matrix",
          List.of(new Dimension("N", 6), new Dimension("M", 4)),
          List.of(DataSpace.operand("A", IndexExpression.of(Term.of("M"), Term.of("N")))));

  private static final Architecture ARCHITECTURE =
      new Architecture(
          "grid",
          new ComputeLevel("MAC", "mac", new Mesh(4, 4), 16),
          List.of(
              StorageLevel.builder("L1", "SRAM", Mesh.SINGLE).build(),
              StorageLevel.builder("L2", "DRAM", Mesh.SINGLE).build()));

  private static final MapSpace SPACE = MapSpace.of(WORKLOAD, ARCHITECTURE, Constraints.NONE);

  /** M2 N3 in time at L1, N2 outside; M2 across. */
  private static MapPoint point() {
    MapPoint point = SPACE.newPoint();
    point.putFactor(temporal(0), M, 2);
    point.putFactor(temporal(0), N, 3);
    point.putFactor(spatial(), M, 2);
    point.putFactor(temporal(1), N, 2);
    point.putKeep(1, 0, true);
    return point;
  }

  private static int temporal(int storage) {
    return level(storage, false);
  }

  private static int spatial() {
    return level(0, true);
  }

  private static int level(int storage, boolean spatial) {
    for (int level = 0; level < SPACE.levels().size(); level++) {
      TilingLevel tiling = SPACE.levels().get(level);
      if (tiling.storage() == storage && tiling.isSpatial() == spatial) {
        return level;
      }
    }
    throw new AssertionError("no level at " + storage);
  }

  private static Mapping packed(MapPoint point) {
    PackedMapping packed = SPACE.newMapping();
    point.pack(packed);
    return packed.unpack(WORKLOAD, ARCHITECTURE);
  }

  @Test
  void loopsOfBoundOneAreNotPacked() {
    Mapping mapping = packed(point());

    assertThat(mapping.levels().get(0).temporal())
        .containsExactly(new Loop("M", 2), new Loop("N", 3));
    assertThat(mapping.levels().get(0).spatialX()).containsExactly(new Loop("M", 2));
    assertThat(mapping.levels().get(0).spatialY()).isEmpty();
    assertThat(mapping.levels().get(0).keep()).isEmpty();
    assertThat(mapping.levels().get(1).temporal()).containsExactly(new Loop("N", 2));
    assertThat(mapping.levels().get(1).keep()).containsExactly("A");
  }

  @Test
  void swappedDimensionsSwapTheirLoops() {
    MapPoint point = point();
    point.swapDimensions(temporal(0), 0, 1);

    assertThat(point.dimensionAt(temporal(0), 0)).isEqualTo(N);
    assertThat(packed(point).levels().get(0).temporal())
        .containsExactly(new Loop("N", 3), new Loop("M", 2));
    point.resetOrder(temporal(0));
    assertThat(point).isEqualTo(point());
  }

  @Test
  void axisOfASpatialLoopIsKept() {
    MapPoint point = point();
    point.putAxis(spatial(), M, true);

    assertThat(point.onY(spatial(), M)).isTrue();
    assertThat(point.onY(spatial(), N)).isFalse();
    assertThat(packed(point).levels().get(0).spatialX()).isEmpty();
    assertThat(packed(point).levels().get(0).spatialY()).containsExactly(new Loop("M", 2));
  }

  @Test
  void insertedLoopTakesItsPlaceAmongThoseOfItsAxis() {
    MapPoint point = point();
    point.putFactor(spatial(), N, 2);
    point.insertSpatial(spatial(), M, 0);
    point.insertSpatial(spatial(), N, 0);
    assertThat(packed(point).levels().get(0).spatialX())
        .containsExactly(new Loop("N", 2), new Loop("M", 2));

    point.resetOrder(spatial());
    point.insertSpatial(spatial(), M, 0);
    point.insertSpatial(spatial(), N, 1);
    assertThat(packed(point).levels().get(0).spatialX())
        .containsExactly(new Loop("M", 2), new Loop("N", 2));
  }

  @Test
  void loopInsertedAlongYComesAfterThoseAlongX() {
    MapPoint point = point();
    point.putFactor(spatial(), N, 2);
    point.putAxis(spatial(), N, true);
    point.insertSpatial(spatial(), M, 0);
    point.insertSpatial(spatial(), N, 0);

    assertThat(point.dimensionAt(spatial(), 0)).isEqualTo(M);
    assertThat(point.dimensionAt(spatial(), 1)).isEqualTo(N);
  }

  @Test
  void pointReadFromItsMappingIsThatPoint() {
    MapPoint point = point();
    point.putFactor(spatial(), N, 2);
    point.putFactor(temporal(1), N, 1);
    point.swapDimensions(spatial(), 0, 1);
    point.swapDimensions(temporal(0), 0, 1);
    PackedMapping packed = SPACE.newMapping();
    point.pack(packed);

    MapPoint read = SPACE.newPoint();
    read.putFactor(temporal(1), M, 4);
    read.putAxis(spatial(), M, true);
    read.putKeep(0, 0, true);
    read.read(packed);
    assertThat(read).isEqualTo(point);
    assertThat(read.dimensions()).isEqualTo(2);
  }

  @Test
  void dataSpaceIsKeptUntilItIsNot() {
    MapPoint point = point();
    assertThat(point.keeps(0, 0)).isFalse();
    assertThat(point.keeps(1, 0)).isTrue();
    point.putKeep(0, 0, true);
    point.putKeep(1, 0, false);
    assertThat(point.keeps(0, 0)).isTrue();
    assertThat(point.keeps(1, 0)).isFalse();
  }

  @Test
  void copyIsEqualAndIndependent() {
    MapPoint point = point();
    point.putAxis(spatial(), M, true);
    point.swapDimensions(temporal(0), 0, 1);
    MapPoint copy = SPACE.newPoint();
    copy.copyFrom(point);
    assertThat(copy).isEqualTo(point).hasSameHashCodeAs(point);

    copy.putFactor(temporal(1), N, 1);
    assertThat(point.factor(temporal(1), N)).isEqualTo(2);
  }

  @Test
  void everyCoordinateDistinguishesPoints() {
    MapPoint factor = point();
    factor.putFactor(temporal(1), N, 1);
    MapPoint axis = point();
    axis.putAxis(spatial(), M, true);
    MapPoint order = point();
    order.swapDimensions(temporal(0), 0, 1);
    MapPoint kept = point();
    kept.putKeep(0, 0, true);

    for (MapPoint other : List.of(factor, axis, order, kept)) {
      assertThat(other).isNotEqualTo(point()).doesNotHaveSameHashCodeAs(point());
    }
    assertThat(point()).isEqualTo(point()).isNotEqualTo(null);
  }

  @Test
  void factorsThatDoNotMultiplyToTheBoundAreImperfect() {
    MapPoint point = point();
    assertThat(point.isImperfect()).isFalse();
    point.putFactor(temporal(1), N, 3);
    assertThat(point.isImperfect()).isTrue();
    point.putFactor(temporal(1), N, 2);
    point.putFactor(temporal(1), M, 2);
    assertThat(point.isImperfect()).isTrue();
  }

  @Property(tries = 100)
  void pointReadFromAMappingPacksToThatMapping(@ForAll long seed) {
    SmallSpecs specs = SmallSpecs.constrained(seed);
    MapSpace space = MapSpace.of(specs.workload(), specs.architecture(), specs.constraints());
    Assume.that(!space.isEmpty());
    SplittableRandom random = new SplittableRandom(seed);
    MapPoint point = space.newPoint();
    MapPoint read = space.newPoint();
    PackedMapping written = space.newMapping();
    PackedMapping again = space.newMapping();
    for (int i = 0; i < 20; i++) {
      space.sample(random, point);
      point.pack(written);
      read.read(written);
      read.pack(again);
      assertThat(again.unpack(specs.workload(), specs.architecture()))
          .isEqualTo(written.unpack(specs.workload(), specs.architecture()));
    }
  }
}
