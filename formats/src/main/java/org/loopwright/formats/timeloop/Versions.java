package org.loopwright.formats.timeloop;

import java.util.List;
import java.util.Set;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ValueReader;
import org.loopwright.formats.document.ValueType;

/** The versions of the specification grammar that are read, all alike. */
public final class Versions {
  private static final Set<String> READ = Set.of("0.1", "0.2", "0.3", "0.4");

  public static final Key<String> KEY =
      Key.of(
          "version",
          ValueType.scalar(
              ValueType.fragment("enum", List.of("0.1", "0.2", "0.3", "0.4", 0.1, 0.2, 0.3, 0.4)),
              Versions::read),
          "Version of the grammar.");

  /** The version of sections that are written. */
  public static final String WRITTEN = "0.4";

  private Versions() {}

  private static String read(ValueReader values, Node node) {
    String text = values.text(node);
    if (!READ.contains(text)) {
      values.diagnosis().error(node.location(), "must be 0.1, 0.2, 0.3 or 0.4 but was " + text);
    }
    return text;
  }

  /** Checks the version that a section may have. */
  public static void check(MapReader section) {
    section.get(KEY);
  }
}
