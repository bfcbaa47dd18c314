package org.loopwright.search;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.loopwright.cost.Evaluator;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.search.goal.CandidateEvaluator;
import org.loopwright.search.goal.Deadline;
import org.loopwright.search.mapspace.MapSpace;

/**
 * One search: the problem, how to search it, and how the search meets the world.
 *
 * @param start a mapping that can run, to be better than; a search need not look at it
 */
record SearchTask(
    Evaluator evaluator,
    Constraints constraints,
    SearchOptions options,
    SearchControl control,
    Optional<FoundMapping> start) {
  SearchTask(
      Evaluator evaluator, Constraints constraints, SearchOptions options, SearchControl control) {
    this(evaluator, constraints, options, control, Optional.empty());
  }

  SearchTask with(SearchOptions others) {
    return new SearchTask(evaluator, constraints, others, control, start);
  }

  SearchTask with(SearchControl other) {
    return new SearchTask(evaluator, constraints, options, other, start);
  }

  SearchTask with(Optional<FoundMapping> other) {
    return new SearchTask(evaluator, constraints, options, control, other);
  }

  /** The same from a mapping; from none if it cannot run here. */
  SearchTask startingAt(Mapping mapping) {
    CandidateEvaluator candidates = candidateEvaluator();
    PackedMapping packed = packed(mapping);
    return candidates.evaluate(packed)
        ? with(Optional.of(FoundMapping.of(evaluator, packed, values(candidates))))
        : this;
  }

  private List<Double> values(CandidateEvaluator candidates) {
    int objectives = options.goal().objectives().size();
    return Arrays.stream(candidates.values()).limit(objectives).boxed().toList();
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
    return new CandidateEvaluator(evaluator, options.goal(), minUnits());
  }

  /** Arithmetic units that the constraints ask to work. */
  long minUnits() {
    return CandidateEvaluator.minUnits(evaluator.architecture(), constraints);
  }

  PackedMapping packed(Mapping mapping) {
    return PackedMapping.of(evaluator.workload(), evaluator.architecture(), mapping);
  }
}
