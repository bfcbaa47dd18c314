package org.loopwright.dataflow.spec;

import static java.util.Objects.requireNonNull;

import org.loopwright.model.diagnostics.Location;

/**
 * The place in a file where a value was written. It takes no part in identity: two values with the
 * same content are equal wherever they were written, so a value that is read, written and read
 * again is the same value.
 */
public record Origin(Location location) {
  private static final Origin PROGRAM = new Origin(Location.ofFile("program"));

  public Origin {
    requireNonNull(location, "location");
  }

  /** The origin of a value that a program built. */
  public static Origin program() {
    return PROGRAM;
  }

  public static Origin of(String file, int line, int column) {
    return new Origin(new Location(file, line, column, ""));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Origin;
  }

  @Override
  public int hashCode() {
    return Origin.class.hashCode();
  }
}
