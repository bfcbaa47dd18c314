package org.loopwright.formats.study;

import org.loopwright.model.diagnostics.Labelled;

/** What becomes of the values of several rows. */
public enum Aggregate implements Labelled {
  MAX("max", "the greatest"),
  MIN("min", "the least"),
  MEAN("mean", "the arithmetic mean"),
  GEOMEAN("geomean", "the geometric mean"),
  MEDIAN("median", "the value in the middle"),
  SUM("sum", "the sum"),
  COUNT("count", "how many are true"),
  SHARE("share", "which part of them is true"),
  CORRELATION("correlation", "Pearson's coefficient of 'of' and 'with'");

  private final String label;
  private final String help;

  Aggregate(String label, String help) {
    this.label = label;
    this.help = help;
  }

  @Override
  public String label() {
    return label;
  }

  /** What it gives, as a part of a sentence. */
  public String help() {
    return help;
  }
}
