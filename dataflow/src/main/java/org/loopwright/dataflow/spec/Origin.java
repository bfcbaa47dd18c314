package org.loopwright.dataflow.spec;

import static java.util.Objects.requireNonNull;

import org.loopwright.model.diagnostics.Location;

/**
 * Where a value was written. It takes no part in identity: two values that say the same are equal
 * wherever they stand, so what was read, written and read again is the same value.
 */
public record Origin(Location location) {
  private static final Origin PROGRAM = new Origin(Location.ofFile("program"));

  public Origin {
    requireNonNull(location, "location");
  }

  /** The origin of what a program built. */
  public static Origin ofProgram() {
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
