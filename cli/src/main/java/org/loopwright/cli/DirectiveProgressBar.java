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
  private final boolean visible;
  private ProgressBar bar;

  DirectiveProgressBar(BooleanSupplier cancelled, Objective objective, boolean visible) {
    this.cancelled = cancelled;
    this.objective = objective;
    this.visible = visible;
  }

  @Override
  public DirectiveSearchControl begin(String layer, int number, int count) {
    close();
    if (visible) {
      bar = ProgressBars.start(VisibleText.of(layer) + " (" + number + "/" + count + ")", 1);
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
