package org.loopwright.search.optimal.tiling;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.loopwright.model.math.IndexSet;
import org.loopwright.search.optimal.tiling.DataSpaceShape.Effect;

/** What the innermost loop of a nest does to each data space. Immutable. */
public final class LoopPattern {
  private final int loop;

  /** By data space. */
  private final Effect[] effects;

  private final OuterEffect outerEffect;

  private LoopPattern(SearchProblem problem, int loop, int dimension) {
    this.loop = loop;
    effects =
        problem.shapes().stream().map(shape -> effect(shape, dimension)).toArray(Effect[]::new);
    int dataSpaces = effects.length;
    outerEffect =
        new OuterEffect(
            IndexSet.where(dataSpaces, this::isStationary),
            IndexSet.where(dataSpaces, v -> effects[v] != Effect.WHOLE));
  }

  private static Effect effect(DataSpaceShape shape, int dimension) {
    Effect effect = shape.effect(dimension);
    return effect == Effect.SLIDES && shape.isNonSeparable() ? Effect.WHOLE : effect;
  }

  /**
   * The patterns of a nest: one for each loop that may be the innermost, less those that another
   * undercuts.
   *
   * @param loops that the nest may have
   */
  static List<LoopPattern> of(SearchProblem problem, TemporalLattice lattice, IndexSet loops) {
    List<LoopPattern> all =
        loops.stream()
            .mapToObj(loop -> new LoopPattern(problem, loop, lattice.dimension(loop)))
            .toList();
    List<LoopPattern> kept = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      LoopPattern pattern = all.get(i);
      int place = i;
      boolean isUndercut =
          IntStream.range(0, all.size())
              .filter(j -> j != place && pattern.isUndercutBy(all.get(j)))
              .anyMatch(j -> j < place || !all.get(j).isUndercutBy(pattern));
      if (!isUndercut) {
        kept.add(pattern);
      }
    }
    return kept;
  }

  /**
   * Whether for no data space this costs less than another pattern. What a slide costs depends on
   * its own loop, so it undercuts nothing and nothing undercuts it.
   */
  private boolean isUndercutBy(LoopPattern other) {
    for (int dataSpace = 0; dataSpace < effects.length; dataSpace++) {
      Effect one = effects[dataSpace];
      Effect another = other.effects[dataSpace];
      boolean isSame = one == another && one != Effect.SLIDES;
      if (!isSame && (one != Effect.WHOLE || another != Effect.STATIONARY)) {
        return false;
      }
    }
    return true;
  }

  /** The loop of the lattice that stands for all of the pattern; it is the one that slides. */
  public int loop() {
    return loop;
  }

  /** What the loop does to a data space; a tile whose slide is not understood moves as a whole. */
  public Effect effect(int dataSpace) {
    return effects[dataSpace];
  }

  public boolean isStationary(int dataSpace) {
    return effects[dataSpace] == Effect.STATIONARY;
  }

  /** What the loop does to the cuts further inside. */
  public OuterEffect outerEffect() {
    return outerEffect;
  }
}
