package org.loopwright.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.search.goal.CandidateEvaluator;
import org.loopwright.search.goal.Deadline;
import org.loopwright.search.strategy.SearchStrategy;

/**
 * Runs one stream of candidates for a round at a time. What it finds in a round depends on the
 * stream and the quota only. One thread's at a time; the thread that runs the rounds reads the
 * rest.
 */
final class StreamRunner implements Runnable {
  /** Candidates of one round; enough to make the end of the round cheap. */
  static final long ROUND = 512;

  private static final int CHECK_EVERY = 16;

  /**
   * A mapping better than all before it in the stream, and the valid ones up to it in the round.
   */
  static final class Improvement {
    final long valid;
    final double[] objectives;

    Improvement(long valid, double[] objectives) {
      this.valid = valid;
      this.objectives = objectives;
    }
  }

  private final SearchStrategy strategy;
  private final CandidateEvaluator evaluator;
  private final PackedMapping candidate;
  private final Incumbent best;
  private final Rejects rejects;
  private final Deadline deadline;
  private final List<Improvement> improvements = new ArrayList<>();
  private boolean exhausted;
  private long validQuota;
  private long evaluatedInRound;
  private long validInRound;

  StreamRunner(
      SearchStrategy strategy,
      CandidateEvaluator evaluator,
      PackedMapping candidate,
      Incumbent best,
      Rejects rejects,
      Deadline deadline) {
    this.strategy = strategy;
    this.evaluator = evaluator;
    this.candidate = candidate;
    this.best = best;
    this.rejects = rejects;
    this.deadline = deadline;
  }

  /** Before each round: how many valid mappings it may take. */
  void allot(long validQuota) {
    this.validQuota = validQuota;
    evaluatedInRound = 0;
    validInRound = 0;
    improvements.clear();
  }

  @Override
  public void run() {
    while (evaluatedInRound < ROUND && validInRound < validQuota && !exhausted) {
      if (evaluatedInRound % CHECK_EVERY == 0 && deadline.isOver()) {
        return;
      }
      if (strategy.next(candidate)) {
        evaluateCandidate();
      } else {
        exhausted = true;
      }
    }
  }

  private void evaluateCandidate() {
    evaluatedInRound++;
    if (evaluator.evaluate(candidate)) {
      validInRound++;
      if (best.offer(evaluator.values(), candidate)) {
        improvements.add(
            new Improvement(
                validInRound, Arrays.copyOf(evaluator.values(), evaluator.objectives())));
      }
    } else {
      rejects.count(evaluator);
    }
    strategy.report(evaluator);
  }

  boolean isExhausted() {
    return exhausted;
  }

  Incumbent best() {
    return best;
  }

  Rejects rejects() {
    return rejects;
  }

  long evaluatedInRound() {
    return evaluatedInRound;
  }

  long validInRound() {
    return validInRound;
  }

  List<Improvement> improvements() {
    return improvements;
  }
}
