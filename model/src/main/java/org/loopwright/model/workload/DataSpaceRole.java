package org.loopwright.model.workload;

import java.util.Locale;
import org.loopwright.model.diagnostics.Labelled;

/** What a data space is for, whatever its name. */
public enum DataSpaceRole implements Labelled {
  /** The operand that stays the same from one input to the next. */
  WEIGHT("Weights"),
  /** The operand that streams in. */
  INPUT("Inputs"),
  /** The result. */
  OUTPUT("Outputs");

  private final String usualName;

  DataSpaceRole(String usualName) {
    this.usualName = usualName;
  }

  /** The name of such a data space in the shapes that ship, and in most others. */
  public String usualName() {
    return usualName;
  }

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
