package org.loopwright.cli;

import java.util.Locale;
import java.util.function.BooleanSupplier;
import me.tongfei.progressbar.ProgressBar;
import org.loopwright.search.SearchControl;
import org.loopwright.search.goal.SearchProgress;

/** A bar on standard error for a census, with how many of the points can run. */
final class CensusProgressBar implements AutoCloseable {
  private final BooleanSupplier cancelled;
  private final ProgressBar bar;

  /**
   * Makes a bar, which draws nothing unless they are wanted.
   *
   * @param points to examine; -1 if it is not known
   */
  CensusProgressBar(BooleanSupplier cancelled, long points, ProgressBars bars) {
    this.cancelled = cancelled;
    bar = bars.areWanted() ? bars.start("census", points) : null;
  }

  SearchControl control() {
    return new SearchControl(System::nanoTime, cancelled, this::show);
  }

  private void show(SearchProgress progress) {
    if (bar != null) {
      bar.stepTo(progress.evaluated());
      bar.setExtraMessage(String.format(Locale.ROOT, " %,d can run", progress.valid()));
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
