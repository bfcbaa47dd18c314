package org.loopwright.cli;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import org.loopwright.model.diagnostics.VisibleText;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.SearchProgress;
import org.loopwright.service.SearchWatch;

/**
 * A bar on standard error for each search, with the best objective so far and what is proved; the
 * next takes the place of the one before.
 */
final class SearchProgressBar implements SearchWatch, AutoCloseable {
  private static final int WIDTH = 130;

  private final BooleanSupplier cancelled;
  private final LongSupplier nanoClock;
  private final boolean visible;
  private SearchOptions options;
  private ProgressBar bar;

  /**
   * Makes a watch.
   *
   * @param visible whether to draw at all
   */
  SearchProgressBar(BooleanSupplier cancelled, LongSupplier nanoClock, boolean visible) {
    this.cancelled = cancelled;
    this.nanoClock = nanoClock;
    this.visible = visible;
  }

  /** A bar that is drawn if standard error is a terminal. */
  static SearchProgressBar onTerminal(BooleanSupplier cancelled) {
    return new SearchProgressBar(cancelled, System::nanoTime, ProgressBars.areVisible());
  }

  @Override
  public boolean isCancelled() {
    return cancelled.getAsBoolean();
  }

  @Override
  public SearchControl begin(String name, int number, int count, SearchOptions options) {
    this.options = options;
    takeDown();
    if (visible) {
      String title =
          count > 1
              ? VisibleText.of(name) + " (" + number + "/" + count + ")"
              : VisibleText.of(name);
      bar = ProgressBars.start(title, length(), WIDTH);
    }
    return new SearchControl(nanoClock, cancelled, this::show);
  }

  /** The bar is as long as the search size, or the time limit in percent, or has no end. */
  private long length() {
    return options
        .limits()
        .searchSize()
        .orElseGet(() -> options.limits().timeLimitSeconds().isPresent() ? 100 : -1);
  }

  private void show(SearchProgress progress) {
    if (bar == null) {
      return;
    }
    if (options.limits().searchSize().isPresent()) {
      bar.stepTo(progress.valid());
    } else if (options.limits().timeLimitSeconds().isPresent()) {
      bar.stepTo(
          Math.round(100 * progress.seconds() / options.limits().timeLimitSeconds().getAsDouble()));
    } else {
      bar.stepTo(progress.evaluated());
    }
    bar.setExtraMessage(message(options.goal().first(), progress));
  }

  /** The best so far, what is proved, and how far apart they are. */
  static String message(Objective objective, SearchProgress progress) {
    OptionalDouble bound = progress.lowerBound();
    String proved =
        bound.isPresent() ? String.format(Locale.ROOT, " bound %.4g", bound.getAsDouble()) : "";
    if (progress.best().isEmpty()) {
      return proved;
    }
    double best = progress.best().get(0);
    String found =
        String.format(Locale.ROOT, " best %s %.4g %s", objective.label(), best, objective.unit());
    return bound.isPresent() && best > 0
        ? String.format(
            Locale.ROOT,
            "%s,%s, gap %.1f %%",
            found,
            proved,
            100 * Math.max(0, 1 - bound.getAsDouble() / best))
        : found;
  }

  @Override
  public void end() {
    takeDown();
  }

  @Override
  public void close() {
    takeDown();
  }

  private void takeDown() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
