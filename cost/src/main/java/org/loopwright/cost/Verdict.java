package org.loopwright.cost;

import static java.util.Objects.requireNonNull;

/** What the evaluator answers to a mapping: an invalid one is an answer, not an exception. */
public sealed interface Verdict {
  /** The mapping runs, at this cost. */
  record Valid(Evaluation evaluation) implements Verdict {
    public Valid {
      requireNonNull(evaluation, "evaluation");
    }
  }

  /** The mapping cannot run; this is the first violation found. */
  record Invalid(Violation violation) implements Verdict {
    public Invalid {
      requireNonNull(violation, "violation");
    }
  }
}
