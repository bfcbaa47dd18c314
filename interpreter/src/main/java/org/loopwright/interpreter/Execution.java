package org.loopwright.interpreter;

import java.util.List;
import org.loopwright.model.count.AccessCounts;

/**
 * The outcome of running a mapping.
 *
 * @param counts in the form of the analysis; averages per instance are rounded down
 * @param transfers the totals that they were made from, data space by data space, innermost first
 * @param busiest the greatest counts of single instances, in the same order
 */
public record Execution(
    AccessCounts counts, List<TransferTotals> transfers, List<BusiestCounts> busiest) {
  public Execution {
    transfers = List.copyOf(transfers);
    busiest = List.copyOf(busiest);
  }

  /**
   * The words of the instance of a level with the most to do for one data space, apart from what
   * neighbours pass on.
   *
   * @param reads words that it reads
   * @param writes words that it takes in, from outside and inside
   */
  public record BusiestCounts(String dataSpace, String level, long reads, long writes) {}
}
