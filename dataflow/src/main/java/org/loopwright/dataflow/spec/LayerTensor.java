package org.loopwright.dataflow.spec;

import org.loopwright.model.diagnostics.Labelled;

/** The tensors of a layer. */
public enum LayerTensor implements Labelled {
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

  @Override
  public String label() {
    return label;
  }
}
