package org.loopwright.cli;

import java.util.function.BooleanSupplier;
import me.tongfei.progressbar.ProgressBar;
import org.loopwright.model.diagnostics.VisibleText;
import org.loopwright.study.StudyWatch;

/** A bar on standard error: parts done and the last of them. */
final class StudyProgressBar implements StudyWatch, AutoCloseable {
  private final BooleanSupplier cancelled;
  private final ProgressBars bars;
  private ProgressBar bar;
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
    if (bars.areWanted()) {
      bar = bars.start(name, count);
    }
  }

  @Override
  public synchronized void done(String part) {
    finished++;
    if (bar != null) {
      bar.stepTo(finished);
      bar.setExtraMessage(" " + VisibleText.of(part));
    }
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
