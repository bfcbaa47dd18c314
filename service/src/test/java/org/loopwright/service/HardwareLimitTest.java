package org.loopwright.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.Verdict;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Bandwidth;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.testkit.SmallSpec;
import org.loopwright.testkit.SmallSpecs;

final class HardwareLimitTest {
  @Test
  void everyLimitIsWidenedOnce() {
    StorageLevel registers =
        StorageLevel.builder("RF", "regfile", new Mesh(4, 2)).capacityWords(256).build();
    StorageLevel buffer =
        StorageLevel.builder("GLB", "SRAM", Mesh.SINGLE)
            .capacityWords(5)
            .bandwidth(
                new Bandwidth(OptionalDouble.of(4), OptionalDouble.empty(), OptionalDouble.of(8)))
            .build();
    StorageLevel memory = StorageLevel.builder("DRAM", "DRAM", Mesh.SINGLE).build();
    Architecture hardware =
        new Architecture(
            "chip",
            new ComputeLevel("MAC", "mac", new Mesh(4, 2), 16),
            List.of(registers, buffer, memory));
    assertThat(HardwareLimit.of(hardware))
        .extracting(limit -> limit.name() + ": " + limit.from() + " -> " + limit.to())
        .containsExactly(
            "capacity of RF: 256.0 -> 288.0", // 256 + 256 / 8
            "capacity of GLB: 5.0 -> 6.0", // an eighth of 5 is less than a word
            "read bandwidth of GLB: 4.0 -> 5.0",
            "shared bandwidth of GLB: 8.0 -> 10.0",
            "mesh X of RF below GLB: 4.0 -> 8.0",
            "mesh Y of RF below GLB: 2.0 -> 4.0");
  }

  @Test
  void capacityGrowsInWholeBlocks() {
    StorageLevel wide =
        StorageLevel.builder("GLB", "SRAM", Mesh.SINGLE)
            .capacityWords(40)
            .blockWords(8)
            .multipleBuffering(2)
            .minUtilization(0.5)
            .build();
    Architecture hardware =
        new Architecture("chip", new ComputeLevel("MAC", "mac", Mesh.SINGLE, 16), List.of(wide));
    HardwareLimit limit = HardwareLimit.of(hardware).get(0);
    assertThat(limit.to()).isEqualTo(48); // 40 + 5, and then whole blocks of 8
    StorageLevel wider = limit.wider().storage().get(0);
    assertThat(wider.capacity().usableWords().getAsLong() * wider.capacity().minUtilization())
        .isEqualTo(20 * 0.5);
  }

  @Test
  void fanoutsMultiplyAllThatLiesInside() {
    StorageLevel inner = StorageLevel.builder("RF", "regfile", new Mesh(4, 3)).build();
    StorageLevel middle = StorageLevel.builder("L1", "SRAM", new Mesh(2, 1)).build();
    StorageLevel outer = StorageLevel.builder("DRAM", "DRAM", Mesh.SINGLE).build();
    Architecture hardware =
        new Architecture(
            "chip",
            new ComputeLevel("MAC", "mac", new Mesh(4, 3), 16),
            List.of(inner, middle, outer));
    HardwareLimit limit =
        HardwareLimit.of(hardware).stream()
            .filter(each -> each.name().equals("mesh Y of RF below L1"))
            .findFirst()
            .orElseThrow();
    assertThat(limit.wider().storage().get(0).mesh()).isEqualTo(new Mesh(4, 6));
    assertThat(limit.wider().compute().mesh()).isEqualTo(new Mesh(4, 6));
    assertThat(limit.wider().storage().get(1).mesh()).isEqualTo(new Mesh(2, 1));
    assertThat(limit.unitsRatio(hardware)).isEqualTo(2);
  }

  /** On a larger array data move otherwise, so only that it runs is sure. */
  @Property(tries = 150)
  void mappingStaysValidWithAWiderLimitAndTakesNoMore(@ForAll("specs") SmallSpec small) {
    Architecture hardware = limited(small.architecture());
    if (cost(small, hardware) instanceof Verdict.Valid before) {
      for (HardwareLimit limit : HardwareLimit.of(hardware)) {
        assertThat(cost(small, limit.wider())).isInstanceOf(Verdict.Valid.class);
        if (limit.unitsRatio(hardware) == 1) {
          Evaluation after = ((Verdict.Valid) cost(small, limit.wider())).evaluation();
          assertThat(after.energyPj()).isEqualTo(before.evaluation().energyPj());
          assertThat(after.cycles()).isLessThanOrEqualTo(before.evaluation().cycles());
        }
      }
    }
  }

  @Provide
  Arbitrary<SmallSpec> specs() {
    return SmallSpecs.specs(200);
  }

  private static Architecture limited(Architecture free) {
    List<StorageLevel> storage = new ArrayList<>();
    for (StorageLevel level : free.storage()) {
      Bandwidth narrow =
          new Bandwidth(OptionalDouble.of(0.5), OptionalDouble.of(1), OptionalDouble.empty());
      storage.add(
          level.toBuilder().capacityWords(100).bandwidth(narrow).minUtilization(0.01).build());
    }
    return new Architecture(free.name(), free.compute(), storage);
  }

  private static Verdict cost(SmallSpec small, Architecture hardware) {
    Map<String, Map<String, Double>> prices = new HashMap<>();
    prices.put(hardware.compute().name(), Map.of("compute", 1.0));
    for (StorageLevel level : hardware.storage()) {
      prices.put(
          level.name(), Map.of("read", 1.0, "write", 2.0, "update", 3.0, "network_hop", 0.25));
    }
    return new Evaluator(small.workload(), hardware, new EnergyTable(prices), AreaTable.EMPTY)
        .evaluate(small.mapping());
  }
}
