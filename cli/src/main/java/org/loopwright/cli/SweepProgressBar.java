package org.loopwright.cli;

import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import org.loopwright.explore.Sweep;
import org.loopwright.explore.SweepProgress;

/** A bar on standard error for a sweep, with the best design so far for its first objective. */
final class SweepProgressBar implements AutoCloseable {
  private final ProgressBar bar;
  private final String objective;

  /** Makes a bar, which draws nothing unless they are wanted. */
  SweepProgressBar(Sweep sweep, ProgressBars bars) {
    objective = sweep.objectives().get(0).label();
    bar = bars.areWanted() ? bars.start("explore", sweep.tasks()) : null;
  }

  void show(SweepProgress progress) {
    if (bar == null) {
      return;
    }
    bar.stepTo(progress.tasksDone());
    if (!progress.best().isEmpty()) {
      bar.setExtraMessage(
          String.format(
              Locale.ROOT,
              " best %s: %.2f MACs/cycle, %d PEs",
              objective,
              progress.best().get(0).metrics().macsPerCycle(),
              progress.best().get(0).point().pes()));
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
