package org.loopwright.cost.technology;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Off-chip memory by pJ a bit, and memory on the chip (Parashar et al. 2019, section VI-C1). */
final class MemoryModel implements ComponentModel {
  private static final double PJ_PER_MW_NS = 1;

  @Override
  public Optional<ComponentEstimate> estimate(
      ComponentDescription component, Technology technology) {
    if (component.isA("DRAM")
        || component.text("technology").filter("DRAM"::equalsIgnoreCase).isPresent()) {
      return dram(component, technology);
    }
    OptionalDouble bytes = component.capacityBytes();
    boolean storage =
        component.isA("SRAM")
            || isRegisterFile(component)
            || component.isA("smartbuffer")
            || component.isA("storage");
    if (!storage || bytes.isEmpty() || bytes.getAsDouble() == 0) {
      return Optional.empty();
    }
    return Optional.of(onChip(component, bytes.getAsDouble(), technology));
  }

  private static boolean isRegisterFile(ComponentDescription component) {
    return component.isA("regfile")
        || component.isA("register")
        || component.componentClass().equalsIgnoreCase("reg")
        || component.isA("FIFO")
        || component.componentClass().endsWith("_RF");
  }

  private static Optional<ComponentEstimate> dram(
      ComponentDescription component, Technology technology) {
    String type = component.text("type").orElse(technology.choices().dramType());
    Estimate none = new Estimate(0, new Provenance("off-chip", "none", "not on the chip", false));
    if (technology.relative().isPresent() && component.text("type").isEmpty()) {
      Estimate access = technology.relative().get().dramPj((double) component.accessBits());
      return Optional.of(ComponentEstimate.storage(access, access, none, none));
    }
    return technology
        .dram(type)
        .map(row -> row.opening(component.notNegative("activation_share").orElse(1.0)))
        .map(
            row ->
                ComponentEstimate.storage(
                    row.readPj(component.accessBits()),
                    row.writePj(component.accessBits()),
                    none,
                    none));
  }

  private static ComponentEstimate onChip(
      ComponentDescription component, double bytes, Technology technology) {
    SramShape shape =
        new SramShape(
            bytes,
            component.accessBits(),
            component.count("n_banks", "num_banks").orElse(1),
            ports(component));
    return physical(
        ComponentEstimate.storage(
            access(SramQuantity.READ, shape, technology),
            access(SramQuantity.WRITE, shape, technology),
            OnChipMemory.price(SramQuantity.LEAKAGE, shape, technology)
                .times(component.cycleNs() * PJ_PER_MW_NS),
            OnChipMemory.price(SramQuantity.AREA, shape, technology)),
        technology);
  }

  /**
   * pJ of an access. A table of relative energies takes the place of the model's, which only tells
   * how they fall below the smallest size of the table.
   */
  private static Estimate access(SramQuantity quantity, SramShape shape, Technology technology) {
    Optional<RelativeEnergies> relative = technology.relative();
    if (relative.isEmpty()) {
      return OnChipMemory.price(quantity, shape, technology);
    }
    Estimate tabled = relative.get().bufferPj(shape.capacityBytes(), shape.widthBits());
    SramShape smallest = relative.get().smallestModelled();
    if (shape.capacityBytes() >= smallest.capacityBytes()) {
      return tabled;
    }
    Estimate model =
        OnChipMemory.price(quantity, smallest.withCapacity(shape.capacityBytes()), technology);
    double atSmallest = OnChipMemory.price(quantity, smallest, technology).value();
    return tabled
        .plus(model)
        .named(
            tabled.provenance().model()
                + ", below its smallest buffer as "
                + model.provenance().model())
        .withValue(tabled.value() * model.value() / atSmallest);
  }

  /** Ports by kind add up; else those of any kind. */
  private static int ports(ComponentDescription component) {
    int byKind =
        Stream.of("n_rdwr_ports", "n_rw_ports", "n_rd_ports", "n_wr_ports")
            .mapToInt(kind -> component.count(kind).orElse(0))
            .sum();
    return byKind > 0 ? byKind : component.count("n_ports", "num_ports").orElse(1);
  }

  /** Leakage and area only where the technology has them. */
  static ComponentEstimate physical(ComponentEstimate estimate, Technology technology) {
    if (technology.choices().physical()) {
      return estimate;
    }
    Estimate unknown = new Estimate(0, Provenance.UNKNOWN);
    Map<String, Estimate> actions = new LinkedHashMap<>(estimate.actionsPj());
    actions.put(ComponentEstimate.LEAK, unknown);
    return new ComponentEstimate(actions, unknown);
  }
}
