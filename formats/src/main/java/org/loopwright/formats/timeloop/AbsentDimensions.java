package org.loopwright.formats.timeloop;

import java.util.Set;
import java.util.TreeSet;
import org.loopwright.model.workload.ShippedShapes;

/**
 * The dimensions that constraints name and the workload lacks. Constraints of a machine are written
 * for one shape and used with others: a loop over what is not there has one iteration. Only names
 * of shapes that ship count, so that a slip is still one. Mutable; of one entry.
 */
final class AbsentDimensions {
  private final Set<String> allowed;
  private final Set<String> met = new TreeSet<>();

  private AbsentDimensions(Set<String> allowed) {
    this.allowed = allowed;
  }

  /** For entries that must fit the workload. */
  static AbsentDimensions none() {
    return new AbsentDimensions(Set.of());
  }

  /** For entries that may have been written for another shape. */
  static AbsentDimensions ofKnownShapes() {
    return new AbsentDimensions(ShippedShapes.dimensions());
  }

  /** Whether a name that is no dimension of the workload is one of a known shape. */
  boolean allows(String name) {
    return allowed.contains(name);
  }

  /** Remembers that a name was passed over. */
  void meet(String name) {
    met.add(name);
  }

  /** The names that were passed over. */
  Set<String> met() {
    return met;
  }
}
