package org.loopwright.cost.technology;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.loopwright.model.diagnostics.Require;

/**
 * One memory of an SRAM table.
 *
 * @param nodeNm feature size, nm
 * @param device transistor type, such as {@code itrs-lstp}
 * @param capacityBytes of all banks together
 * @param widthBits bits that one access moves
 * @param ports read-write ports
 * @param values in the units of {@link SramQuantity}, each positive
 * @param suspect values that break the trend of their neighbours, and are passed over
 * @param source where the values come from
 */
public record SramRow(
    double nodeNm,
    String device,
    long capacityBytes,
    int widthBits,
    int banks,
    int ports,
    Map<SramQuantity, Double> values,
    Set<SramQuantity> suspect,
    String source) {
  public SramRow {
    requireNonNull(device, "device");
    requireNonNull(source, "source");
    Require.that(nodeNm > 0, "node of an SRAM row must be positive but was %s", nodeNm);
    Require.positive(capacityBytes, "capacity of an SRAM row");
    Require.positive(widthBits, "width of an SRAM row");
    Require.positive(banks, "banks of an SRAM row");
    Require.positive(ports, "ports of an SRAM row");
    for (SramQuantity quantity : SramQuantity.values()) {
      Double value = values.get(quantity);
      Require.that(
          value != null && value > 0 && value < Double.POSITIVE_INFINITY,
          "%s of an SRAM row must be positive but was %s",
          quantity,
          value);
    }
    values = Collections.unmodifiableMap(new EnumMap<>(values));
    suspect = Set.copyOf(suspect);
  }

  public double value(SramQuantity quantity) {
    return values.get(quantity);
  }

  /** The shape that the row is about. */
  public SramShape shape() {
    return new SramShape((double) capacityBytes, widthBits, banks, ports);
  }
}
