package org.loopwright.report;

import org.loopwright.report.table.JsonObject;
import org.loopwright.result.RunIdentity;

/** What a result is about, in the keys of docs/results.md and as the head of a text. */
public final class Identity {
  private Identity() {}

  /** An object that begins with the keys of a result's identity; what is absent has no key. */
  public static JsonObject json(RunIdentity identity) {
    return new JsonObject()
        .put("version", identity.version())
        .put("architecture", identity.architecture())
        .put("network", identity.network())
        .put("layer", identity.layer())
        .put("technology", identity.technology());
  }

  /** One line, such as {@code alexnet on eyeriss in 65nm (loopwright 1.0)}. */
  static String line(RunIdentity identity) {
    return (identity.subject() + " (loopwright " + identity.version() + ")").strip()
        + System.lineSeparator();
  }
}
