package org.loopwright.formats.technology;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.loopwright.cost.technology.ArithmeticModel;
import org.loopwright.cost.technology.DramRow;
import org.loopwright.cost.technology.LayoutModel;
import org.loopwright.cost.technology.NodeScaling;
import org.loopwright.cost.technology.RelativeEnergies;
import org.loopwright.cost.technology.SramQuantity;
import org.loopwright.cost.technology.SramRow;
import org.loopwright.cost.technology.WireModel;
import org.loopwright.model.diagnostics.Labels;

/**
 * The rows of each table. Tables of several families mark the rows to take in a column {@code use};
 * the others are left out.
 */
final class TechnologyRows {
  private static final double UM2_PER_MM2 = 1e6;

  private TechnologyRows() {}

  static SramRow sram(CsvTable.Row row) {
    Map<SramQuantity, Double> values = new EnumMap<>(SramQuantity.class);
    values.put(SramQuantity.READ, row.requireNumber("read_energy_pj"));
    values.put(SramQuantity.WRITE, row.requireNumber("write_energy_pj"));
    values.put(SramQuantity.LEAKAGE, row.requireNumber("leakage_mw_per_bank"));
    values.put(SramQuantity.AREA, row.requireNumber("area_mm2") * UM2_PER_MM2);
    return new SramRow(
        row.requireNumber("node_nm"),
        row.requireText("device"),
        row.requireCount("capacity_bytes"),
        row.requireInt("width_bits"),
        row.requireInt("banks"),
        row.requireInt("rw_ports"),
        values,
        suspect(row.text("flag")),
        row.requireText("source"));
  }

  /** The quantities that a flag marks as doubtful: by its endings rd, wr and ar. */
  private static Set<SramQuantity> suspect(String flag) {
    Set<SramQuantity> suspect = EnumSet.noneOf(SramQuantity.class);
    if (flag.contains("_rd")) {
      suspect.add(SramQuantity.READ);
    }
    if (flag.contains("_wr")) {
      suspect.add(SramQuantity.WRITE);
    }
    if (flag.contains("_ar")) {
      suspect.add(SramQuantity.AREA);
    }
    return suspect;
  }

  static boolean isToUse(CsvTable.Row row) {
    return row.text("use").equals("yes");
  }

  static ArithmeticModel.Row arithmetic(CsvTable.Row row) {
    return new ArithmeticModel.Row(
        row.requireNumber("node_nm"),
        row.requireText("op"),
        row.requireText("format"),
        row.requireInt("bits"),
        new ArithmeticModel.Values(row.number("energy_pj"), row.number("area_um2")),
        row.requireText("source"));
  }

  static DramRow dram(CsvTable.Row row) {
    return new DramRow(
        row.requireText("type"),
        row.requireNumber("energy_pj_per_bit"),
        row.number("read_pj_per_bit"),
        row.number("write_pj_per_bit"),
        activation(row),
        row.requireText("source"));
  }

  /** What of an access opens rows of the memory: {@code none}, a number, or nothing if unknown. */
  private static OptionalDouble activation(CsvTable.Row row) {
    String column = "activation_pj_per_bit";
    return row.text(column).equals("none") ? OptionalDouble.of(0) : row.number(column);
  }

  static WireModel.Row wire(CsvTable.Row row) {
    return new WireModel.Row(
        row.requireNumber("node_nm"),
        row.requireNumber("energy_fj_per_random_bit_mm"),
        row.requireText("source"));
  }

  static LayoutModel.Row layout(CsvTable.Row row) {
    return new LayoutModel.Row(
        row.requireNumber("node_nm"),
        Labels.require(LayoutModel.Part.class, row.requireText("part"), "part of a layout"),
        row.requireNumber("published_um2"),
        row.requireNumber("cells_um2"),
        row.requireText("source"));
  }

  static RelativeEnergies.Row relative(CsvTable.Row row) {
    return new RelativeEnergies.Row(
        row.requireText("level"),
        row.number("capacity_bytes"),
        row.requireInt("word_bits"),
        row.requireNumber("relative_energy"),
        row.requireText("source"));
  }

  /** Whether a row of scaling is for high performance; the table also has low power. */
  static boolean isHighPerformance(CsvTable.Row row) {
    return row.requireText("flavor").equals("HP");
  }

  static NodeScaling.Node scaling(CsvTable.Row row) {
    return new NodeScaling.Node(
        row.requireNumber("node_nm"),
        row.requireNumber("relative_energy"),
        row.requireNumber("relative_area"));
  }
}
