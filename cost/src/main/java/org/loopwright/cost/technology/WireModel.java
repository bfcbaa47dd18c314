package org.loopwright.cost.technology;

import java.util.List;

/**
 * Energy of on-chip wires: bits x millimetres x fJ a bit and millimetre (Parashar et al. 2019,
 * section VI-C3). Between nodes of the table it interpolates logarithms; beyond them the outermost
 * node holds.
 */
public final class WireModel {
  /**
   * Energy of wires at a node.
   *
   * @param fjPerBitMm fJ that a bit of random data takes over a millimetre
   */
  public record Row(double nodeNm, double fjPerBitMm, String source) {}

  private static final double UM_PER_MM = 1e3;
  private static final double FJ_PER_PJ = 1e3;

  private final NodeSeries fjPerBitMm;
  private final double nodeNm;

  public WireModel(double nodeNm, List<Row> rows) {
    fjPerBitMm =
        new NodeSeries(
            rows.stream()
                .map(row -> new NodeSeries.Point(row.nodeNm(), row.fjPerBitMm(), row.source()))
                .toList());
    this.nodeNm = nodeNm;
  }

  /**
   * pJ of a word over one hop between neighbours.
   *
   * @param tileUm2 area of what lies between the ends of a hop, taken as a square
   */
  public Estimate hopPj(int bits, double tileUm2) {
    double mm = Math.sqrt(tileUm2) / UM_PER_MM;
    return perBitMmFj().times(bits * mm / FJ_PER_PJ);
  }

  /** fJ of a bit over a millimetre. */
  public Estimate perBitMmFj() {
    return fjPerBitMm.at(nodeNm, "wire", "wire_choice.csv");
  }
}
