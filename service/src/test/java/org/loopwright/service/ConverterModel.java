package org.loopwright.service;

import java.util.Map;
import java.util.Optional;
import org.loopwright.cost.technology.ComponentDescription;
import org.loopwright.cost.technology.ComponentEstimate;
import org.loopwright.cost.technology.ComponentModel;
import org.loopwright.cost.technology.Estimate;
import org.loopwright.cost.technology.Provenance;
import org.loopwright.cost.technology.Technology;

/** A user's model as in docs/technology.md, found by {@link java.util.ServiceLoader}. */
public final class ConverterModel implements ComponentModel {
  private static final Provenance SOURCE =
      new Provenance("my converter", "none", "our data sheet, page 7", false);

  @Override
  public Optional<ComponentEstimate> estimate(
      ComponentDescription component, Technology technology) {
    if (!component.isA("adc")) {
      return Optional.empty();
    }
    int bits = component.count("resolution").orElse(8);
    Estimate convert = new Estimate(0.5 * bits, SOURCE);
    Estimate leak = new Estimate(0.001 * component.cycleNs(), SOURCE);
    Estimate area = new Estimate(300, SOURCE);
    return Optional.of(
        new ComponentEstimate(
            Map.of(ComponentEstimate.COMPUTE, convert, ComponentEstimate.LEAK, leak), area));
  }
}
