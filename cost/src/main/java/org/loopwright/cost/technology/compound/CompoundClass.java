package org.loopwright.cost.technology.compound;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Require;

/**
 * A class of components that are made of others.
 *
 * @param location where it is defined
 * @param attributes expressions of the values that hold where a component gives none; {@code
 *     must_specify} where it has to
 * @param actions what the whole can do
 */
public record CompoundClass(
    Location location,
    String name,
    Map<String, String> attributes,
    List<Part> parts,
    List<Action> actions) {
  /**
   * Components inside the whole, all alike.
   *
   * @param count expression: how many there are
   * @param attributes expressions in the attributes of the whole
   * @param areaShare expression: what its area is multiplied by
   * @param energyShare expression: what its energies are multiplied by
   */
  public record Part(
      String name,
      String count,
      String componentClass,
      Map<String, String> attributes,
      String areaShare,
      String energyShare) {
    public Part {
      attributes = ordered(attributes);
    }
  }

  /**
   * An action of the whole.
   *
   * @param arguments expressions: the largest value of each
   * @param share expression: what the sum of the steps is multiplied by
   */
  public record Action(String name, Map<String, String> arguments, String share, List<Step> steps) {
    public Action {
      arguments = ordered(arguments);
      steps = List.copyOf(steps);
    }
  }

  /**
   * What one part does in an action.
   *
   * @param instances expression: of the part that do it
   * @param repeat expression: how often each does it
   * @param arguments expressions, for the action of the part
   */
  public record Step(
      String part, String instances, String action, String repeat, Map<String, String> arguments) {
    public Step {
      arguments = ordered(arguments);
    }
  }

  public CompoundClass {
    requireNonNull(location, "location");
    Require.notBlank(name, "name of a compound class");
    attributes = ordered(attributes);
    parts = List.copyOf(parts);
    actions = List.copyOf(actions);
    Require.distinct(parts.stream().map(Part::name).toList(), "part");
    for (Action action : actions) {
      for (Step step : action.steps()) {
        Require.that(
            parts.stream().anyMatch(part -> part.name().equals(step.part())),
            "action %s of %s needs a part %s, which is not there",
            action.name(),
            name,
            step.part());
      }
    }
  }

  /** Whether it is the same class, wherever it is defined. */
  public boolean isSameAs(CompoundClass other) {
    return equals(other.at(location));
  }

  /** The same, defined elsewhere. */
  public CompoundClass at(Location elsewhere) {
    return new CompoundClass(elsewhere, name, attributes, parts, actions);
  }

  private static Map<String, String> ordered(Map<String, String> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
