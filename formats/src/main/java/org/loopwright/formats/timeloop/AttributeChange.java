package org.loopwright.formats.timeloop;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.loopwright.model.diagnostics.Location;

/**
 * Another value for one attribute of a component of a design.
 *
 * @param component name of the component, or of a level of subtrees
 * @param attribute the key; {@code instances} is the number of those of its own level
 * @param location where the user asks for it
 */
public record AttributeChange(String component, String attribute, String value, Location location) {
  public AttributeChange {
    requireNonNull(component, "component");
    requireNonNull(attribute, "attribute");
    requireNonNull(value, "value");
    requireNonNull(location, "location");
  }

  /** The change that a path such as {@code GLB.depth} asks for; empty if it has no dot. */
  public static Optional<AttributeChange> of(String path, String value, Location location) {
    int dot = path.lastIndexOf('.');
    return dot <= 0 || dot == path.length() - 1
        ? Optional.empty()
        : Optional.of(
            new AttributeChange(
                ComponentName.lastOf(path.substring(0, dot)),
                path.substring(dot + 1),
                value,
                location));
  }
}
