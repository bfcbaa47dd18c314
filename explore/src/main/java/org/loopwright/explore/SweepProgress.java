package org.loopwright.explore;

import java.util.List;

/** How far a running sweep is; to be asked only while it reports. */
public interface SweepProgress {
  /** Tasks that are done, from the first on. */
  long tasksDone();

  /** The best design so far for each objective; none before the first valid one. */
  List<Design> best();

  /** All that is known so far. */
  SweepResult snapshot();
}
