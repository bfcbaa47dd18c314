package org.loopwright.explore;

import java.util.ArrayList;
import java.util.List;

/** Adds up the results of tasks, in the order of the tasks; belongs to one thread. */
final class SweepTotals implements SweepProgress {
  private final Sweep sweep;
  private final DesignFront front;
  private final List<Design> best;
  private SweepTally tally;
  private DesignSample sample;

  SweepTotals(Sweep sweep, SweepResult start) {
    this.sweep = sweep;
    front = new DesignFront(sweep.objectives());
    start.front().forEach(front::offer);
    best = new ArrayList<>(start.best());
    tally = start.tally();
    sample = start.sample();
  }

  void add(TaskResult task) {
    tally = tally.plus(task.tally());
    task.candidates().forEach(this::offer);
    sample = sample.plus(task.picture());
  }

  private void offer(Design design) {
    front.offer(design);
    if (best.isEmpty()) {
      sweep.objectives().forEach(objective -> best.add(design));
      return;
    }
    for (int i = 0; i < best.size(); i++) {
      if (sweep.objectives().get(i).bestFirst().compare(design, best.get(i)) < 0) {
        best.set(i, design);
      }
    }
  }

  @Override
  public long tasksDone() {
    return tally.tasksDone();
  }

  @Override
  public List<Design> best() {
    return List.copyOf(best);
  }

  @Override
  public SweepResult snapshot() {
    return new SweepResult(tally, front.designs(), best, sample);
  }
}
