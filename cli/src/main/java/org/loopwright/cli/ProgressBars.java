package org.loopwright.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress bars on standard error. */
final class ProgressBars {
  private static final int UPDATE_MILLIS = 200;
  private static final int MIN_NAME = 8;

  private ProgressBars() {}

  /** Whether standard error is a terminal, where a bar can be seen. */
  static boolean areVisible() {
    return Boolean.getBoolean("loopwright.terminal");
  }

  /** A bar that is drawn at once. */
  static ProgressBar start(String name, long max) {
    return builder(name).setInitialMax(max).setStyle(ProgressBarStyle.ASCII).build();
  }

  /** A line that is a name and a message, of a work whose end is not known. */
  static ProgressBar line(String name) {
    return builder(name)
        .setInitialMax(-1)
        .setRenderer((state, width) -> line(state.getTaskName(), state.getExtraMessage(), width))
        .build();
  }

  /** The message matters most, so it is the name that gives way. */
  static String line(String name, String message, int width) {
    int room = Math.max(MIN_NAME, width - message.length());
    String shown = name.length() > room ? name.substring(0, room - 2) + ".." : name;
    String whole = shown + message;
    return whole.substring(0, Math.min(width, whole.length()));
  }

  private static ProgressBarBuilder builder(String name) {
    return new ProgressBarBuilder()
        .setTaskName(name)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .setConsumer(new FittingConsumer(new TerminalWidth(System::nanoTime)))
        .clearDisplayOnFinish();
  }

  /** Writes to standard error as much as the terminal has room for at the moment. */
  private static final class FittingConsumer extends ConsoleProgressBarConsumer {
    private final TerminalWidth width;

    FittingConsumer(TerminalWidth width) {
      super(new PrintStream(System.err, true));
      this.width = width;
    }

    @Override
    public int getMaxRenderedLength() {
      return width.current();
    }
  }
}
