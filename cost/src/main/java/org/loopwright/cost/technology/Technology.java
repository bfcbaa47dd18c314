package org.loopwright.cost.technology;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.loopwright.model.diagnostics.Require;

/**
 * A technology: what memories, arithmetic, wires and off-chip memory cost at a node.
 *
 * @param device transistor type of the SRAM table
 * @param dramType off-chip memory where a component names none
 * @param relative energies of memories and arithmetic that take the place of the tables'
 * @param physical whether the tables give leakage and area; if not, they are unknown
 * @param wired whether wires take energy
 * @param router what routers take; nothing where it is empty
 * @param sram memories, from a table with this source
 */
public record Technology(
    String name,
    double nodeNm,
    String device,
    String dramType,
    Optional<RelativeEnergies> relative,
    boolean physical,
    boolean wired,
    Optional<RouterEnergy> router,
    SramModel sram,
    String sramSource,
    ArithmeticModel arithmetic,
    WireModel wire,
    List<DramRow> dram) {
  public Technology {
    Require.notBlank(name, "name of a technology");
    Require.that(nodeNm > 0, "node of technology %s must be positive but was %s", name, nodeNm);
    requireNonNull(device, "device");
    requireNonNull(dramType, "dramType");
    requireNonNull(relative, "relative");
    requireNonNull(router, "router");
    requireNonNull(sram, "sram");
    requireNonNull(arithmetic, "arithmetic");
    requireNonNull(wire, "wire");
    dram = List.copyOf(dram);
    Require.that(
        sram.devices().contains(device),
        "device of technology %s must be one of %s but was %s",
        name,
        sram.devices(),
        device);
  }

  /** The off-chip memory of a type, in any case. */
  public Optional<DramRow> dram(String type) {
    return dram.stream().filter(row -> row.type().equalsIgnoreCase(type)).findFirst();
  }

  /** pJ of a word over one hop between neighbours a tile apart. */
  public Estimate hopPj(int bits, double tileUm2) {
    Optional<Estimate> tabled = relative.flatMap(table -> table.hopPj(bits));
    return tabled.orElseGet(() -> wire.hopPj(bits, tileUm2));
  }

  /** pJ of making one address among so many rows: an adder of log2(rows) bits. */
  public Estimate addressPj(double rows) {
    double bits = Math.max(1, Math.ceil(Math.log(rows) / Math.log(2)));
    return arithmetic.energyPj("add", "int", bits);
  }
}
