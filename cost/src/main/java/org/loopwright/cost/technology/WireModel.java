package org.loopwright.cost.technology;

import java.util.Comparator;
import java.util.List;
import org.loopwright.model.diagnostics.Require;

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

  private final List<Row> rows;
  private final double nodeNm;

  public WireModel(double nodeNm, List<Row> rows) {
    Require.that(!rows.isEmpty(), "a wire table needs a row");
    this.rows = rows.stream().sorted(Comparator.comparingDouble(Row::nodeNm)).toList();
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
    Row low = rows.get(0);
    Row high = rows.get(rows.size() - 1);
    for (Row row : rows) {
      low = row.nodeNm() <= nodeNm ? row : low;
      high = row.nodeNm() >= nodeNm && row.nodeNm() < high.nodeNm() ? row : high;
    }
    boolean beyond = nodeNm < rows.get(0).nodeNm() || nodeNm > rows.get(rows.size() - 1).nodeNm();
    double part =
        beyond || low.nodeNm() == high.nodeNm()
            ? 0
            : Math.log(nodeNm / low.nodeNm()) / Math.log(high.nodeNm() / low.nodeNm());
    double fj = low.fjPerBitMm() * Math.pow(high.fjPerBitMm() / low.fjPerBitMm(), part);
    return new Estimate(fj, new Provenance("wire", "wire_choice.csv", low.source(), beyond));
  }
}
