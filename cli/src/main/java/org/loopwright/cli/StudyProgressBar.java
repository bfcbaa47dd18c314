package org.loopwright.cli;

import java.util.Locale;
import java.util.function.BooleanSupplier;
import me.tongfei.progressbar.ProgressBar;
import org.loopwright.model.diagnostics.VisibleText;
import org.loopwright.study.StudyWatch;

/** A bar on standard error: parts done, the last of them, and the time left. */
final class StudyProgressBar implements StudyWatch, AutoCloseable {
  private static final double NANOS = 1e9;

  private final BooleanSupplier cancelled;
  private final ProgressBars bars;
  private ProgressBar bar;
  private long start;
  private int parts;
  private int finished;

  /** Makes a bar, which draws nothing unless they are wanted. */
  StudyProgressBar(BooleanSupplier cancelled, ProgressBars bars) {
    this.cancelled = cancelled;
    this.bars = bars;
  }

  @Override
  public boolean isCancelled() {
    return cancelled.getAsBoolean();
  }

  @Override
  public synchronized void begin(String name, int count) {
    parts = count;
    start = System.nanoTime();
    if (bars.areWanted()) {
      bar = bars.start(name, count);
    }
  }

  @Override
  public synchronized void done(String part) {
    finished++;
    if (bar != null) {
      bar.stepTo(finished);
      double seconds = (System.nanoTime() - start) / NANOS;
      double left = seconds / finished * Math.max(0, parts - finished);
      bar.setExtraMessage(
          String.format(Locale.ROOT, " %.0f s left, %s", left, VisibleText.of(part)));
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
