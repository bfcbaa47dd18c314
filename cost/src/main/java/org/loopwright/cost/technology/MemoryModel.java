package org.loopwright.cost.technology;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Off-chip memory by pJ a bit, SRAM from its table, and small register files as flip-flops with a
 * tree of multiplexers (Parashar et al. 2019, section VI-C1).
 */
final class MemoryModel implements ComponentModel {
  /** Below this the SRAM table is mostly periphery, and register files are flip-flops. */
  private static final double MIN_SRAM_BYTES = 512;

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
    return Optional.of(
        isRegisterFile(component) && bytes.getAsDouble() < MIN_SRAM_BYTES
            ? flipFlops(component, technology)
            : sram(component, bytes.getAsDouble(), technology));
  }

  private static boolean isRegisterFile(ComponentDescription component) {
    return component.isA("regfile")
        || component.isA("register")
        || component.isA("FIFO")
        || component.componentClass().endsWith("_RF");
  }

  private static Optional<ComponentEstimate> dram(
      ComponentDescription component, Technology technology) {
    String type = component.text("type").orElse(technology.choices().dramType());
    Estimate none = new Estimate(0, new Provenance("off-chip", "none", "not on the chip", false));
    Optional<Estimate> access =
        technology.relative().isPresent() && component.text("type").isEmpty()
            ? technology.relative().map(table -> table.dramPj((double) component.accessBits()))
            : technology.dram(type).map(row -> dramAccess(row, component.accessBits()));
    return access.map(pj -> ComponentEstimate.storage(pj, pj, none, none));
  }

  private static Estimate dramAccess(DramRow row, long bits) {
    return new Estimate(
        row.pjPerBit() * bits,
        new Provenance("DRAM, " + row.type() + " by bit", "dram.csv", row.source(), false));
  }

  private static ComponentEstimate sram(
      ComponentDescription component, double bytes, Technology technology) {
    SramShape shape =
        new SramShape(
            bytes,
            component.accessBits(),
            component.count("n_banks", "num_banks").orElse(1),
            component.count("n_rw_ports", "n_rdwr_ports", "n_ports", "num_ports").orElse(1));
    Optional<Estimate> relative =
        technology.relative().map(table -> table.bufferPj(bytes, (double) component.accessBits()));
    return physical(
        ComponentEstimate.storage(
            relative.orElseGet(() -> technology.sram(SramQuantity.READ, shape)),
            relative.orElseGet(() -> technology.sram(SramQuantity.WRITE, shape)),
            leakage(shape, technology).times(component.cycleNs() * PJ_PER_MW_NS),
            technology.sram(SramQuantity.AREA, shape)),
        technology);
  }

  /** mW: as many memories as there are banks, each of one bank (see docs/technology.md). */
  private static Estimate leakage(SramShape shape, Technology technology) {
    SramShape bank =
        new SramShape(shape.capacityBytes() / shape.banks(), shape.widthBits(), 1, shape.ports());
    return technology.sram(SramQuantity.LEAKAGE, bank).times(shape.banks());
  }

  /** Every bit passes a flip-flop's clock and one multiplexer for each bit of the address. */
  private static ComponentEstimate flipFlops(
      ComponentDescription component, Technology technology) {
    ArithmeticModel cells = technology.arithmetic();
    double bits = component.accessBits();
    double stored = component.capacityBytes().orElseThrow() * 8;
    double rows = Math.max(1, stored / bits);
    double addressBits = Math.ceil(Math.log(rows) / Math.log(2));
    Estimate register = cells.energyPj("register", "bit", 1).times(bits);
    Estimate path = cells.energyPj("bitwise", "int", bits).times(addressBits);
    Estimate access =
        technology
            .relative()
            .map(table -> table.bufferPj(component.capacityBytes().orElseThrow(), bits))
            .orElse(register.plus(path));
    Estimate area =
        cells
            .areaUm2("register", "bit", 1)
            .times(stored)
            .plus(cells.areaUm2("bitwise", "int", bits).times(rows - 1));
    Estimate leak = cells.leakageMw(area.value()).times(component.cycleNs() * PJ_PER_MW_NS);
    return physical(ComponentEstimate.storage(access, access, leak, area), technology);
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
