package org.loopwright.dataflow.tensor;

/** The tensors of a layer. */
public enum Tensor {
  INPUT("input"),
  FILTER("filter"),
  OUTPUT("output");

  private final String label;

  Tensor(String label) {
    this.label = label;
  }

  /** Its name in reports. */
  public String label() {
    return label;
  }
}
