package org.loopwright.formats.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.loopwright.explore.space.DesignSpace;
import org.loopwright.explore.space.PointTotals;
import org.loopwright.explore.space.SpaceObjective;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.model.diagnostics.SpecException;

final class SpaceReaderTest {
  private static final String SPACE =
      """
      space:
        architecture: teaching
        axes:
          Buffer.depth: 64..256:*2
          RF.depth: [8, 16]
          bits: 8, 16
        derived:
          RF.datawidth: 2 * bits
        where:
        - RF.depth * 8 <= Buffer.depth
        networks: net.yaml
        front: [energy, area]
        budgets: {area_mm2: 0.5, cycles: 1000}
      """;

  private static SpaceFile read(String text) {
    return SpaceReader.read(NodeFile.parse("sweep.yaml", text).orElseThrow());
  }

  @Test
  void rangesAndListsBecomeAxes() {
    DesignSpace space = read(SPACE).question().space();
    assertThat(space.axes().get(0).values()).containsExactly("64", "128", "256");
    assertThat(space.axes().get(1).values()).containsExactly("8", "16");
    assertThat(space.axes().get(2).values()).containsExactly("8", "16");
    assertThat(space.point(0).derived()).containsEntry("RF.datawidth", "16");
  }

  @Test
  void conditionsExcludePoints() {
    DesignSpace space = read(SPACE).question().space();
    long excluded = 0;
    for (long i = 0; i < space.size(); i++) {
      excluded += space.broken(space.point(i)).isPresent() ? 1 : 0;
    }
    assertThat(excluded).isEqualTo(2); // depth 64 with 16 words, for either number of bits
  }

  @Test
  void nameIsThatOfTheFileAndBudgetsAreInTheUnitsOfPoints() {
    SpaceFile file = read(SPACE);
    assertThat(file.question().name()).isEqualTo("sweep");
    assertThat(file.question().budget(PointTotals.AREA)).hasValue(0.5e6);
    assertThat(file.question().budget(PointTotals.CYCLES)).hasValue(1000);
    assertThat(file.question().front()).extracting(SpaceObjective::label).contains("area");
  }

  @Test
  void powerAloneDoesNotGrow() {
    assertThat(SpaceReader.objective("edp").grows()).isTrue();
    assertThat(SpaceReader.objective("area").grows()).isTrue();
    assertThat(SpaceReader.objective("energy_pj * area_um2").grows()).isTrue();
    assertThat(SpaceReader.objective("power").grows()).isFalse();
    assertThat(SpaceReader.objective("1 / cycles").grows()).isFalse();
  }

  @Test
  void wrongNamesAreFoundWithTheirPlace() {
    String wrong =
        SPACE.replace("2 * bits", "2 * bit").replace("[energy, area]", "[energie, area]");
    assertThatExceptionOfType(SpecException.class)
        .isThrownBy(() -> read(wrong))
        .withMessageContaining("sweep.yaml:8")
        .withMessageContaining("'2 * bit' uses bit, which is no axis")
        .withMessageContaining("Maybe you meant bits")
        .withMessageContaining("'energie' is no number of a point. Maybe you meant energy");
  }

  @Test
  void spaceWithoutADesignSaysHowToNameOne() {
    assertThatExceptionOfType(SpecException.class)
        .isThrownBy(() -> read(SPACE.replace("  architecture: teaching\n", "")))
        .withMessageContaining("there is no design")
        .withMessageContaining("architecture: NAME");
  }
}
