package org.loopwright.dataflow;

/** Energy by where it is spent; each part is a count times the energy of one such access. */
public record EnergyBreakdown(
    double macNj, double l1ReadNj, double l1WriteNj, double l2ReadNj, double l2WriteNj) {
  public double totalNj() {
    return macNj + l1ReadNj + l1WriteNj + l2ReadNj + l2WriteNj;
  }
}
