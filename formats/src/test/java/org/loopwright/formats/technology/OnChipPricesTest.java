package org.loopwright.formats.technology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loopwright.cost.technology.ComponentDescription;
import org.loopwright.cost.technology.ComponentEstimate;
import org.loopwright.cost.technology.ComponentModels;
import org.loopwright.cost.technology.Technology;

/** Memory on the chip has no cliffs: no size, width or way of naming it is a jump in price. */
final class OnChipPricesTest {
  private static final Path SHIPPED = Path.of("../library/technology");
  private static final List<String> ENERGIES = List.of("read", "write", "leak");
  private static final Map<String, Technology> READ = new ConcurrentHashMap<>();
  private static final long MAX_BYTES = 4 << 20;

  /** A row is 12.5 % or less of the capacity from here on. */
  private static final long SMOOTH_FROM = 8;

  @ParameterizedTest
  @ValueSource(strings = {"65nm", "45nm", "28nm", "16nm", "7nm"})
  void pricesGrowWithCapacityWithoutSteps(String name) {
    Technology technology = technology(name);
    for (int width : new int[] {1, 8, 12, 16, 100, 512, 4096}) {
      for (int ports : new int[] {1, 2}) {
        sweep(technology, width, Map.of("n_ports", ports + ""));
      }
      sweep(technology, width, Map.of("n_banks", "4"));
    }
  }

  /** Depth by depth where memories are small, by tenths above. */
  private static void sweep(Technology technology, int width, Map<String, String> attributes) {
    ComponentEstimate last = estimate(technology, "regfile", width, 1, attributes);
    long depth = 1;
    while (depth * width / 8 <= MAX_BYTES) {
      long next = depth < 300 ? depth + 1 : depth + depth / 10;
      ComponentEstimate now = estimate(technology, "regfile", width, next, attributes);
      double most = depth < SMOOTH_FROM ? Math.max(1.2, (double) next / depth) : 1.2;
      String where =
          "%s of %d bits %s, depth %d to %d"
              .formatted(technology.name(), width, attributes, depth, next);
      for (String action : ENERGIES) {
        assertThat(pj(now, action) / pj(last, action))
            .as("%s %s", action, where)
            .isBetween(1.0 - 1e-12, most);
      }
      assertThat(now.areaUm2().value() / last.areaUm2().value())
          .as("area %s", where)
          .isBetween(1.0 - 1e-12, most);
      last = now;
      depth = next;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"65nm", "45nm", "28nm", "16nm", "7nm"})
  void energyGrowsWithWidthAndPortsWithoutCliffs(String name) {
    Technology technology = technology(name);
    for (long depth : new long[] {1, 16, 1024}) {
      for (int width = 8; width <= 2048; width += width < 64 ? 1 : width / 8) {
        ComponentEstimate here = estimate(technology, "SRAM", width, depth, Map.of());
        ComponentEstimate wider = estimate(technology, "SRAM", width + 1, depth, Map.of());
        ComponentEstimate ported =
            estimate(technology, "SRAM", width, depth, Map.of("n_ports", "2"));
        for (String action : ENERGIES) {
          String where = "%s %s, %d x %d bits".formatted(name, action, depth, width);
          assertThat(pj(wider, action) / pj(here, action)).as(where).isBetween(0.8, 1.2);
          assertThat(pj(ported, action)).as(where).isGreaterThanOrEqualTo(pj(here, action));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"65nm", "45nm", "16nm"})
  void nameOfTheClassHasNoPrice(String name) {
    for (long depth : new long[] {1, 12, 224, 255, 256, 4096}) {
      assertThat(estimate(technology(name), "SRAM", 16, depth, Map.of()))
          .isEqualTo(estimate(technology(name), "regfile", 16, depth, Map.of()));
    }
  }

  /** DianNao's SB: 64 rows of 4096 bits; 16 memories of 2 KB with 256 bits each are one ganging. */
  @ParameterizedTest
  @ValueSource(strings = {"45nm", "28nm", "16nm", "7nm"})
  void wideMemoryIsPricedAsTheBestGangingInsideTheTable(String name) {
    ComponentEstimate wide = estimate(technology(name), "SRAM", 4096, 64, Map.of("n_banks", "16"));
    ComponentEstimate member = estimate(technology(name), "SRAM", 256, 64, Map.of());
    for (String action : ENERGIES) {
      assertThat(pj(wide, action))
          .as(action)
          .isBetween(pj(member, action), 16 * pj(member, action));
      assertThat(wide.actionsPj().get(action).provenance().extrapolated()).isFalse();
      assertThat(wide.actionsPj().get(action).provenance().model()).contains("side by side");
    }
    assertThat(wide.areaUm2().value()).isLessThanOrEqualTo(16 * member.areaUm2().value());
    assertThat(wide.areaUm2().provenance().extrapolated()).isFalse();
  }

  /** Ports of a kind count one each; those of any kind count where no kind is named. */
  @ParameterizedTest
  @ValueSource(strings = {"45nm", "16nm"})
  void portsOfEveryKindCount(String name) {
    ComponentEstimate byKind =
        estimate(technology(name), "regfile", 16, 64, Map.of("n_rd_ports", "1", "n_wr_ports", "1"));
    ComponentEstimate two = estimate(technology(name), "regfile", 16, 64, Map.of("n_ports", "2"));
    assertThat(byKind).isEqualTo(two);
  }

  /** Eyeriss' register file of 0.5 KB is one MAC of 2 pJ, and smaller ones cost less. */
  @ParameterizedTest
  @ValueSource(strings = "65nm")
  void tableOfRelativeEnergiesHoldsAtItsSmallestMemoryAndFallsBelow(String name) {
    Technology technology = technology(name);
    assertThat(pj(estimate(technology, "regfile", 16, 256, Map.of()), "read"))
        .isCloseTo(2, within(1e-9));
    assertThat(pj(estimate(technology, "regfile", 16, 16, Map.of()), "read")).isLessThan(1);
  }

  private static double pj(ComponentEstimate estimate, String action) {
    return estimate.actionsPj().get(action).value();
  }

  private static ComponentEstimate estimate(
      Technology technology, String type, int width, long depth, Map<String, String> attributes) {
    return ComponentModels.withBuiltIn(List.of())
        .estimate(
            new ComponentDescription(
                "memory", type, width, width, OptionalLong.of(depth), attributes),
            technology)
        .orElseThrow();
  }

  private static Technology technology(String name) {
    return READ.computeIfAbsent(
        name,
        key ->
            TechnologyReader.read(
                SHIPPED.resolve(key), SHIPPED.resolve("common"), OptionalDouble.empty()));
  }
}
