package org.loopwright.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Neighbouring bandwidths, by their numbers from first to last, at which all behaves alike. */
record Plateau(long first, long last, WorkloadAnalysis.Answer answer) {

  /**
   * The plateaus of the first {@code count} bandwidths. More bandwidth never slows a transfer, so
   * the runtime of a mapped layer never grows with it, and nothing else depends on it: if both ends
   * of a range behave alike, so does all between. Where a layer has several ways, a way that both
   * ends take costs the same at both, hence everywhere between; another way that was as good
   * between would be as good at the upper end, and taken or not for the same reason.
   */
  static List<Plateau> of(long count, LongFunction<WorkloadAnalysis.Answer> behaviour) {
    List<Plateau> plateaus = new ArrayList<>();
    if (count > 0) {
      Plateau first = new Plateau(0, 0, behaviour.apply(0));
      split(first, single(count - 1, first, behaviour), behaviour, plateaus);
    }
    return plateaus;
  }

  private static Plateau single(
      long at, Plateau known, LongFunction<WorkloadAnalysis.Answer> behaviour) {
    return at == known.first ? known : new Plateau(at, at, behaviour.apply(at));
  }

  /** Appends what lies from {@code low} to {@code high}, both single. */
  private static void split(
      Plateau low,
      Plateau high,
      LongFunction<WorkloadAnalysis.Answer> behaviour,
      List<Plateau> into) {
    if (low.answer.sameAs(high.answer)) {
      append(new Plateau(low.first, high.last, low.answer), into);
    } else if (high.first - low.first == 1) {
      append(low, into);
      append(high, into);
    } else {
      long middle = low.first + (high.first - low.first) / 2;
      Plateau between = new Plateau(middle, middle, behaviour.apply(middle));
      split(low, between, behaviour, into);
      split(between, high, behaviour, into);
    }
  }

  private static void append(Plateau next, List<Plateau> into) {
    Plateau before = into.isEmpty() ? null : into.get(into.size() - 1);
    if (before != null && before.answer.sameAs(next.answer)) {
      into.set(into.size() - 1, new Plateau(before.first, next.last, before.answer));
    } else {
      into.add(next);
    }
  }
}
