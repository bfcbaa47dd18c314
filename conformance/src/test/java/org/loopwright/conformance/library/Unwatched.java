package org.loopwright.conformance.library;

import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchOptions;
import org.loopwright.service.SearchWatch;

/** Searches that nobody looks on. */
final class Unwatched implements SearchWatch {
  @Override
  public boolean isCancelled() {
    return false;
  }

  @Override
  public SearchControl begin(String name, int number, int count, SearchOptions options) {
    return SearchControl.quiet(System::nanoTime);
  }

  @Override
  public void end() {
    // Nobody looks on.
  }
}
