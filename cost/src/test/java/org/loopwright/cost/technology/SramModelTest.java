package org.loopwright.cost.technology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class SramModelTest {
  private static final SramProcess AT_45 = new SramProcess(45, PowerLawTable.DEVICE);
  private static final SramModel LAW =
      new SramModel(PowerLawTable.rows(0, 1), PowerLawTable.scaling());
  private static final SramModel NOISY =
      new SramModel(PowerLawTable.rows(0.5, 7), PowerLawTable.scaling());

  @Test
  void tableRowsComeBackExactly() {
    for (SramRow row : PowerLawTable.rows(0, 1)) {
      SramModel.Reading reading = LAW.read(SramQuantity.READ, row.shape(), SramSweep.process(row));
      assertThat(reading.value()).isCloseTo(row.value(SramQuantity.READ), within(1e-6));
      assertThat(reading.extrapolated()).isFalse();
    }
  }

  @Test
  void powerLawIsFollowedBetweenRowsNodesAndBanks() {
    // 45 nm: sqrt(96 x 8) x 45
    assertThat(value(LAW, 96, 8, 1, 45)).isCloseTo(Math.sqrt(96 * 8) * 45, within(1e-6));
    assertThat(value(LAW, 4096, 24, 3, 45)).isCloseTo(Math.sqrt(4096 * 24) * 45, within(1e-6));
    assertThat(value(LAW, 4096, 16, 1, 65)).isCloseTo(Math.sqrt(4096 * 16) * 65, within(1e-6));
  }

  @Test
  void rowThatIsTakenOutIsGuessedFromTheOthers() {
    SramRow row =
        PowerLawTable.rows(0, 1).stream()
            .filter(r -> r.nodeNm() == 45 && r.capacityBytes() == 1024 && r.widthBits() == 32)
            .findFirst()
            .orElseThrow();
    SramModel.Reading reading =
        LAW.without(row).read(SramQuantity.AREA, row.shape(), SramSweep.process(row));
    assertThat(reading.value()).isCloseTo(row.value(SramQuantity.AREA), within(1e-6));
  }

  @Test
  void beyondTheTableIsSaid() {
    assertThat(read(LAW, 1 << 16, 32, 1, 45).extrapolated()).isTrue();
    assertThat(read(LAW, 1024, 256, 1, 45).extrapolated()).isTrue();
    assertThat(read(LAW, 1024, 32, 16, 45).extrapolated()).isTrue();
    assertThat(read(LAW, 64, 128, 1, 45).extrapolated()).isTrue();
    assertThat(read(LAW, 1024, 32, 1, 45).extrapolated()).isFalse();
  }

  @Test
  void smallerNodesScale() {
    assertThat(value(LAW, 1024, 32, 1, 7))
        .isCloseTo(value(LAW, 1024, 32, 1, 45) * 0.05, within(1e-9));
  }

  @Test
  void unknownDeviceIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                LAW.read(
                    SramQuantity.READ, new SramShape(64, 8, 1, 1), new SramProcess(45, "vacuum")))
        .withMessageContaining("vacuum");
  }

  @Property(tries = 300)
  void energyNeverFallsAsCapacityOrWidthGrows(
      @ForAll @DoubleRange(min = 16, max = 1 << 17) double capacity,
      @ForAll @DoubleRange(min = 1, max = 16) double factor,
      @ForAll @DoubleRange(min = 1, max = 600) double width,
      @ForAll @IntRange(min = 1, max = 10) int banks,
      @ForAll @DoubleRange(min = 5, max = 130) double node) {
    for (SramQuantity quantity : List.of(SramQuantity.READ, SramQuantity.WRITE)) {
      double here = at(quantity, capacity, width, banks, node);
      assertThat(at(quantity, capacity * factor, width, banks, node))
          .isGreaterThanOrEqualTo(here * (1 - 1e-12));
      assertThat(at(quantity, capacity, width * factor, banks, node))
          .isGreaterThanOrEqualTo(here * (1 - 1e-12));
    }
  }

  @Property(tries = 300)
  void areaAndLeakageNeverFallAsCapacityGrows(
      @ForAll @DoubleRange(min = 16, max = 1 << 17) double capacity,
      @ForAll @DoubleRange(min = 1, max = 16) double factor,
      @ForAll @DoubleRange(min = 1, max = 600) double width) {
    for (SramQuantity quantity : List.of(SramQuantity.AREA, SramQuantity.LEAKAGE)) {
      assertThat(at(quantity, capacity * factor, width, 1, 45))
          .isGreaterThanOrEqualTo(at(quantity, capacity, width, 1, 45) * (1 - 1e-12));
    }
  }

  private static double at(
      SramQuantity quantity, double capacity, double width, int banks, double node) {
    SramProcess process = new SramProcess(node, PowerLawTable.DEVICE);
    return NOISY.read(quantity, new SramShape(capacity, width, banks, 1), process).value();
  }

  private static double value(
      SramModel model, double capacity, double width, int banks, double node) {
    return read(model, capacity, width, banks, node).value();
  }

  private static SramModel.Reading read(
      SramModel model, double capacity, double width, int banks, double node) {
    return model.read(
        SramQuantity.READ,
        new SramShape(capacity, width, banks, 1),
        new SramProcess(node, AT_45.device()));
  }
}
