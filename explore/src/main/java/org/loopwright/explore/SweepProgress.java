package org.loopwright.explore;

import java.util.List;

/** The progress of a running sweep; valid only while it reports. */
public interface SweepProgress {
  /** Tasks done so far, from the first on. */
  long tasksDone();

  /** The best design so far for each objective; none before the first valid one. */
  List<Design> best();

  /** Everything known so far. */
  SweepResult snapshot();
}
