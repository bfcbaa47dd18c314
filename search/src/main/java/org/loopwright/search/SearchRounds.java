package org.loopwright.search;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.loopwright.search.goal.Deadline;
import org.loopwright.search.goal.SearchProgress;

/**
 * Runs the streams of a search in rounds and adds up what they find, in the order of the streams,
 * so that neither the result nor the place where it stops depends on threads. Candidates count
 * round by round, within a round stream by stream.
 */
final class SearchRounds {
  private static final double PROGRESS_SECONDS = 0.1;

  private final List<StreamRunner> streams;
  private final StopRules rules;
  private final Deadline deadline;
  private final Incumbent best;
  private double[] bestSoFar;
  private long evaluated;
  private long valid;
  private long validSinceBest;
  private double lastProgress;

  SearchRounds(List<StreamRunner> streams, StopRules rules, Deadline deadline, Incumbent best) {
    this.streams = List.copyOf(streams);
    this.rules = rules;
    this.deadline = deadline;
    this.best = best;
    bestSoFar = best.objectives().clone();
  }

  /**
   * When to stop.
   *
   * @param searchSize valid mappings in all
   * @param victoryCondition valid mappings in a row without a better one
   * @param maxInvalid candidates while none was valid
   */
  record StopRules(OptionalLong searchSize, OptionalLong victoryCondition, long maxInvalid) {
    long validLeft(long valid, long validSinceBest) {
      return Math.min(
          searchSize.orElse(Long.MAX_VALUE) - valid,
          victoryCondition.orElse(Long.MAX_VALUE) - validSinceBest);
    }
  }

  void run(StreamWorkers workers, Consumer<SearchProgress> progress) {
    List<StreamRunner> round = allot();
    while (!round.isEmpty() && !deadline.isOver()) {
      workers.runRound(round);
      round.forEach(this::take);
      publish(progress, false);
      round = allot();
    }
    publish(progress, true);
  }

  /** The streams of the next round with their shares of the valid mappings; none if it is over. */
  private List<StreamRunner> allot() {
    List<StreamRunner> round = new ArrayList<>();
    long left = rules.validLeft(valid, validSinceBest);
    if (left <= 0 || (valid == 0 && evaluated >= rules.maxInvalid())) {
      return round;
    }
    for (StreamRunner stream : streams) {
      if (!stream.isExhausted()) {
        round.add(stream);
      }
    }
    int working = (int) Math.min(left, round.size());
    for (int i = 0; i < working; i++) {
      round.get(i).allot(left / working + (i < left % working ? 1 : 0));
    }
    return round.subList(0, working);
  }

  private void take(StreamRunner stream) {
    long from = 0;
    for (StreamRunner.Improvement improvement : stream.improvements()) {
      if (Incumbent.compare(improvement.objectives, bestSoFar) < 0) {
        bestSoFar = improvement.objectives;
        from = improvement.valid;
        validSinceBest = 0;
      }
    }
    validSinceBest += stream.validInRound() - from;
    valid += stream.validInRound();
    evaluated += stream.evaluatedInRound();
    if (stream.best().isPresent()) {
      best.offer(stream.best().objectives(), stream.best().mapping());
    }
  }

  private void publish(Consumer<SearchProgress> progress, boolean last) {
    double seconds = deadline.seconds();
    if (last || seconds - lastProgress >= PROGRESS_SECONDS) {
      lastProgress = seconds;
      List<Double> objectives = best.isPresent() ? best.objectiveList() : List.of();
      progress.accept(
          new SearchProgress(
              evaluated, valid, validSinceBest, objectives, OptionalDouble.empty(), seconds));
    }
  }

  boolean isExhausted() {
    return streams.stream().allMatch(StreamRunner::isExhausted);
  }

  long evaluated() {
    return evaluated;
  }

  long valid() {
    return valid;
  }
}
