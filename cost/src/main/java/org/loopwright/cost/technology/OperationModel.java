package org.loopwright.cost.technology;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Multipliers, adders and units of both (MACs), integer or floating point, by their widths;
 * comparators, counters, shifters, bitwise units and multiplexers. The adder of an integer MAC is
 * as wide as {@code adder_width}, or else as the product.
 */
final class OperationModel implements ComponentModel {
  /** Operations of the arithmetic table by what is in the names of classes. */
  private static final List<Map.Entry<String, String>> LOGIC =
      List.of(
          Map.entry("comparator", "compare"),
          Map.entry("counter", "count"),
          Map.entry("shift", "shift"),
          Map.entry("bitwise", "bitwise"),
          Map.entry("mux", "bitwise"));

  @Override
  public Optional<ComponentEstimate> estimate(
      ComponentDescription component, Technology technology) {
    boolean mac = component.isA("mac") || component.isA("compute");
    boolean multiplies = mac || component.isA("mult");
    boolean adds = mac || component.isA("adder");
    if (!multiplies && !adds) {
      return logic(component, technology);
    }
    String format = format(component);
    int bits = component.count("multiplier_width").orElse(component.wordBits());
    int sumBits =
        component.count("adder_width").orElse(multiplies && format.equals("int") ? 2 * bits : bits);
    return Optional.of(
        unit(component, technology, format, multiplies ? bits : 0, adds ? sumBits : 0));
  }

  /** {@code fp} or {@code int}, by the class. */
  static String format(ComponentDescription component) {
    return component.isA("fp") || component.isA("float") ? "fp" : "int";
  }

  /** Units of one kind; a multiplexer takes as much as a bitwise operation (our assumption). */
  private static Optional<ComponentEstimate> logic(
      ComponentDescription component, Technology technology) {
    for (Map.Entry<String, String> kind : LOGIC) {
      if (component.isA(kind.getKey())) {
        ArithmeticModel table = technology.arithmetic();
        int bits = component.wordBits();
        Estimate area = table.areaUm2(kind.getValue(), "int", bits);
        return Optional.of(
            MemoryModel.physical(
                ComponentEstimate.arithmetic(
                    table.energyPj(kind.getValue(), "int", bits),
                    technology.logicLeakageMw(area.value()).times(component.cycleNs()),
                    area),
                technology));
      }
    }
    return Optional.empty();
  }

  private static ComponentEstimate unit(
      ComponentDescription component,
      Technology technology,
      String format,
      int multiplierBits,
      int adderBits) {
    ArithmeticModel table = technology.arithmetic();
    Optional<Estimate> energy = Optional.empty();
    Optional<Estimate> area = Optional.empty();
    if (multiplierBits > 0) {
      energy = Optional.of(table.energyPj("mult", format, multiplierBits));
      area = Optional.of(table.areaUm2("mult", format, multiplierBits));
    }
    if (adderBits > 0) {
      Estimate adderPj = table.energyPj("add", format, adderBits);
      Estimate adderUm2 = table.areaUm2("add", format, adderBits);
      energy = Optional.of(energy.map(pj -> pj.plus(adderPj)).orElse(adderPj));
      area = Optional.of(area.map(um2 -> um2.plus(adderUm2)).orElse(adderUm2));
    }
    Estimate tabled = energy.orElseThrow();
    Estimate compute =
        technology
            .relative()
            .filter(relative -> multiplierBits > 0)
            .map(relative -> relative.operationPj(multiplierBits, multiplierBits))
            .orElse(tabled);
    Estimate leak =
        technology.logicLeakageMw(area.orElseThrow().value()).times(component.cycleNs());
    return MemoryModel.physical(
        ComponentEstimate.arithmetic(compute, leak, area.orElseThrow()), technology);
  }
}
