package org.loopwright.dataflow.search;

import java.util.ArrayList;
import java.util.List;

/** Looks at every mapping of a skeleton: all tiles, and for each the orders. */
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
    List<Integer> placed = new ArrayList<>();
    List<Integer> whole = new ArrayList<>();
    for (int dimension = 0; dimension < sizes.length; dimension++) {
      (space.hasPlace(skeleton, dimension, sizes[dimension]) ? placed : whole).add(dimension);
    }
    permute(placed, 0, whole);
  }

  private void permute(List<Integer> placed, int place, List<Integer> whole) {
    if (evaluator.isStopped()) {
      return;
    }
    if (place == placed.size()) {
      evaluate(placed, whole);
      return;
    }
    for (int i = place; i < placed.size(); i++) {
      List<Integer> next = new ArrayList<>(placed);
      next.add(place, next.remove(i));
      permute(next, place + 1, whole);
    }
  }

  private void evaluate(List<Integer> placed, List<Integer> whole) {
    int[] order = new int[sizes.length];
    for (int place = 0; place < order.length; place++) {
      order[place] = place < placed.size() ? placed.get(place) : whole.get(place - placed.size());
    }
    evaluator.at(new DirectivePoint(skeleton, sizes, order));
  }
}
