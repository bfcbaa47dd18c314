package org.loopwright.search.strategy;

import org.loopwright.model.mapping.PackedMapping;

/**
 * One stream of candidates, by turns asked for a mapping and given its outcome. A search runs a
 * fixed number of streams; a candidate is known by its stream and its place there, and a stream
 * learns of its own candidates only, so what it offers never depends on the timing of threads. A
 * stream is used by one thread at a time.
 */
public interface SearchStrategy {
  /**
   * Writes the next candidate into {@code candidate}.
   *
   * @return whether there is one; once false, always false
   */
  boolean next(PackedMapping candidate);

  /** Takes the outcome of the last candidate. */
  void report(Trial trial);
}
