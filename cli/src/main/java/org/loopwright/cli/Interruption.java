package org.loopwright.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Ctrl-C as a wish to stop and keep the best so far: while this is open, the signal only raises a
 * flag, the command finishes with what it has, and the process ends with code 130.
 */
final class Interruption implements BooleanSupplier, AutoCloseable {
  /** The message for a folder of results when there was no time for plots. */
  static final String WITHOUT_PLOTS =
      "interrupted: all numbers and mappings, but no plots, are in ";

  private static final long MAX_SECONDS_TO_FINISH = 20;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::onSignal, "interruption");
  private final BooleanSupplier stop;
  private volatile boolean wanted;

  /**
   * A wish that comes from the system, or from who started the command.
   *
   * @param stop whether the latter has it
   */
  Interruption(BooleanSupplier stop) {
    this.stop = stop;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void onSignal() {
    wanted = true;
    try {
      if (!finished.await(MAX_SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
  }

  /** Whether the user wants the work to stop. */
  @Override
  public boolean getAsBoolean() {
    return wanted || stop.getAsBoolean();
  }

  /** The results are out: a waiting signal may now end the process. */
  @Override
  public void close() {
    finished.countDown();
    if (!wanted) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException signalCameNow) {
        // The hook is running and ends the process itself.
        wanted = true;
      }
    }
  }
}
