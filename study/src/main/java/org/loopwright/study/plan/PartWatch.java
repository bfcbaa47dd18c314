package org.loopwright.study.plan;

import java.util.function.BooleanSupplier;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchOptions;
import org.loopwright.service.SearchWatch;

/** Watches the search of one part, whose progress nobody sees. */
record PartWatch(BooleanSupplier cancelled) implements SearchWatch {
  @Override
  public boolean isCancelled() {
    return cancelled.getAsBoolean();
  }

  @Override
  public SearchControl begin(String name, int number, int count, SearchOptions options) {
    return control();
  }

  /** A control that ends with the part. */
  SearchControl control() {
    return new SearchControl(System::nanoTime, cancelled, progress -> {});
  }

  @Override
  public void end() {}
}
