package org.loopwright.service;

import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchOptions;

/** Watches searches one after the other, and may stop them. */
public interface SearchWatch {
  /** Whether the user wants to stop: then no further search begins. */
  boolean isCancelled();

  /**
   * Called before each search.
   *
   * @param name what is searched
   * @param number the number of the search, from 1
   * @param count how many searches there are
   */
  SearchControl begin(String name, int number, int count, SearchOptions options);

  /** Called after each search. */
  void end();
}
