package org.loopwright.cost.technology;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** SRAM tables that follow a power law, with or without noise. */
final class PowerLawTable {
  static final String DEVICE = "lstp";

  private PowerLawTable() {}

  /** {@code value = capacity^0.5 x width^0.5 x node}, each row off by up to a part of it. */
  static List<SramRow> rows(double noise, long seed) {
    Random random = new Random(seed);
    List<SramRow> rows = new ArrayList<>();
    for (double node : new double[] {90, 45}) {
      for (long capacity = 64; capacity <= 1 << 14; capacity *= 2) {
        for (int width = 8; width <= 128; width *= 2) {
          for (int banks = 1; banks <= 4; banks *= 2) {
            if (capacity * 8 / width / banks >= 32) {
              double off = 1 + noise * (2 * random.nextDouble() - 1);
              rows.add(row(node, capacity, width, banks, off));
            }
          }
        }
      }
    }
    return rows;
  }

  private static SramRow row(double node, long capacity, int width, int banks, double off) {
    double law = Math.sqrt((double) capacity * width) * node * off;
    Map<SramQuantity, Double> values = new EnumMap<>(SramQuantity.class);
    for (SramQuantity quantity : SramQuantity.values()) {
      values.put(quantity, law);
    }
    return new SramRow(node, DEVICE, capacity, width, banks, 1, values, Set.of(), "law");
  }

  static NodeScaling scaling() {
    return new NodeScaling(
        List.of(
            new NodeScaling.Node(90, 4, 4),
            new NodeScaling.Node(45, 1, 1),
            new NodeScaling.Node(7, 0.05, 0.06)),
        "test");
  }
}
