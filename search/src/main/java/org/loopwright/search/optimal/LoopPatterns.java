package org.loopwright.search.optimal;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.search.optimal.DataSpaceShape.Effect;

/**
 * What the innermost loop of a nest can do to the data spaces: one pattern for each kind of loop
 * that may come first, less those that another pattern undercuts for every data space.
 */
final class LoopPatterns {
  /** The tile of a data space stays under the first loop. */
  static final int STILL = -2;

  /** It is brought as a whole. */
  static final int WHOLE = -1;

  /** By data space: {@link #STILL}, {@link #WHOLE}, or the loop of the lattice it slides along. */
  static final class Pattern {
    private final int[] first;
    private final int above;

    Pattern(int[] first) {
      this.first = first;
      int set = 0;
      for (int dataSpace = 0; dataSpace < first.length; dataSpace++) {
        set |= first[dataSpace] == STILL ? 1 << dataSpace : 0;
        set |= first[dataSpace] != WHOLE ? 1 << (first.length + dataSpace) : 0;
      }
      above = set;
    }

    /**
     * What the pattern does, as a set: the data spaces that it leaves still, and, that many places
     * further, those that may go on sliding under it.
     */
    int above() {
      return above;
    }

    /** What the first loop does to a data space. */
    int first(int dataSpace) {
      return first[dataSpace];
    }

    boolean isStill(int dataSpace) {
      return first[dataSpace] == STILL;
    }

    /**
     * Whether for no data space this costs less than the other. A slide needs a loop of its own, so
     * it does not stand for a pattern without.
     */
    boolean isUndercutBy(Pattern other) {
      for (int dataSpace = 0; dataSpace < first.length; dataSpace++) {
        boolean same = first[dataSpace] == other.first[dataSpace];
        if (!same && (first[dataSpace] != WHOLE || other.first[dataSpace] != STILL)) {
          return false;
        }
      }
      return true;
    }
  }

  private LoopPatterns() {}

  /**
   * The patterns of a nest.
   *
   * @param loops that it may have, a bit for each
   */
  static List<Pattern> of(MappingProblem problem, TemporalLattice lattice, int loops) {
    List<Pattern> all = new ArrayList<>();
    for (int loop = 0; loop < lattice.loops.length; loop++) {
      if ((loops >>> loop & 1) != 0) {
        int[] first = new int[problem.shapes.length];
        for (int dataSpace = 0; dataSpace < first.length; dataSpace++) {
          DataSpaceShape shape = problem.shapes[dataSpace];
          Effect effect = shape.effect[lattice.loops[loop]];
          first[dataSpace] =
              effect == Effect.STILL
                  ? STILL
                  : effect == Effect.SLIDES && !shape.tangled ? loop : WHOLE;
        }
        all.add(new Pattern(first));
      }
    }
    List<Pattern> kept = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      boolean undercut = false;
      for (int j = 0; j < all.size(); j++) {
        undercut |=
            i != j
                && all.get(i).isUndercutBy(all.get(j))
                && (j < i || !all.get(j).isUndercutBy(all.get(i)));
      }
      if (!undercut) {
        kept.add(all.get(i));
      }
    }
    return kept;
  }
}
