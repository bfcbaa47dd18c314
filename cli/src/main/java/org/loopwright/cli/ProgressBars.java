package org.loopwright.cli;

import java.io.PrintStream;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;
import org.loopwright.service.worker.CommandProgress;

/** Progress: as bars on standard error, to whoever started the command, or shown nowhere. */
final class ProgressBars {
  /** Bars that nobody sees. */
  static final ProgressBars NONE = new ProgressBars(false, Optional.empty());

  private static final int UPDATE_MILLIS = 200;

  private final boolean wanted;
  private final Optional<Consumer<CommandProgress>> listener;

  private ProgressBars(boolean wanted, Optional<Consumer<CommandProgress>> listener) {
    this.wanted = wanted;
    this.listener = listener;
  }

  /** Bars on standard error where that is a terminal, in which they can be seen. */
  static ProgressBars onTerminal() {
    return new ProgressBars(isTerminal(), Optional.empty());
  }

  /** Whether standard error is a terminal. */
  static boolean isTerminal() {
    return Boolean.getBoolean("loopwright.terminal");
  }

  /** Bars that are reported, not drawn. */
  static ProgressBars reportingTo(Consumer<CommandProgress> listener) {
    return new ProgressBars(true, Optional.of(listener));
  }

  /** Whether somebody sees them; else none is to be started. */
  boolean areWanted() {
    return wanted;
  }

  /** A bar that is drawn at once. */
  ProgressBar start(String name, long max) {
    if (listener.isPresent()) {
      return reporting(name, max, listener.get());
    }
    return builder(name).setInitialMax(max).setRenderer(ProgressLine::of).build();
  }

  /** A line that is a name and a message, of a work whose end is not known. */
  ProgressBar line(String name) {
    if (listener.isPresent()) {
      return reporting(name, -1, listener.get());
    }
    return builder(name)
        .setInitialMax(-1)
        .setRenderer(
            (state, width) -> ProgressLine.of(state.getTaskName(), state.getExtraMessage(), width))
        .build();
  }

  /**
   * A bar asks its renderer for a line at each update, and that is when the listener hears of it.
   */
  private static ProgressBar reporting(String name, long max, Consumer<CommandProgress> listener) {
    return new ProgressBarBuilder()
        .setTaskName(name)
        .setInitialMax(max)
        .setUpdateIntervalMillis(UPDATE_MILLIS)
        .setConsumer(new DelegatingProgressBarConsumer(line -> {}))
        .setRenderer(
            (state, width) -> {
              listener.accept(progress(state));
              return "";
            })
        .build();
  }

  private static CommandProgress progress(ProgressState state) {
    OptionalLong total =
        state.isIndefinite() || state.getMax() < 0
            ? OptionalLong.empty()
            : OptionalLong.of(state.getMax());
    String message =
        state.getExtraMessage() == null ? "" : ProgressLine.whole(state.getExtraMessage());
    return new CommandProgress(state.getTaskName(), state.getCurrent(), total, message);
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
