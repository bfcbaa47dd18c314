package org.loopwright.cli;

import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressState;

/**
 * One line that tells how far a work is, as wide as the terminal has room for. A message may have
 * shorter forms, each on a line of its own: the first that fits is shown.
 */
final class ProgressLine {
  private static final int MIN_NAME = 8;
  private static final int MIN_BAR = 10;
  private static final int MAX_BAR = 40;
  private static final double MILLIS = 1000;

  private ProgressLine() {}

  /** The message for whoever has room for all of it. */
  static String whole(String message) {
    return message.lines().findFirst().orElse("").strip();
  }

  /** A name and a message; the message matters most, so it is the name that gives way. */
  static String of(String name, String message, int width) {
    String fitting = fitting(message, width - MIN_NAME);
    int room = Math.max(MIN_NAME, width - fitting.length());
    String shown = name.length() > room ? name.substring(0, room - 2) + ".." : name;
    return cut(shown + fitting, width);
  }

  /** A bar of a work, with the part that is done and the time left. */
  static String of(ProgressState state, int width) {
    String message = state.getExtraMessage() == null ? "" : state.getExtraMessage();
    long max = state.isIndefinite() ? -1 : state.getMax();
    Duration elapsed = state.getElapsedAfterStart();
    return bar(
        state.getTaskName(), state.getCurrent(), max, elapsed.toMillis() / MILLIS, message, width);
  }

  /** The same of numbers; {@code max} is -1 where it is not known. */
  static String bar(String name, long done, long max, double seconds, String message, int width) {
    String facts =
        max < 0
            ? String.format(Locale.ROOT, "%,d, %.0f s", done, seconds)
            : String.format(Locale.ROOT, "%,d/%,d, %s", done, max, left(done, max, seconds));
    String share = max > 0 ? String.format(Locale.ROOT, " %3d %% ", 100 * done / max) : " ";
    String head = name + share;
    String told = fitting(message, width - head.length() - facts.length() - 2);
    String tail = told.isEmpty() ? facts : facts + ", " + told.strip();
    int room = Math.min(MAX_BAR, width - head.length() - tail.length() - 3);
    return cut(
        max > 0 && room >= MIN_BAR ? head + drawn(done, max, room) + tail : head + tail, width);
  }

  private static String left(long done, long max, double seconds) {
    return done > 0 && done < max
        ? String.format(Locale.ROOT, "%.0f s left", Math.ceil(seconds / done * (max - done)))
        : String.format(Locale.ROOT, "%.0f s", seconds);
  }

  private static String drawn(long done, long max, int room) {
    int full = (int) Math.min(room, room * done / max);
    return "[" + "=".repeat(full) + " ".repeat(room - full) + "] ";
  }

  /** The longest form that fits; the shortest one where none does. */
  private static String fitting(String message, int room) {
    String shortest = "";
    for (String form : message.lines().toList()) {
      if (form.stripTrailing().length() <= room) {
        return form.stripTrailing();
      }
      shortest = form;
    }
    return shortest.stripTrailing();
  }

  private static String cut(String line, int width) {
    return line.substring(0, Math.min(Math.max(0, width), line.length()));
  }
}
