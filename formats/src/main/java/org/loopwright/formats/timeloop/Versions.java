package org.loopwright.formats.timeloop;

import java.util.List;
import java.util.Set;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.ValueReader;
import org.loopwright.formats.document.ValueType;
import org.loopwright.model.diagnostics.Diagnosis;

/** The versions of the specification grammar that are read, all alike. */
public final class Versions {
  private static final Set<String> READ = Set.of("0.1", "0.2", "0.3", "0.4");

  public static final Key<String> KEY =
      Key.of(
          "version",
          ValueType.scalar(
              ValueType.fragment("enum", List.of("0.1", "0.2", "0.3", "0.4", 0.1, 0.2, 0.3, 0.4)),
              ValueReader::text),
          "Version of the grammar.");

  /** The version of sections that are written. */
  public static final String WRITTEN = "0.4";

  private Versions() {}

  /** Reads {@code version}, which a section may have. */
  static void check(MapReader section, Diagnosis diagnosis) {
    section
        .find(KEY)
        .ifPresent(
            version ->
                section
                    .get(KEY)
                    .filter(text -> !READ.contains(text))
                    .ifPresent(
                        text ->
                            diagnosis.error(
                                version.location(),
                                "must be 0.1, 0.2, 0.3 or 0.4 but was " + text)));
  }
}
