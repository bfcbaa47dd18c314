package org.loopwright.cost.technology;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Components that stand for places in the hierarchy, as {@code dummy_storage}: they cost nothing.
 */
final class DummyModel implements ComponentModel {
  private static final Provenance NOTHING =
      new Provenance("dummy", "none", "a class named dummy costs nothing", false);

  @Override
  public Optional<ComponentEstimate> estimate(
      ComponentDescription component, Technology technology) {
    if (!component.isA("dummy")) {
      return Optional.empty();
    }
    Estimate nothing = new Estimate(0, NOTHING);
    Map<String, Estimate> actions =
        new LinkedHashMap<>(
            ComponentEstimate.storage(nothing, nothing, nothing, nothing).actionsPj());
    actions.put(ComponentEstimate.COMPUTE, nothing);
    actions.put(UnitPrice.ADDRESS, nothing);
    return Optional.of(new ComponentEstimate(actions, nothing));
  }
}
