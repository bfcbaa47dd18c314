package org.loopwright.formats.timeloop;

import java.util.Map;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.MapBuilder;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ValueType;

/** What all forms of an architecture state of the whole design. */
public final class StatedDesign {
  public static final Key<String> NAME =
      Key.of("name", ValueType.TEXT, "What results call the design.");
  static final Key<Map<String, Node>> ATTRIBUTES =
      Key.of(
          "attributes",
          ValueType.mapOf(ValueType.ANYTHING),
          "For estimators of cost, of all components inside.");

  /** More storage levels than a design has. */
  static final int MAX_LEVELS = 64;

  private StatedDesign() {}

  static void put(MapBuilder map, Map<String, String> design) {
    if (!design.isEmpty()) {
      map.put(ATTRIBUTES.name(), MapBuilder.written().putTexts(design).build());
    }
  }
}
