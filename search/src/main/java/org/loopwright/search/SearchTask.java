package org.loopwright.search;

import org.loopwright.cost.Evaluator;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.search.goal.CandidateEvaluator;
import org.loopwright.search.goal.Deadline;
import org.loopwright.search.mapspace.MapSpace;

/** One search: the problem, how to search it, and how the search meets the world. */
record SearchTask(
    Evaluator evaluator, Constraints constraints, SearchOptions options, SearchControl control) {
  SearchTask with(SearchOptions others) {
    return new SearchTask(evaluator, constraints, others, control);
  }

  SearchTask with(SearchControl other) {
    return new SearchTask(evaluator, constraints, options, other);
  }

  MapSpace mapSpace() {
    return MapSpace.of(evaluator.workload(), evaluator.architecture(), constraints);
  }

  /** A deadline that counts from now. */
  Deadline deadline() {
    return new Deadline(
        control.nanoClock(), control.cancelled(), options.limits().timeLimitSeconds());
  }

  /** An evaluator of candidates for one thread. */
  CandidateEvaluator candidateEvaluator() {
    return new CandidateEvaluator(evaluator.session(), options.goal(), minUnits());
  }

  /** Arithmetic units that the constraints ask to work. */
  long minUnits() {
    return CandidateEvaluator.minUnits(evaluator.architecture(), constraints);
  }

  PackedMapping packed(Mapping mapping) {
    return PackedMapping.of(evaluator.workload(), evaluator.architecture(), mapping);
  }
}
