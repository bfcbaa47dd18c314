package org.loopwright.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress bars on standard error. */
final class ProgressBars {
  private static final int UPDATE_MILLIS = 200;

  private ProgressBars() {}

  /** Whether standard error is a terminal, where a bar can be seen. */
  static boolean areVisible() {
    return Boolean.getBoolean("loopwright.terminal");
  }

  /**
   * A bar that is drawn at once.
   *
   * @param max number of steps; -1 if it is not known
   * @param width width in characters
   */
  static ProgressBar start(String name, long max, int width) {
    return new ProgressBarBuilder()
        .setTaskName(name)
        .setInitialMax(max)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .setConsumer(new ConsoleProgressBarConsumer(new PrintStream(System.err, true), width))
        .clearDisplayOnFinish()
        .build();
  }
}
