package org.loopwright.model.count;

import java.util.List;

/**
 * How often each storage level is accessed and each network moves data when a mapping runs: the
 * outcome of the tile analysis (Parashar et al. 2019, section VI-A), and likewise of the
 * interpreter.
 *
 * @param computes operations of the whole run
 * @param computeInstances arithmetic units that work
 * @param steps in time, until the unit with the most operations is done
 * @param levels one for each storage level, innermost first
 * @param networks one for each storage level, innermost first: the network below it
 */
public record AccessCounts(
    long computes,
    long computeInstances,
    long steps,
    List<LevelCounts> levels,
    List<NetworkCounts> networks) {
  public AccessCounts {
    levels = List.copyOf(levels);
    networks = List.copyOf(networks);
  }
}
