package org.loopwright.conformance.prices;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.loopwright.cost.technology.ComponentDescription;
import org.loopwright.cost.technology.ComponentEstimate;
import org.loopwright.cost.technology.ComponentModels;
import org.loopwright.cost.technology.Technology;

/** A part of a chip as the built-in models price it. */
record PricedChipPart(ComponentEstimate estimate) {
  /** A memory on the chip. */
  static PricedChipPart memory(Technology technology, int bits, long rows, int banks) {
    return of(
        technology,
        new ComponentDescription(
            "memory", "SRAM", bits, bits, OptionalLong.of(rows), Map.of("n_banks", banks + "")));
  }

  /** A DRAM of a type. */
  static PricedChipPart dram(Technology technology, int bits, String type) {
    return of(
        technology,
        new ComponentDescription(
            "DRAM", "DRAM", bits, bits, OptionalLong.empty(), Map.of("type", type)));
  }

  /** An integer multiplier with an adder of 32 bits. */
  static PricedChipPart mac(Technology technology, int bits) {
    return of(
        technology,
        new ComponentDescription(
            "mac", "intmac", bits, bits, OptionalLong.empty(), Map.of("adder_width", "32")));
  }

  private static PricedChipPart of(Technology technology, ComponentDescription component) {
    return new PricedChipPart(
        ComponentModels.withBuiltIn(List.of()).estimate(component, technology).orElseThrow());
  }

  double pj(String action) {
    return estimate.actionsPj().get(action).value();
  }

  double mm2() {
    return estimate.areaUm2().value() / 1e6;
  }
}
