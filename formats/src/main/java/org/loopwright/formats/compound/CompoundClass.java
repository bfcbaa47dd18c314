package org.loopwright.formats.compound;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.model.diagnostics.Require;

/**
 * A class of components that are made of others.
 *
 * @param attributes expressions of the values that hold where a component gives none; {@code
 *     must_specify} where it has to
 * @param actions what the whole can do
 */
public record CompoundClass(
    String name, Map<String, String> attributes, List<Part> parts, List<Action> actions) {
  /**
   * Components inside the whole, all alike.
   *
   * @param count expression: how many there are
   * @param attributes expressions in the attributes of the whole
   * @param areaShare expression: the part of its area that counts
   */
  public record Part(
      String name,
      String count,
      String componentClass,
      Map<String, String> attributes,
      String areaShare) {
    public Part {
      attributes = ordered(attributes);
    }
  }

  /**
   * An action of the whole.
   *
   * @param arguments the largest value of each
   */
  public record Action(String name, Map<String, String> arguments, List<Step> steps) {
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
   */
  public record Step(String part, String instances, String action, String repeat) {}

  public CompoundClass {
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

  private static Map<String, String> ordered(Map<String, String> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
