package org.loopwright.result;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.loopwright.cost.ActionCost;

/**
 * What the energy of one action of one component adds to the difference between two bills.
 *
 * @param count how often the other bill has it
 * @param baseCount how often the first bill has it
 * @param pj what it costs in the other, pJ; 0 where it is not there
 * @param basePj what it costs in the first
 */
public record CostDifference(
    String component, String item, double count, double baseCount, double pj, double basePj) {
  public CostDifference {
    requireNonNull(component, "component");
    requireNonNull(item, "item");
  }

  /** Energy of the other above that of the first, pJ. */
  public double energyPj() {
    return count * pj - baseCount * basePj;
  }

  /** All differences, the largest first, whichever way they go. */
  public static List<CostDifference> of(List<ActionCost> base, List<ActionCost> other) {
    Map<List<String>, ActionCost> first = byAction(base);
    Map<List<String>, ActionCost> second = byAction(other);
    Set<List<String>> actions = new LinkedHashSet<>(first.keySet());
    actions.addAll(second.keySet());
    List<CostDifference> differences = new ArrayList<>();
    for (List<String> action : actions) {
      ActionCost before = first.get(action);
      ActionCost after = second.get(action);
      differences.add(
          new CostDifference(
              action.get(0),
              action.get(1),
              after == null ? 0 : after.count(),
              before == null ? 0 : before.count(),
              after == null ? 0 : after.price().value(),
              before == null ? 0 : before.price().value()));
    }
    differences.sort(Comparator.comparingDouble(difference -> -Math.abs(difference.energyPj())));
    return differences;
  }

  private static Map<List<String>, ActionCost> byAction(List<ActionCost> bill) {
    Map<List<String>, ActionCost> actions = new LinkedHashMap<>();
    for (ActionCost line : bill) {
      if (!line.isArea()) {
        actions.put(List.of(line.price().component(), line.price().item()), line);
      }
    }
    return actions;
  }

  /** Of differences, the sums of their components, pJ, the largest first. */
  public static List<Map.Entry<String, Double>> byComponent(List<CostDifference> differences) {
    Map<String, Double> sums = new HashMap<>();
    differences.forEach(each -> sums.merge(each.component, each.energyPj(), Double::sum));
    return sums.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<String, Double>>comparingDouble(
                    entry -> -Math.abs(entry.getValue()))
                .thenComparing(Map.Entry::getKey))
        .toList();
  }
}
