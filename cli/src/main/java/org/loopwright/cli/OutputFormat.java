package org.loopwright.cli;

import java.util.Locale;
import org.loopwright.model.diagnostics.VisibleText;
import org.loopwright.report.Report;

/** How results are printed. */
enum OutputFormat {
  TEXT,
  JSON,
  CSV;

  String render(Report report) {
    return switch (this) {
      case TEXT -> VisibleText.lines(report.text());
      case JSON -> report.json().pretty();
      case CSV -> report.csv();
    };
  }

  /** The name that users write, and see in the help. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
