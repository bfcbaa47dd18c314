package org.loopwright.formats;

import java.util.function.Function;

/** A grammar that specifications are written in. */
public enum SpecificationFormat {
  /** The tree of subtrees, in YAML. */
  CLASSIC("classic", ".yaml", SpecificationTree::classic),
  /** The nodes of version 0.4, in YAML. */
  NODES("v0.4", ".yaml", SpecificationTree::nodes),
  /** The form of the first releases, in the language of libconfig. */
  LIBCONFIG("libconfig", ".cfg", SpecificationTree::libconfig);

  private final String label;
  private final String ending;
  private final Function<Specification, String> writer;

  SpecificationFormat(String label, String ending, Function<Specification, String> writer) {
    this.label = label;
    this.ending = ending;
    this.writer = writer;
  }

  /** The name that users write. */
  public String label() {
    return label;
  }

  /** How the names of its files end. */
  public String ending() {
    return ending;
  }

  /**
   * A file that says what the specification says.
   *
   * @throws org.loopwright.model.diagnostics.SpecException if the grammar has no words for it
   */
  public String write(Specification specification) {
    return writer.apply(specification);
  }

  @Override
  public String toString() {
    return label;
  }
}
