package org.loopwright.cost.technology;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.loopwright.model.diagnostics.Require;

/** A technology: what memories, arithmetic, wires and off-chip memory cost at a node. */
public record Technology(String name, double nodeNm, Choices choices, Tables tables) {
  /**
   * What tells how much an area leaks: the smallest that the table is sure of, 1 KiB of 32 bits.
   */
  private static final SramShape SMALL_MEMORY = new SramShape(1024, 32, 1, 1);

  public Technology {
    Require.notBlank(name, "name of a technology");
    Require.that(nodeNm > 0, "node of technology %s must be positive but was %s", name, nodeNm);
    requireNonNull(choices, "choices");
    Require.that(
        tables.sram.devices().contains(choices.device),
        "device of technology %s must be one of %s but was %s",
        name,
        tables.sram.devices(),
        choices.device);
  }

  /**
   * What of the tables a technology uses, and what takes their place.
   *
   * @param device transistor type of the SRAM table
   * @param dramType off-chip memory where a component names none
   * @param physical whether the tables give leakage and area; if not, they are unknown
   * @param wired whether wires take energy
   * @param router what routers take; nothing where it is empty
   * @param relative energies of memories and arithmetic that take the place of the tables'
   */
  public record Choices(
      String device,
      String dramType,
      boolean physical,
      boolean wired,
      Optional<RouterEnergy> router,
      Optional<RelativeEnergies> relative) {
    public Choices {
      requireNonNull(device, "device");
      requireNonNull(dramType, "dramType");
      requireNonNull(router, "router");
      requireNonNull(relative, "relative");
    }
  }

  /**
   * The tables of a technology.
   *
   * @param sramSource who published the table of {@code sram}
   * @param layout what a layout adds to cells, where the tables tell
   */
  public record Tables(
      SramModel sram,
      String sramSource,
      ArithmeticModel arithmetic,
      WireModel wire,
      List<DramRow> dram,
      Optional<LayoutModel> layout) {
    public Tables {
      requireNonNull(sram, "sram");
      requireNonNull(arithmetic, "arithmetic");
      requireNonNull(wire, "wire");
      dram = List.copyOf(dram);
      requireNonNull(layout, "layout");
    }
  }

  public ArithmeticModel arithmetic() {
    return tables.arithmetic;
  }

  Optional<RelativeEnergies> relative() {
    return choices.relative;
  }

  /** A quantity of an SRAM, in the unit of the quantity. */
  Estimate sram(SramQuantity quantity, SramShape shape) {
    SramModel.Reading reading =
        tables.sram.read(quantity, shape, new SramProcess(nodeNm, choices.device));
    return new Estimate(reading.value(), tables.sram.provenance(reading, tables.sramSource));
  }

  /**
   * mW that logic of an area leaks: as much for its area as memory of the same transistors, since
   * what surrounds the cells of a small memory is logic. So a node and a device leak alike in all
   * that is made of them.
   */
  Estimate logicLeakageMw(double areaUm2) {
    Estimate leakage = sram(SramQuantity.LEAKAGE, SMALL_MEMORY);
    double um2 = sram(SramQuantity.AREA, SMALL_MEMORY).value();
    return leakage.times(areaUm2 / um2).named("logic leakage by area");
  }

  /** The off-chip memory of a type, in any case. */
  public Optional<DramRow> dram(String type) {
    return tables.dram.stream().filter(row -> row.type().equalsIgnoreCase(type)).findFirst();
  }

  /** pJ of a word over one hop between neighbours a tile apart. */
  public Estimate hopPj(int bits, double tileUm2) {
    return relative()
        .flatMap(table -> table.hopPj(bits))
        .orElseGet(() -> tables.wire.hopPj(bits, tileUm2));
  }
}
