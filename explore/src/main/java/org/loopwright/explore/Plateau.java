package org.loopwright.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.loopwright.explore.WorkloadAnalysis.Answer;

/** Neighbouring bandwidths, by their numbers, at which the workload has one profile. */
record Plateau(long first, long last, Answer answer) {

  /**
   * The plateaus of the first {@code count} bandwidths. More bandwidth never slows a transfer, so
   * the runtime of a mapped layer never grows with it, and nothing else depends on it: if both ends
   * of a range have one profile, so has all between. Where a layer has several ways, a way that
   * both ends take costs the same at both, hence everywhere between; another way that was as good
   * between would be as good at the upper end, and taken or not for the same reason.
   */
  static List<Plateau> of(long count, LongFunction<Answer> profile) {
    List<Plateau> plateaus = new ArrayList<>();
    if (count > 0) {
      Plateau first = new Plateau(0, 0, profile.apply(0));
      split(first, single(count - 1, first, profile), profile, plateaus);
    }
    return plateaus;
  }

  private static Plateau single(long number, Plateau known, LongFunction<Answer> profile) {
    return number == known.first ? known : new Plateau(number, number, profile.apply(number));
  }

  /** Appends what lies from {@code low} to {@code high}, both single. */
  private static void split(
      Plateau low, Plateau high, LongFunction<Answer> profile, List<Plateau> plateaus) {
    if (low.answer.isLike(high.answer)) {
      append(new Plateau(low.first, high.last, low.answer), plateaus);
    } else if (high.first - low.first == 1) {
      append(low, plateaus);
      append(high, plateaus);
    } else {
      long middle = low.first + (high.first - low.first) / 2;
      Plateau between = new Plateau(middle, middle, profile.apply(middle));
      split(low, between, profile, plateaus);
      split(between, high, profile, plateaus);
    }
  }

  private static void append(Plateau next, List<Plateau> plateaus) {
    Plateau before = plateaus.isEmpty() ? null : plateaus.get(plateaus.size() - 1);
    if (before != null && before.answer.isLike(next.answer)) {
      plateaus.set(plateaus.size() - 1, new Plateau(before.first, next.last, before.answer));
    } else {
      plateaus.add(next);
    }
  }
}
