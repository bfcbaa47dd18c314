package org.loopwright.search;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.loopwright.cost.Evaluation;
import org.loopwright.model.mapping.Mapping;

/**
 * The best mapping that a search met.
 *
 * @param objectives its values of the objectives, the most important first
 */
public record FoundMapping(Mapping mapping, Evaluation evaluation, List<Double> objectives) {
  public FoundMapping {
    requireNonNull(mapping, "mapping");
    requireNonNull(evaluation, "evaluation");
    objectives = List.copyOf(objectives);
  }
}
