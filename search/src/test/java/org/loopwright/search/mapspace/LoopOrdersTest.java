package org.loopwright.search.mapspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.loopwright.cost.EvaluationSession;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.math.IndexSet;

final class LoopOrdersTest {
  @Property(tries = 200)
  void everyOrderCostsWhatOneOfTheClassesCosts(@ForAll long seed) {
    SmallSpecs specs = SmallSpecs.looping(seed);
    MapSpace space = MapSpace.of(specs.workload(), specs.architecture(), specs.constraints());
    SplittableRandom random = new SplittableRandom(seed);
    MapPoint point = space.newPoint();
    EvaluationSession session = session(specs);
    for (int sample = 0; sample < 5; sample++) {
      space.sample(random, point);
      for (int level = 0; level < space.levels().size(); level++) {
        if (!space.levels().get(level).isSpatial()) {
          compare(space, point, level, session);
        }
      }
    }
  }

  private static void compare(
      MapSpace space, MapPoint point, int level, EvaluationSession session) {
    NestOrders classes = space.loopOrders().orders(level, space.loopOrders().loops(point, level));
    Set<List<Double>> ofClasses = new HashSet<>();
    for (long index = 0; index < classes.size(); index++) {
      classes.write(index, level, point);
      ofClasses.add(cost(space, point, session));
    }
    for (int[] order : Permutations.of(new int[] {0, 1, 2, 3})) {
      for (int place = 0; place < order.length; place++) {
        point.putDimensionAt(level, place, order[place]);
      }
      assertThat(ofClasses).contains(cost(space, point, session));
    }
  }

  @Test
  void stationaryLoopsAndPlainRanksLeaveFewOrders() {
    SmallSpecs specs = SmallSpecs.looping(3);
    MapSpace space = MapSpace.of(specs.workload(), specs.architecture(), specs.constraints());
    // C and K (names in order: C, K, P, R) index no summed rank: each may be the innermost
    LoopOrders orders = space.loopOrders();
    int outermost = space.levels().size() - 1;
    assertThat(orders.orders(outermost, IndexSet.of(0, 1)).size()).isEqualTo(2);
    assertThat(orders.orders(outermost, IndexSet.EMPTY).size()).isEqualTo(1);
    assertThat(orders.orders(outermost, IndexSet.below(4)).size()).isLessThan(24);
  }

  private static List<Double> cost(MapSpace space, MapPoint point, EvaluationSession session) {
    PackedMapping mapping = space.newMapping();
    point.pack(mapping);
    List<Double> cost = new ArrayList<>();
    if (session.evaluate(mapping)) {
      cost.add(session.energyPj());
      cost.add((double) session.cycles());
      cost.add((double) session.lastLevelAccesses());
    }
    return cost;
  }

  private static EvaluationSession session(SmallSpecs specs) {
    Map<String, Map<String, Double>> table = new HashMap<>();
    double pj = 0.7;
    for (StorageLevel level : specs.architecture().storage()) {
      table.put(level.name(), Map.of("read", pj, "write", 1.1 * pj, "update", 1.2 * pj));
      pj *= 10;
    }
    return new Evaluator(
            specs.workload(), specs.architecture(), new EnergyTable(table), AreaTable.EMPTY)
        .session();
  }
}
