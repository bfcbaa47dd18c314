package org.loopwright.explore.space;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.loopwright.model.diagnostics.Require;

/**
 * One thing that varies in a space.
 *
 * @param name an attribute by its path, such as {@code GLB.depth}, or the name of a choice
 * @param values what it may be, as users write it
 */
public record SpaceAxis(String name, List<String> values) {
  public SpaceAxis {
    requireNonNull(name, "name");
    values = List.copyOf(values);
    Require.that(!values.isEmpty(), "axis %s must have a value", name);
    Require.distinct(values, "value of axis " + name + ":");
  }
}
