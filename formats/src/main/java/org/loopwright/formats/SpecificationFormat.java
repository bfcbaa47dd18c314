package org.loopwright.formats;

import org.loopwright.model.diagnostics.Labelled;

/** A grammar that specifications are written in. */
public enum SpecificationFormat implements Labelled {
  /** The tree of subtrees, in YAML. */
  CLASSIC("classic", ".yaml"),
  /** The nodes of version 0.4, in YAML. */
  NODES("v0.4", ".yaml"),
  /** The form of the first releases, in the language of libconfig. */
  LIBCONFIG("libconfig", ".cfg");

  private final String label;
  private final String ending;

  SpecificationFormat(String label, String ending) {
    this.label = label;
    this.ending = ending;
  }

  @Override
  public String label() {
    return label;
  }

  /** How the names of its files end. */
  public String ending() {
    return ending;
  }

  /**
   * A file that states the specification.
   *
   * @throws org.loopwright.model.diagnostics.SpecException if the grammar has no words for it
   */
  public String write(Specification specification) {
    return switch (this) {
      case CLASSIC -> SpecificationSections.classic(specification);
      case NODES -> SpecificationSections.nodes(specification);
      case LIBCONFIG -> SpecificationSections.libconfig(specification);
    };
  }

  @Override
  public String toString() {
    return label;
  }
}
