package org.loopwright.interpreter;

import java.util.List;
import org.loopwright.model.count.AccessCounts;

/**
 * What running a mapping showed.
 *
 * @param counts in the form of the analysis; averages per instance are rounded down
 * @param passages the totals that they were made from, data space by data space, innermost first
 */
public record Execution(AccessCounts counts, List<PassageCounts> passages) {
  public Execution {
    passages = List.copyOf(passages);
  }
}
