package org.loopwright.model.diagnostics;

/** A constant that users name by a label; {@link Labels} finds it. */
public interface Labelled {
  /** The name that users write and read. */
  String label();
}
