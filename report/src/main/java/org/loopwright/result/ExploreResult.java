package org.loopwright.result;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import org.loopwright.explore.SpatialReuseAblation;
import org.loopwright.explore.Sweep;
import org.loopwright.explore.SweepResult;
import org.loopwright.model.diagnostics.Labelled;

/**
 * A sweep of designs, what came out, and how long it took.
 *
 * @param study the design with the highest throughput again, with less support; may be empty
 */
public record ExploreResult(
    RunIdentity identity,
    Sweep sweep,
    SweepResult result,
    List<SpatialReuseAblation.Row> study,
    Timing timing) {
  /**
   * How long a run took.
   *
   * @param seconds seconds of this run, without those before a checkpoint
   * @param tasksBefore tasks that a checkpoint had done already
   */
  public record Timing(double seconds, int threads, long tasksBefore) {}

  /** How a sweep ended. */
  public enum End implements Labelled {
    /** The user stopped it before all designs were looked at. */
    INTERRUPTED,
    /** No design is valid. */
    INFEASIBLE,
    /** The best of all designs are known. */
    OPTIMAL;

    @Override
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public ExploreResult {
    requireNonNull(identity, "identity");
    requireNonNull(sweep, "sweep");
    requireNonNull(result, "result");
    study = List.copyOf(study);
    requireNonNull(timing, "timing");
  }

  public End end() {
    if (!result.covers(sweep)) {
      return End.INTERRUPTED;
    }
    return result.best().isEmpty() ? End.INFEASIBLE : End.OPTIMAL;
  }

  /** Designs looked at in a second of this run. */
  public double designsPerSecond() {
    double ofAll = (double) (result.tally().tasksDone() - timing.tasksBefore()) / sweep.tasks();
    return ofAll * sweep.designs().doubleValue() / timing.seconds();
  }
}
