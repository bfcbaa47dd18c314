package org.loopwright.cli;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.loopwright.explore.Sweep;
import org.loopwright.explore.SweepProgress;

/** A bar on standard error for a sweep, with the best design so far for its first objective. */
final class SweepProgressBar implements AutoCloseable {
  private static final int UPDATE_MILLIS = 200;
  private static final int WIDTH = 110;

  private final ProgressBar bar;
  private final String objective;

  /** Makes a bar, which draws nothing unless it is {@code visible}. */
  SweepProgressBar(Sweep sweep, boolean visible) {
    objective = sweep.objectives().get(0).label();
    bar = visible ? bar(sweep.tasks()) : null;
  }

  private static ProgressBar bar(long tasks) {
    return new ProgressBarBuilder()
        .setTaskName("explore")
        .setInitialMax(tasks)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .setConsumer(new ConsoleProgressBarConsumer(new PrintStream(System.err, true), WIDTH))
        .clearDisplayOnFinish()
        .build();
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
