package org.loopwright.search.goal;

import org.loopwright.cost.Evaluation;
import org.loopwright.cost.EvaluationSession;
import org.loopwright.cost.RunTotals;
import org.loopwright.cost.statistic.NamedStatistic;

/** The mapping that a session evaluated last; written out in full only if asked for a part. */
final class MeasuredRun {
  private final EvaluationSession session;
  private Evaluation evaluation;

  MeasuredRun(EvaluationSession session) {
    this.session = session;
  }

  /** Forgets the mapping before; to be called for each new one. */
  void reset() {
    evaluation = null;
  }

  RunTotals totals() {
    return session;
  }

  double value(NamedStatistic statistic) {
    return statistic.fold(total -> total.of(session), part -> part.of(evaluation())).doubleValue();
  }

  private Evaluation evaluation() {
    if (evaluation == null) {
      evaluation = session.evaluation();
    }
    return evaluation;
  }
}
