package org.loopwright.cost;

import static java.util.Objects.requireNonNull;

/** What the evaluator says of a mapping: an invalid one is an answer, not an exception. */
public sealed interface Verdict {
  /** It runs; this is what it costs. */
  record Valid(Evaluation evaluation) implements Verdict {
    public Valid {
      requireNonNull(evaluation, "evaluation");
    }
  }

  /** It cannot run; this is the first thing found wrong. */
  record Invalid(Violation violation) implements Verdict {
    public Invalid {
      requireNonNull(violation, "violation");
    }
  }
}
