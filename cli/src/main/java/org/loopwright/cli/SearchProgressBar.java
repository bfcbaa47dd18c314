package org.loopwright.cli;

import java.io.PrintStream;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.loopwright.report.MappedLayer;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.SearchProgress;
import org.loopwright.service.NetworkMapping;

/** A bar on standard error for each layer being searched, with the best objective so far. */
final class SearchProgressBar implements NetworkMapping.Watch, AutoCloseable {
  private static final int UPDATE_MILLIS = 200;
  private static final int WIDTH = 110;

  private final BooleanSupplier cancelled;
  private final LongSupplier nanoClock;
  private final boolean visible;
  private final SearchOptions limits;
  private ProgressBar bar;

  /**
   * Makes a watch.
   *
   * @param limits tells how long the bar is: the search size, the time limit, or neither
   * @param visible whether to draw at all
   */
  SearchProgressBar(
      SearchOptions limits, BooleanSupplier cancelled, LongSupplier nanoClock, boolean visible) {
    this.limits = limits;
    this.cancelled = cancelled;
    this.nanoClock = nanoClock;
    this.visible = visible;
  }

  @Override
  public SearchControl begin(String layer, int number, int of) {
    if (visible) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(of > 1 ? layer + " (" + number + "/" + of + ")" : layer)
              .setInitialMax(length())
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(UPDATE_MILLIS)
              .setConsumer(new ConsoleProgressBarConsumer(new PrintStream(System.err, true), WIDTH))
              .clearDisplayOnFinish()
              .build();
    }
    return new SearchControl(nanoClock, cancelled, this::show);
  }

  private long length() {
    return limits.searchSize().orElseGet(() -> limits.timeLimitSeconds().isPresent() ? 100 : -1);
  }

  private void show(SearchProgress progress) {
    if (bar == null) {
      return;
    }
    if (limits.searchSize().isPresent()) {
      bar.stepTo(progress.valid());
    } else if (limits.timeLimitSeconds().isPresent()) {
      bar.stepTo(Math.round(100 * progress.seconds() / limits.timeLimitSeconds().getAsDouble()));
    } else {
      bar.stepTo(progress.evaluated());
    }
    if (!progress.best().isEmpty()) {
      bar.setExtraMessage(
          " best %s %.4g %s"
              .formatted(
                  limits.objectives().get(0).label(),
                  progress.best().get(0),
                  limits.objectives().get(0).unit()));
    }
  }

  @Override
  public void end(MappedLayer layer) {
    close();
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
