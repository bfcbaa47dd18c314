package org.loopwright.report.explore;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.loopwright.explore.SpatialReuseAblation;
import org.loopwright.explore.Sweep;
import org.loopwright.explore.SweepResult;

/**
 * A sweep, what came out, and how long it took.
 *
 * @param study the design with the highest throughput again, with less support; may be empty
 * @param seconds of this run, without those before a checkpoint
 * @param tasksBefore tasks that a checkpoint had done already
 */
public record SweepReport(
    Sweep sweep,
    SweepResult result,
    List<SpatialReuseAblation.Row> study,
    double seconds,
    int threads,
    long tasksBefore) {
  public SweepReport {
    requireNonNull(sweep, "sweep");
    requireNonNull(result, "result");
    study = List.copyOf(study);
  }

  /** Designs looked at in a second of this run. */
  public double designsPerSecond() {
    double ofAll = (double) (result.tasksDone() - tasksBefore) / sweep.tasks();
    return ofAll * sweep.designs().doubleValue() / seconds;
  }
}
