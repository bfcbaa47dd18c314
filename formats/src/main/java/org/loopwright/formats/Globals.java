package org.loopwright.formats;

import java.util.Map;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.model.diagnostics.Diagnosis;

/** The section {@code globals}, which asks front ends for what Loopwright does not do. */
final class Globals {
  private static final Map<String, String> NOT_DONE =
      Map.of(
          "expression_custom_functions",
          "functions in Python are not run; an expression that calls one is an error",
          "accelergy_plug_ins",
          "plug-ins of Accelergy are not run; costs come from technologies and tables");

  private Globals() {}

  /** Warns of what is asked for. */
  static void check(Node globals, Diagnosis diagnosis) {
    if (globals instanceof MapNode map) {
      for (MapNode.Entry entry : map.entries()) {
        boolean empty =
            entry.value().isNull()
                || (entry.value() instanceof ListNode list && list.items().isEmpty());
        if (NOT_DONE.containsKey(entry.key()) && !empty) {
          diagnosis.warning(entry.location(), NOT_DONE.get(entry.key()));
        }
      }
    }
  }
}
