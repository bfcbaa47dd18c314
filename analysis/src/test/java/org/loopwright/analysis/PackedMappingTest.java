package org.loopwright.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.loopwright.analysis.SmallNests.architecture;
import static org.loopwright.analysis.SmallNests.filters;
import static org.loopwright.analysis.SmallNests.level;
import static org.loopwright.analysis.SmallNests.mapping;

import org.junit.jupiter.api.Test;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.Workload;

/** The primitive form of a mapping says the same as the readable one. */
final class PackedMappingTest {
  private static final Workload FILTERS = filters("P4 R3 K6");
  private static final Architecture GRID = architecture("3x2 3x2 1x1 1x1");
  private static final Mapping MAPPING =
      mapping(
          level("L0", "W Z", "P2"),
          level("L1", "X", "K2 P2", "R3", ""),
          level("L2", "W X Z", "", "", "K3"));

  @Test
  void mappingSurvivesPacking() {
    PackedMapping packed = PackedMapping.of(FILTERS, GRID, MAPPING);

    assertThat(packed.unpack(FILTERS, GRID)).isEqualTo(MAPPING);
  }

  @Test
  void loopsStandByPosition() {
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
  void keptDataSpacesAreBitsFromTheFirst() {
    PackedMapping packed = PackedMapping.of(FILTERS, GRID, MAPPING);

    assertThat(packed.keepMask(0)).isEqualTo(0b101);
    assertThat(packed.keepMask(1)).isEqualTo(0b010);
    assertThat(packed.keeps(0, 0)).isTrue();
    assertThat(packed.keeps(0, 1)).isFalse();
    packed.keepMask(0, 0b010);
    assertThat(packed.keeps(0, 0)).isFalse();
    assertThat(packed.keeps(0, 1)).isTrue();
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
    assertThat(packed.keepMask(0)).isZero();
  }

  @Test
  void completeFactorsAreAccepted() {
    assertThatCode(() -> PackedMapping.of(FILTERS, GRID, MAPPING).requireComplete(FILTERS))
        .doesNotThrowAnyException();
  }

  @Test
  void incompleteFactorsAreRefusedByName() {
    PackedMapping packed = PackedMapping.of(FILTERS, GRID, MAPPING);

    assertThatThrownBy(() -> packed.requireComplete(filters("P4 R3 K12")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("factors of K multiply to 6 but its bound is 12");
    assertThatThrownBy(() -> packed.requireComplete(filters("P4 R1 K6")))
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
    return PackedMapping.of(FILTERS, GRID, mapping(levels));
  }
}
