package org.loopwright.dataflow.search;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Climbs in a skeleton from several starts: takes the first change that is better, of one size or
 * of two places in the order, until there is none.
 */
final class DirectiveClimb {
  private static final int DRAWN_STARTS = 4;

  private final DirectiveSpace space;
  private final DirectiveSkeleton skeleton;
  private final DirectiveEvaluator evaluator;
  private final int dimensions;

  private DirectivePoint point;
  private RankedMapping mapping;

  private DirectiveClimb(
      DirectiveSpace space, DirectiveSkeleton skeleton, DirectiveEvaluator evaluator) {
    this.space = space;
    this.skeleton = skeleton;
    this.evaluator = evaluator;
    dimensions = space.dimensions().size();
  }

  /** Climbs from the smallest tiles, from the largest, and from points that {@code seed} draws. */
  static void run(
      DirectiveSpace space, DirectiveSkeleton skeleton, DirectiveEvaluator evaluator, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    DirectiveClimb climb = new DirectiveClimb(space, skeleton, evaluator);
    climb.from(climb.corner(false));
    climb.from(climb.corner(true));
    for (int start = 0; start < DRAWN_STARTS; start++) {
      climb.from(climb.drawn(random));
    }
  }

  private DirectivePoint corner(boolean largest) {
    int[] sizes = new int[dimensions];
    int[] order = new int[dimensions];
    for (int dimension = 0; dimension < dimensions; dimension++) {
      sizes[dimension] = largest ? space.sizes(skeleton, dimension) - 1 : 0;
      order[dimension] = dimension;
    }
    return new DirectivePoint(skeleton, sizes, order);
  }

  private DirectivePoint drawn(RandomGenerator random) {
    int[] sizes = new int[dimensions];
    int[] order = new int[dimensions];
    for (int dimension = 0; dimension < dimensions; dimension++) {
      sizes[dimension] = random.nextInt(space.sizes(skeleton, dimension));
      int place = random.nextInt(dimension + 1);
      order[dimension] = order[place];
      order[place] = dimension;
    }
    return new DirectivePoint(skeleton, sizes, order);
  }

  private void from(DirectivePoint start) {
    if (evaluator.isStopped()) {
      return;
    }
    point = start;
    mapping = evaluator.at(start);
    boolean climbed = true;
    while (climbed && !evaluator.isStopped()) {
      boolean resized = resize();
      climbed = reorder() || resized;
    }
  }

  private boolean resize() {
    boolean climbed = false;
    for (int dimension = 0; dimension < dimensions; dimension++) {
      for (int size = 0; size < space.sizes(skeleton, dimension); size++) {
        if (size != point.size(dimension)) {
          climbed |= take(point.withSize(dimension, size));
        }
      }
    }
    return climbed;
  }

  private boolean reorder() {
    boolean climbed = false;
    for (int place = 0; place < dimensions; place++) {
      for (int other = place + 1; other < dimensions; other++) {
        if (isPlaced(place) && isPlaced(other)) {
          climbed |= take(point.withSwapped(place, other));
        }
      }
    }
    return climbed;
  }

  private boolean isPlaced(int place) {
    int dimension = point.dimensionAt(place);
    return space.hasPlace(skeleton, dimension, point.size(dimension));
  }

  private boolean take(DirectivePoint next) {
    if (evaluator.isStopped()) {
      return false;
    }
    RankedMapping found = evaluator.at(next);
    boolean better = found != null && found.isBetterThan(mapping);
    if (better) {
      point = next;
      mapping = found;
    }
    return better;
  }
}
