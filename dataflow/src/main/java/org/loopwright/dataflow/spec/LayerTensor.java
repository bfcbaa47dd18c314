package org.loopwright.dataflow.spec;

/** The tensors of a layer. */
public enum LayerTensor {
  INPUT(0, "input"),
  FILTER(1, "filter"),
  OUTPUT(2, "output");

  private final int index;
  private final String label;

  LayerTensor(int index, String label) {
    this.index = index;
    this.label = label;
  }

  /** Its place in arrays and lists that have an entry for each tensor. */
  public int index() {
    return index;
  }

  /** Its name in reports. */
  public String label() {
    return label;
  }
}
