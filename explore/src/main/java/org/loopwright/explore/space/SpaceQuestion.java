package org.loopwright.explore.space;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What is asked of a space.
 *
 * @param name of the space
 * @param tablesKept whether tables of prices of the design hold for every point
 * @param objectives what the best point is wanted for, each on its own
 * @param front what the front is of
 * @param budgets the most that a point may have, by the name of its number
 */
public record SpaceQuestion(
    String name,
    DesignSpace space,
    boolean tablesKept,
    List<SpaceObjective> objectives,
    List<SpaceObjective> front,
    Map<String, Double> budgets) {
  public SpaceQuestion {
    requireNonNull(name, "name");
    requireNonNull(space, "space");
    objectives = List.copyOf(objectives);
    front = List.copyOf(front);
    budgets = Map.copyOf(budgets);
  }

  /** The most that a point may have of a number. */
  public OptionalDouble budget(String number) {
    Double most = budgets.get(number);
    return most == null ? OptionalDouble.empty() : OptionalDouble.of(most);
  }
}
