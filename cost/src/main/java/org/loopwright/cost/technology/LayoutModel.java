package org.loopwright.cost.technology;

import static java.util.Objects.requireNonNull;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.loopwright.model.diagnostics.Labelled;
import org.loopwright.model.diagnostics.Require;

/**
 * How much more of a chip parts take than their cells: published areas of layouts over what the
 * tables of this technology give for the same parts, by node.
 *
 * <p>Tables have bare cells: arrays as CACTI packs them, operators as synthesis leaves them. A
 * layout adds what compiled memories have around them, registers of operands and sums, sequencing,
 * clocks, and rows that nothing fills.
 */
public final class LayoutModel {
  /** What takes area. */
  public enum Part implements Labelled {
    /** Memories on the chip. */
    MEMORY("memory"),
    /** Arithmetic and adders. */
    LOGIC("logic"),
    /** All of the chip, for what fills the gaps. */
    WHOLE("whole");

    private final String label;

    Part(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  /**
   * A part of a published layout.
   *
   * @param publishedUm2 its area in the layout
   * @param cellsUm2 the area of the same part by the tables, without a layout
   */
  public record Row(double nodeNm, Part part, double publishedUm2, double cellsUm2, String source) {
    public Row {
      requireNonNull(part, "part");
      Require.that(publishedUm2 > 0 && cellsUm2 > 0, "areas of a layout must be positive");
      requireNonNull(source, "source");
    }
  }

  private final double nodeNm;
  private final Map<Part, NodeSeries> factors = new EnumMap<>(Part.class);

  public LayoutModel(double nodeNm, List<Row> rows) {
    this.nodeNm = nodeNm;
    for (Part part : Part.values()) {
      factors.put(
          part,
          new NodeSeries(
              rows.stream().filter(row -> row.part() == part).map(LayoutModel::point).toList()));
    }
  }

  private static NodeSeries.Point point(Row row) {
    return new NodeSeries.Point(row.nodeNm(), row.publishedUm2() / row.cellsUm2(), row.source());
  }

  /** By how much the cells of a part grow in a layout. */
  public Estimate factor(Part part) {
    return factors.get(part).at(nodeNm, "published layout over cells", "layout.csv");
  }
}
