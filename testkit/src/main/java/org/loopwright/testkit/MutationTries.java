package org.loopwright.testkit;

import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Limits every property to the tries that the system property {@code mutation.tries} names, with
 * one seed and without shrinking: mutation testing runs a property once for each mutant it covers,
 * and only whether it fails matters. Without the system property nothing changes.
 */
public final class MutationTries implements AroundPropertyHook {
  private static final String SEED = "2026";

  /** Keeps a property with few tries from failing because its first samples do not suit. */
  private static final int MAX_DISCARD_RATIO = 100;

  private final Integer maxTries = Integer.getInteger("mutation.tries");

  @Override
  public PropagationMode propagateTo() {
    return PropagationMode.ALL_DESCENDANTS;
  }

  @Override
  public PropertyExecutionResult aroundProperty(
      PropertyLifecycleContext context, PropertyExecutor property) {
    if (maxTries != null) {
      PropertyAttributes attributes = context.attributes();
      attributes.setTries(Math.min(maxTries, attributes.tries().orElse(maxTries)));
      attributes.setMaxDiscardRatio(MAX_DISCARD_RATIO);
      attributes.setShrinking(ShrinkingMode.OFF);
      if (attributes.seed().isEmpty()) {
        attributes.setSeed(SEED);
      }
    }
    return property.execute();
  }
}
