package org.loopwright.model.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/** The primitive form of a mapping holds the same as the readable one. */
final class PackedMappingTest {
  private static final Workload FILTERS = filters(4, 3, 6);
  private static final Architecture GRID =
      new Architecture(
          "small",
          new ComputeLevel("MAC", "intmac", new Mesh(3, 2), 16),
          List.of(
              StorageLevel.builder("L0", "SRAM", new Mesh(3, 2)).build(),
              StorageLevel.builder("L1", "SRAM", Mesh.SINGLE).build(),
              StorageLevel.builder("L2", "SRAM", Mesh.SINGLE).build()));
  private static final Mapping MAPPING =
      new Mapping(
          List.of(
              level("L0", "W Z", "P2"),
              level("L1", "X", "K2 P2", "R3", ""),
              level("L2", "W X Z", "", "", "K3")));

  @Test
  void mappingSurvivesPacking() {
    PackedMapping packed = PackedMapping.of(FILTERS, GRID, MAPPING);

    assertThat(packed.unpack(FILTERS, GRID)).isEqualTo(MAPPING);
  }

  @Test
  void loopsAreFoundByPosition() {
    PackedMapping packed = PackedMapping.of(FILTERS, GRID, MAPPING);

    assertThat(packed.levels()).isEqualTo(3);
    assertThat(packed.dimensions()).isEqualTo(3);
    assertThat(packed.temporalLoops(1)).isEqualTo(2);
    assertThat(packed.temporalDimension(1, 0)).isEqualTo(FILTERS.indexOfDimension("K"));
    assertThat(packed.temporalBound(1, 1)).isEqualTo(2);
    assertThat(packed.spatialDimension(1, 0)).isEqualTo(FILTERS.indexOfDimension("R"));
    assertThat(packed.spatialBound(1, 0)).isEqualTo(3);
    assertThat(packed.spatialOnY(1, 0)).isFalse();
    assertThat(packed.spatialOnY(2, 0)).isTrue();
    assertThat(packed.spatialLoops(0)).isZero();
  }

  @Test
  void keptDataSpacesAreFoundByPosition() {
    PackedMapping packed = PackedMapping.of(FILTERS, GRID, MAPPING);

    assertThat(kept(packed, 0)).containsExactly(0, 2);
    assertThat(kept(packed, 1)).containsExactly(1);
    packed.keep(1, 2);
    assertThat(kept(packed, 1)).containsExactly(1, 2);
    assertThat(packed.keepBit(1, 0)).isZero();
    assertThat(packed.keepBit(1, 2)).isEqualTo(1);
    assertThat(packed.outermostKeeping(1)).isEqualTo(2);
  }

  private static List<Integer> kept(PackedMapping packed, int level) {
    return IntStream.range(0, 3).filter(space -> packed.keeps(level, space)).boxed().toList();
  }

  @Test
  void loopOfOneIterationIsLeftOut() {
    PackedMapping packed = new PackedMapping(1, 3);
    packed.addTemporal(0, 0, 1);
    packed.addSpatial(0, 1, 1, true);

    assertThat(packed.temporalLoops(0)).isZero();
    assertThat(packed.spatialLoops(0)).isZero();
  }

  @Test
  void copyIsEqualAndApart() {
    PackedMapping packed = PackedMapping.of(FILTERS, GRID, MAPPING);
    PackedMapping copy = new PackedMapping(3, 3);
    copy.copyFrom(packed);
    packed.clear();

    assertThat(copy.unpack(FILTERS, GRID)).isEqualTo(MAPPING);
    assertThat(packed.temporalLoops(1)).isZero();
    assertThat(packed.spatialLoops(2)).isZero();
    assertThat(kept(packed, 0)).isEmpty();
  }

  @Test
  void completeFactorsAreAccepted() {
    assertThatCode(() -> PackedMapping.of(FILTERS, GRID, MAPPING).requireComplete(FILTERS))
        .doesNotThrowAnyException();
  }

  @Test
  void incompleteFactorsAreRefusedByName() {
    PackedMapping packed = PackedMapping.of(FILTERS, GRID, MAPPING);

    assertThatThrownBy(() -> packed.requireComplete(filters(4, 3, 12)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("factors of K multiply to 6 but its bound is 12");
    assertThatThrownBy(() -> packed.requireComplete(filters(4, 1, 6)))
        .hasMessage("factors of R multiply to 3 but its bound is 1");
  }

  @Test
  void strangeNamesAreRefused() {
    assertThatThrownBy(() -> pack(level("L0", "W", "V2"), level("L1", "", ""), level("L2", "", "")))
        .hasMessage("loop over V, which is not a dimension");
    assertThatThrownBy(() -> pack(level("L0", "V", ""), level("L1", "", ""), level("L2", "", "")))
        .hasMessage("L0 keeps V, which is not a data space");
    assertThatThrownBy(() -> pack(level("L1", "", ""), level("L0", "", ""), level("L2", "", "")))
        .hasMessage("level 0 of a mapping must be L0 but is L1");
    assertThatThrownBy(() -> pack(level("L0", "", ""), level("L1", "", "")))
        .hasMessage("a mapping on small needs 3 levels but has 2");
  }

  private static PackedMapping pack(LevelMapping... levels) {
    return PackedMapping.of(FILTERS, GRID, new Mapping(List.of(levels)));
  }

  /** {@code Z[K][P] += W[K][R] X[P + R]}. */
  private static Workload filters(long p, long r, long k) {
    return new Workload(
        "filters",
        List.of(new Dimension("P", p), new Dimension("R", r), new Dimension("K", k)),
        List.of(
            DataSpace.operand("W", index("K"), index("R")),
            DataSpace.operand("X", index("P", "R")),
            DataSpace.result("Z", index("K"), index("P"))));
  }

  private static IndexExpression index(String... dimensions) {
    return new IndexExpression(Stream.of(dimensions).map(Term::of).toList());
  }

  private static LevelMapping level(String name, String keep, String temporal) {
    return level(name, keep, temporal, "", "");
  }

  private static LevelMapping level(String name, String keep, String temporal, String x, String y) {
    return new LevelMapping(name, loops(temporal), loops(x), loops(y), Set.copyOf(words(keep)));
  }

  private static List<Loop> loops(String text) {
    return words(text).stream()
        .map(word -> new Loop(word.substring(0, 1), Long.parseLong(word.substring(1))))
        .toList();
  }

  private static List<String> words(String text) {
    return Stream.of(text.split(" ")).filter(word -> !word.isEmpty()).toList();
  }
}
