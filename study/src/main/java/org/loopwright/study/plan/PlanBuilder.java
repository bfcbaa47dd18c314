package org.loopwright.study.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

/** Collects the parts of a run, and what is wrong with those that it cannot have. */
final class PlanBuilder {
  private final StudyContext context;
  private final List<StudyRow> rows = new ArrayList<>();
  private final List<StudyPart> parts = new ArrayList<>();
  private final List<Problem> failures = new ArrayList<>();

  PlanBuilder(StudyContext context) {
    this.context = context;
  }

  StudyContext context() {
    return context;
  }

  void add(StudyRow row) {
    rows.add(row);
  }

  void add(StudyPart part) {
    parts.add(part);
  }

  /** What a step gives, if anything; what is wrong with it is a failure of that place. */
  <T> List<T> attempt(Location at, Supplier<List<T>> step) {
    try {
      return step.get();
    } catch (SpecException wrong) {
      failures.addAll(wrong.problems());
    } catch (IllegalArgumentException refused) {
      failures.add(Problem.error(at, refused.getMessage()));
    }
    return List.of();
  }

  void fail(Problem problem) {
    failures.add(problem);
  }

  List<StudyRow> rows() {
    return rows;
  }

  List<StudyPart> parts() {
    return parts;
  }

  List<Problem> failures() {
    return failures;
  }
}
