package org.loopwright.search.goal;

import java.util.List;

/**
 * What a proving search knows of the whole mapspace.
 *
 * @param lowerBound no mapping of the space that respects the caps has a first objective below it;
 *     infinite if it is proved that there is none
 * @param gap (best - lower bound) / best, 0 if the best is proved to be the least; 1 if nothing was
 *     found
 * @param tooLarge whether the proof ended because it would have taken too much memory
 * @param expanded partial mappings looked into
 * @param pruned what each rule removed, in the order in which the rules apply
 */
public record Certificate(
    double lowerBound, double gap, boolean tooLarge, long expanded, List<Pruned> pruned) {
  public Certificate {
    pruned = List.copyOf(pruned);
  }

  /**
   * What one rule removed.
   *
   * @param rule name of the rule, as in docs/optimal-search.md
   * @param unit what it removes, in the plural
   * @param removed how many
   * @param considered of how many
   */
  public record Pruned(String rule, String unit, long removed, long considered) {}
}
