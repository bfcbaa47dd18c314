package org.loopwright.cost.technology;

import java.util.Optional;

/**
 * Knows what some kinds of components cost. Those of users are found by {@link
 * java.util.ServiceLoader} and asked before the built-in ones. Must not change, and be safe to use
 * by several threads.
 */
public interface ComponentModel {
  /** What the component costs in the technology, if this model knows its kind. */
  Optional<ComponentEstimate> estimate(ComponentDescription component, Technology technology);
}
