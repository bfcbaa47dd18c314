package org.loopwright.search;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.EvaluationSession;
import org.loopwright.cost.Evaluator;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.mapping.PackedMapping;

/**
 * The best mapping that a search met.
 *
 * @param objectives its values of the objectives, the most important first
 */
public record FoundMapping(Mapping mapping, Evaluation evaluation, List<Double> objectives) {
  /** Evaluates a mapping that can run, once more, to report it. */
  public static FoundMapping of(
      Evaluator evaluator, PackedMapping mapping, List<Double> objectives) {
    EvaluationSession session = evaluator.session();
    session.evaluate(mapping);
    return new FoundMapping(
        mapping.unpack(evaluator.workload(), evaluator.architecture()),
        session.evaluation(),
        objectives);
  }

  public FoundMapping {
    requireNonNull(mapping, "mapping");
    requireNonNull(evaluation, "evaluation");
    objectives = List.copyOf(objectives);
  }
}
