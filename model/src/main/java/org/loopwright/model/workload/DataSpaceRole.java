package org.loopwright.model.workload;

import java.util.Locale;
import org.loopwright.model.diagnostics.Labelled;

/** What a data space is for, whatever its name. */
public enum DataSpaceRole implements Labelled {
  /** The operand that stays the same from one input to the next. */
  WEIGHT,
  /** The operand that streams in. */
  INPUT,
  /** The result. */
  OUTPUT;

  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
