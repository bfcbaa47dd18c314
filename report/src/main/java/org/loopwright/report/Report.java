package org.loopwright.report;

import org.loopwright.report.table.JsonObject;

/** A result as text for people, and as JSON and CSV for programs. */
public interface Report {
  String text();

  JsonObject json();

  /** The rows of the result; the text where it has no rows of its own. */
  default String csv() {
    return text();
  }
}
