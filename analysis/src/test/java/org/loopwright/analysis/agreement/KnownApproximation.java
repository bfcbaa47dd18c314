package org.loopwright.analysis.agreement;

import static org.loopwright.analysis.agreement.TileMotion.isStill;

import java.util.List;
import java.util.Set;

/**
 * Where the analysis, as the reference model, is known not to count what would move. Each is
 * recognised by how the tile of a tensor moves at a level; docs/known-approximations.md has the
 * reasons, and the smallest case of each.
 */
enum KnownApproximation {
  /** A tile that has gaps is taken for its bounding box. */
  BOUNDING_BOX {
    @Override
    boolean applies(TileMotion motion) {
      return motion.hasGaps();
    }
  },

  /** A step other than the stride of the innermost loop that moves the tile keeps nothing. */
  CHANGED_STRIDE {
    @Override
    boolean applies(TileMotion motion) {
      for (int loop = motion.firstMover() + 1; loop < motion.outside().size(); loop++) {
        List<Long> move = motion.move(loop);
        if (!motion.isArithmetic() && brought(motion, move) != motion.fresh(move)) {
          return true;
        }
      }
      return false;
    }
  },

  /** Inner loops are taken to return from their second turn when an outer loop steps. */
  TWO_TURNS {
    @Override
    boolean applies(TileMotion motion) {
      for (int loop = motion.firstMover() + 1; loop < motion.outside().size(); loop++) {
        long assumed = brought(motion, motion.moveAfterTwoTurns(loop));
        if (!motion.isArithmetic() && assumed != brought(motion, motion.move(loop))) {
          return true;
        }
      }
      return false;
    }
  },

  /** Neighbours are taken to follow each other by the steps after two turns. */
  TWO_TURNS_OF_NEIGHBOURS {
    @Override
    boolean applies(TileMotion motion) {
      Set<List<Long>> distances = motion.neighbourDistances();
      for (int loop = 0; loop < motion.outside().size(); loop++) {
        boolean claimed = claimed(motion, distances, loop);
        boolean repeats = motion.repeats(loop, distances);
        boolean sameStep = motion.move(loop).equals(motion.moveAfterTwoTurns(loop));
        if (claimed != repeats || (claimed && !sameStep)) {
          return true;
        }
      }
      return false;
    }

    private boolean claimed(TileMotion motion, Set<List<Long>> distances, int loop) {
      List<Long> assumed = motion.moveAfterTwoTurns(loop);
      if (motion.isArithmetic() || !distances.contains(assumed)) {
        return distances.contains(assumed);
      }
      List<Long> stride = motion.move(0);
      boolean wholeTiles = !isStill(stride) && motion.fresh(stride) == motion.tileWords();
      boolean deltasGoOn = loop > 0 && !isStill(stride) && assumed.equals(stride);
      return deltasGoOn || (wholeTiles && !isStill(assumed));
    }
  },

  /** What neighbours pass on below one instance is averaged over the instances below all. */
  SHARE_OF_NEIGHBOURS {
    @Override
    boolean applies(TileMotion motion) {
      return motion.hasSeveralFeeders() && motion.neighboursFollow();
    }
  },

  /** Shares that add up to whole words fall just short of them, and are rounded down. */
  TRUNCATED_SHARE {
    @Override
    boolean applies(TileMotion motion) {
      return motion.hasInexactShares() && motion.neighboursFollow();
    }
  },

  /** The words of an instance are taken for its share of the tensor, as tiles share their union. */
  SHARE_OF_WINDOW {
    @Override
    boolean applies(TileMotion motion) {
      return motion.isSpreadWithinWindow();
    }
  },

  /** Requests that meet only outside a bypassed level are not seen to be the same. */
  MEETING_ACROSS_BYPASS {
    @Override
    boolean applies(TileMotion motion) {
      return motion.meetsAcrossBypassedLevels();
    }
  },

  /** Requests through a bypassed level are shared as those are that its neighbours would leave. */
  SHARING_LEFT_BY_NEIGHBOURS {
    @Override
    boolean applies(TileMotion bypassed) {
      return bypassed.unservedShareOtherwise();
    }
  };

  /** Whether it shows in what arrives at the level of {@code motion}. */
  abstract boolean applies(TileMotion motion);

  private static List<Long> stride(TileMotion motion) {
    return motion.outside().get(motion.firstMover()).move();
  }

  /** What a step brings by the rule of one stride, on the tile as it is. */
  private static long brought(TileMotion motion, List<Long> move) {
    if (isStill(move)) {
      return 0;
    }
    return move.equals(stride(motion)) ? motion.fresh(move) : motion.tileWords();
  }
}
