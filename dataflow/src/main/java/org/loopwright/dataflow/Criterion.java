package org.loopwright.dataflow;

import org.loopwright.model.diagnostics.Labelled;

/** By what styles are compared: less is better. */
public enum Criterion implements Labelled {
  LATENCY("latency", "cycles") {
    @Override
    public double of(LayerResult result) {
      return result.runtimeCycles();
    }
  },
  ENERGY("energy", "nJ") {
    @Override
    public double of(LayerResult result) {
      return result.energy().totalNj();
    }
  };

  private final String label;
  private final String unit;

  Criterion(String label, String unit) {
    this.label = label;
    this.unit = unit;
  }

  /** What {@code result} is by this criterion, in {@link #unit}. */
  public abstract double of(LayerResult result);

  @Override
  public String label() {
    return label;
  }

  public String unit() {
    return unit;
  }
}
