package org.loopwright.formats.technology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.cost.technology.RouterEnergy;
import org.loopwright.cost.technology.SramProcess;
import org.loopwright.cost.technology.SramQuantity;
import org.loopwright.cost.technology.SramShape;
import org.loopwright.cost.technology.Technology;
import org.loopwright.model.diagnostics.SpecException;

final class TechnologyReaderTest {
  private static final Path SHIPPED = Path.of("../library/technology");
  private static final Path COMMON = SHIPPED.resolve("common");
  private static final Technology AT_45 = shipped("45nm");

  private static Technology shipped(String name) {
    return TechnologyReader.read(SHIPPED.resolve(name), COMMON, OptionalDouble.empty());
  }

  @Test
  void everyShippedTechnologyIsRead() {
    for (String name : new String[] {"65nm", "45nm", "28nm", "16nm", "7nm", "timeloop-public"}) {
      assertThat(shipped(name).name()).isEqualTo(name);
    }
  }

  @Test
  void arithmeticOfTheTableComesBackExactly() {
    Function<Integer, Double> mult =
        bits -> AT_45.arithmetic().energyPj("mult", "int", bits).value();
    assertThat(mult.apply(8)).isEqualTo(0.2);
    assertThat(mult.apply(32)).isEqualTo(3.1);
    // Between: sqrt(0.2 x 3.1), as 16 is halfway between 8 and 32 in octaves.
    assertThat(mult.apply(16)).isCloseTo(Math.sqrt(0.2 * 3.1), within(1e-12));
    // Beyond: multipliers by the square of the width, adders by the width.
    assertThat(mult.apply(64)).isCloseTo(3.1 * 4, within(1e-12));
    assertThat(mult.apply(4)).isCloseTo(0.2 / 4, within(1e-12));
    assertThat(AT_45.arithmetic().energyPj("add", "int", 64).value()).isCloseTo(0.2, within(1e-12));
    assertThat(AT_45.arithmetic().energyPj("add", "int", 64).provenance().extrapolated()).isTrue();
  }

  @Test
  void logicScalesWithTheNode() {
    double at16 = shipped("16nm").arithmetic().energyPj("mult", "int", 8).value();
    assertThat(at16).isCloseTo(0.2 * 0.160788, within(1e-9));
  }

  @Test
  void offChipMemoryIsByTheBit() {
    Map<String, Double> pjPerBit =
        Map.of("LPDDR4", 8.0, "GDDR5", 14.0, "GDDR6", 7.5, "HBM2", 3.92, "HBM2E", 4.3);
    pjPerBit.forEach(
        (type, pj) -> assertThat(AT_45.dram(type).orElseThrow().pjPerBit()).isEqualTo(pj));
  }

  @Test
  void hopTakesBitsTimesLengthTimesWireEnergy() {
    // 16 bits x 2 mm (4 mm^2) x 107.666 fJ
    assertThat(AT_45.hopPj(16, 4e6).value()).isCloseTo(16 * 2 * 0.107666, within(1e-9));
  }

  @Test
  void routersTakeEnergyWhereTheTechnologySaysSo(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("technology.yaml"),
        "technology: {name: mine, node_nm: 45, router: {fj_per_bit: 60, source: me}}\n");
    Technology mine = TechnologyReader.read(folder, COMMON, OptionalDouble.empty());
    assertThat(mine.choices().router()).contains(new RouterEnergy(60, "me"));
    assertThat(AT_45.choices().router()).isEmpty();
  }

  @Test
  void foreignFileIsNamedWithItsLine(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("technology.yaml"), "technology: {name: mine, node_nm: 45}\n");
    Files.writeString(
        folder.resolve("dram.csv"), "type,use,energy_pj_per_bit,source\nX,yes,-3,me\n");
    assertThatThrownBy(() -> TechnologyReader.read(folder, COMMON, OptionalDouble.empty()))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("dram.csv:2")
        .hasMessageContaining("must be positive but was -3");
  }

  @Test
  void ownTableTakesThePlaceOfTheCommonOne(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("technology.yaml"), "technology: {name: mine, node_nm: 45}\n");
    Files.writeString(
        folder.resolve("dram.csv"), "type,use,energy_pj_per_bit,source\nX,yes,3,me\n");
    Technology mine = TechnologyReader.read(folder, COMMON, OptionalDouble.empty());
    assertThat(mine.dram("x").orElseThrow().pjPerBit()).isEqualTo(3);
    assertThat(mine.dram("LPDDR4")).isEmpty();
  }

  @Property(tries = 200)
  void shippedSramIsMonotone(
      @ForAll @DoubleRange(min = 64, max = 1 << 22) double capacity,
      @ForAll @DoubleRange(min = 1, max = 4) double factor,
      @ForAll @DoubleRange(min = 8, max = 512) double width,
      @ForAll @IntRange(min = 1, max = 8) int banks,
      @ForAll @DoubleRange(min = 7, max = 90) double node) {
    for (SramQuantity quantity : SramQuantity.values()) {
      double here = read(quantity, capacity, width, banks, node);
      assertThat(read(quantity, capacity * factor, width, banks, node))
          .as("%s with capacity", quantity)
          .isGreaterThanOrEqualTo(here * (1 - 1e-12));
      if (quantity == SramQuantity.READ || quantity == SramQuantity.WRITE) {
        assertThat(read(quantity, capacity, width * factor, banks, node))
            .as("%s with width", quantity)
            .isGreaterThanOrEqualTo(here * (1 - 1e-12));
      }
    }
  }

  private static double read(
      SramQuantity quantity, double capacity, double width, int banks, double node) {
    return AT_45
        .tables()
        .sram()
        .read(
            quantity,
            new SramShape(capacity, width, banks, 1),
            new SramProcess(node, AT_45.choices().device()))
        .value();
  }
}
