package org.loopwright.formats.document;

import static java.util.Objects.requireNonNull;

import org.loopwright.model.diagnostics.Location;

/** A key or list item without a value. */
public record NullNode(Location location) implements Node {
  public NullNode {
    requireNonNull(location, "location");
  }

  @Override
  public String describe() {
    return "empty";
  }

  @Override
  public long size() {
    return 1;
  }

  @Override
  public boolean isNull() {
    return true;
  }
}
