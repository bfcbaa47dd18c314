package org.loopwright.explore;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds the outcomes of tasks up, in the order of the tasks; belongs to one thread. */
final class SweepTotals implements SweepProgress {
  private final Sweep sweep;
  private final Map<DesignStatus, BigInteger> counts = new EnumMap<>(DesignStatus.class);
  private final DesignFront front;
  private final DesignSample sample;
  private List<Design> best;
  private long tasksDone;
  private long analyses;
  private Optional<String> refusal;

  SweepTotals(Sweep sweep, SweepResult from) {
    this.sweep = sweep;
    this.counts.putAll(from.counts().byOutcome());
    this.front = new DesignFront(sweep.objectives());
    from.front().forEach(front::offer);
    this.sample = new DesignSample(from.sample(), from.sampleZeroBits());
    this.best = new ArrayList<>(from.best());
    this.tasksDone = from.tasksDone();
    this.analyses = from.analyses();
    this.refusal = from.refusal();
  }

  void add(TaskResult outcome) {
    outcome.counts().byOutcome().forEach((key, count) -> counts.merge(key, count, BigInteger::add));
    outcome.candidates().forEach(this::offer);
    outcome.picture().forEach(sample::add);
    analyses = Math.addExact(analyses, outcome.analyses());
    refusal = refusal.or(outcome::refusal);
    tasksDone++;
  }

  private void offer(Design design) {
    front.offer(design);
    if (best.isEmpty()) {
      sweep.objectives().forEach(objective -> best.add(design));
      return;
    }
    for (int i = 0; i < best.size(); i++) {
      if (Design.bestFor(sweep.objectives().get(i)).compare(design, best.get(i)) < 0) {
        best.set(i, design);
      }
    }
  }

  @Override
  public long tasksDone() {
    return tasksDone;
  }

  @Override
  public List<Design> best() {
    return List.copyOf(best);
  }

  @Override
  public SweepResult snapshot() {
    return new SweepResult(
        tasksDone,
        new StatusCounts(counts),
        front.designs(),
        best,
        sample.designs(),
        sample.zeroBits(),
        analyses,
        refusal);
  }
}
