package org.loopwright.formats.batch;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.function.Function;
import org.loopwright.formats.Specification;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.mapping.PackedMapping;

/** One line of a batch: a specification, or the problems why there is none. */
public sealed interface BatchCase {
  /** The case's own name, or {@code line N} if it has none. */
  String id();

  /** A case that can be evaluated. */
  record Evaluable(String id, Specification specification) implements BatchCase {
    public Evaluable {
      requireNonNull(id, "id");
      requireNonNull(specification, "specification");
    }

    @Override
    public <T> T fold(
        Function<Specification, T> onEvaluable, Function<List<Problem>, T> onProblems) {
      return onEvaluable.apply(specification);
    }
  }

  /**
   * A case that can be evaluated, whose mapping was read apart from what it shares with others.
   *
   * @param base all but the mapping: one object for all cases that share it
   * @param mapping the case's own
   */
  record Plain(String id, Specification base, PackedMapping mapping) implements BatchCase {
    public Plain {
      requireNonNull(id, "id");
      requireNonNull(base, "base");
      requireNonNull(mapping, "mapping");
    }

    @Override
    public <T> T fold(
        Function<Specification, T> onEvaluable, Function<List<Problem>, T> onProblems) {
      return onEvaluable.apply(base.withMapping(mapping));
    }
  }

  /** A case that is malformed. */
  record Malformed(String id, List<Problem> problems) implements BatchCase {
    public Malformed {
      requireNonNull(id, "id");
      problems = List.copyOf(problems);
    }

    @Override
    public <T> T fold(
        Function<Specification, T> onEvaluable, Function<List<Problem>, T> onProblems) {
      return onProblems.apply(problems);
    }
  }

  /** What one of two functions makes of it. */
  <T> T fold(Function<Specification, T> onEvaluable, Function<List<Problem>, T> onProblems);
}
