package org.loopwright.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** The columns of the terminal, asked for again now and then, since windows change their size. */
final class TerminalWidth {
  private static final long MAX_AGE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int STANDARD_COLUMNS = 80;
  private static final int MIN_COLUMNS = 20;

  private final LongSupplier nanoClock;
  private int columns = usable(Integer.getInteger("loopwright.columns", STANDARD_COLUMNS));
  private long asked;

  /** The window may have changed since the start of the program, so it is asked for at once. */
  TerminalWidth(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    asked = nanoClock.getAsLong() - MAX_AGE_NANOS - 1;
  }

  /** One less than the terminal has: a line that fills it would begin another. */
  int current() {
    long now = nanoClock.getAsLong();
    if (now - asked > MAX_AGE_NANOS) {
      asked = now;
      columns = ask(columns);
    }
    return columns - 1;
  }

  /** What stty says of the terminal; the last answer where there is neither. */
  private static int ask(int last) {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (Scanner size = new Scanner(stty.getInputStream(), StandardCharsets.UTF_8)) {
        size.next(); // rows
        return usable(size.nextInt());
      }
    } catch (IOException | NoSuchElementException unknown) {
      return last;
    }
  }

  private static int usable(int columns) {
    return columns > MIN_COLUMNS ? columns : STANDARD_COLUMNS;
  }
}
