package org.loopwright.cli;

import java.util.Locale;
import java.util.function.BooleanSupplier;
import me.tongfei.progressbar.ProgressBar;
import org.loopwright.dataflow.search.DirectiveSearchControl;
import org.loopwright.model.diagnostics.VisibleText;
import org.loopwright.search.goal.Objective;
import org.loopwright.service.DirectiveMapping;

/** A bar on standard error for the search of each layer; the next takes the place of the last. */
final class DirectiveProgressBar implements DirectiveMapping.Watch, AutoCloseable {
  private final BooleanSupplier cancelled;
  private final Objective objective;
  private final ProgressBars bars;
  private ProgressBar bar;

  DirectiveProgressBar(BooleanSupplier cancelled, Objective objective, ProgressBars bars) {
    this.cancelled = cancelled;
    this.objective = objective;
    this.bars = bars;
  }

  @Override
  public DirectiveSearchControl begin(String layer, int number, int count) {
    close();
    if (bars.areWanted()) {
      bar = bars.start(VisibleText.of(layer) + " (" + number + "/" + count + ")", 1);
    }
    return new DirectiveSearchControl(System::nanoTime, cancelled, this::show);
  }

  private void show(DirectiveSearchControl.Progress progress) {
    if (bar != null) {
      bar.maxHint(progress.skeletons());
      bar.stepTo(progress.done());
      bar.setExtraMessage(
          String.format(
              Locale.ROOT,
              " best %s %.4g %s",
              objective.label(),
              progress.best(),
              objective.unit()));
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
