package org.loopwright.dataflow.search;

import java.util.ArrayList;
import java.util.List;

/** Looks at every mapping of a skeleton: all tiles, and for each the orders of what moves. */
final class DirectiveEnumeration {
  private final DirectiveSpace space;
  private final DirectiveSkeleton skeleton;
  private final DirectiveEvaluator evaluator;
  private final int[] sizes;

  private DirectiveEnumeration(
      DirectiveSpace space, DirectiveSkeleton skeleton, DirectiveEvaluator evaluator) {
    this.space = space;
    this.skeleton = skeleton;
    this.evaluator = evaluator;
    sizes = new int[space.dimensions().size()];
  }

  static void run(DirectiveSpace space, DirectiveSkeleton skeleton, DirectiveEvaluator evaluator) {
    new DirectiveEnumeration(space, skeleton, evaluator).chooseSizes(0);
  }

  private void chooseSizes(int dimension) {
    if (dimension == sizes.length) {
      chooseOrder();
      return;
    }
    for (int size = 0; size < space.sizes(skeleton, dimension); size++) {
      sizes[dimension] = size;
      chooseSizes(dimension + 1);
    }
  }

  private void chooseOrder() {
    List<Integer> moving = new ArrayList<>();
    List<Integer> still = new ArrayList<>();
    for (int dimension = 0; dimension < sizes.length; dimension++) {
      (space.moves(skeleton, dimension, sizes[dimension]) ? moving : still).add(dimension);
    }
    permute(moving, 0, still);
  }

  private void permute(List<Integer> moving, int place, List<Integer> still) {
    if (evaluator.isStopped()) {
      return;
    }
    if (place == moving.size()) {
      evaluate(moving, still);
      return;
    }
    for (int i = place; i < moving.size(); i++) {
      List<Integer> next = new ArrayList<>(moving);
      next.add(place, next.remove(i));
      permute(next, place + 1, still);
    }
  }

  private void evaluate(List<Integer> moving, List<Integer> still) {
    int[] order = new int[sizes.length];
    for (int place = 0; place < order.length; place++) {
      order[place] = place < moving.size() ? moving.get(place) : still.get(place - moving.size());
    }
    evaluator.at(new DirectivePoint(skeleton, sizes, order));
  }
}
