package org.loopwright.cli;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import org.loopwright.model.diagnostics.VisibleText;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchLimits;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.SearchProgress;
import org.loopwright.service.SearchWatch;

/**
 * A bar on standard error for each search, with the best objective so far and what is proved; the
 * next takes the place of the one before.
 */
final class SearchProgressBar implements SearchWatch, AutoCloseable {
  private final BooleanSupplier cancelled;
  private final LongSupplier nanoClock;
  private final ProgressBars bars;
  private SearchOptions options;
  private ProgressBar bar;

  /**
   * Makes a watch.
   *
   * @param bars what it is drawn as
   */
  SearchProgressBar(BooleanSupplier cancelled, LongSupplier nanoClock, ProgressBars bars) {
    this.cancelled = cancelled;
    this.nanoClock = nanoClock;
    this.bars = bars;
  }

  /** A bar that is drawn where somebody sees it. */
  static SearchProgressBar onTerminal(BooleanSupplier cancelled, Console console) {
    return new SearchProgressBar(cancelled, System::nanoTime, console.progress());
  }

  @Override
  public boolean isCancelled() {
    return cancelled.getAsBoolean();
  }

  @Override
  public SearchControl begin(String name, int number, int count, SearchOptions options) {
    this.options = options;
    takeDown();
    if (bars.areWanted()) {
      String title =
          count > 1
              ? VisibleText.of(name) + " (" + number + "/" + count + ")"
              : VisibleText.of(name);
      bar = bars.line(title);
    }
    return new SearchControl(nanoClock, cancelled, this::show);
  }

  private void show(SearchProgress progress) {
    if (bar != null) {
      bar.setExtraMessage(forms(options.goal().first(), options.limits(), progress));
    }
  }

  /** The best, the bound, the gap and the time, and shorter forms of the same. */
  static String forms(Objective objective, SearchLimits limits, SearchProgress progress) {
    String left = left(limits, progress);
    String whole = message(objective, progress);
    if (progress.best().isEmpty()) {
      return whole + left;
    }
    String named = " best " + objective.label();
    String plain = whole.replace(named, " best").replace(" " + objective.unit(), "");
    String unbound = plain.replaceFirst(" bound [^,]*,", "");
    return String.join("\n", whole + left, plain + left, unbound + left);
  }

  /** What is left of the limit that ends the search, or how long it takes already. */
  static String left(SearchLimits limits, SearchProgress progress) {
    if (limits.searchSize().isPresent()) {
      return String.format(
          Locale.ROOT, ", %d of %d mappings", progress.valid(), limits.searchSize().getAsLong());
    }
    double limit = limits.timeLimitSeconds().orElse(Double.POSITIVE_INFINITY);
    return limit < Double.POSITIVE_INFINITY
        ? String.format(Locale.ROOT, ", %.0f s left", Math.max(0, limit - progress.seconds()))
        : String.format(Locale.ROOT, ", %.0f s", progress.seconds());
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
