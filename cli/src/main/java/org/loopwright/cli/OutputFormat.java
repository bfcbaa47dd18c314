package org.loopwright.cli;

import java.util.Locale;

/** How results are printed. */
enum OutputFormat {
  TEXT,
  JSON,
  CSV;

  /** The name that users write, and see in the help. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
