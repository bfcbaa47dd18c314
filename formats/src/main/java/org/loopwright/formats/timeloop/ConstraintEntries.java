package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueReader;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.Spelling;

/** Finds the entries of a section of constraints. */
final class ConstraintEntries {
  private final MapReader keys;
  private final Diagnosis diagnosis;

  private ConstraintEntries(MapReader keys, Diagnosis diagnosis) {
    this.keys = keys;
    this.diagnosis = diagnosis;
  }

  static List<Node> of(Node section, Diagnosis diagnosis) {
    if (section instanceof ListNode list) {
      return list.items();
    }
    MapReader keys = MapReader.of(section, ConstraintKeys.ROOT, diagnosis);
    return new ConstraintEntries(keys, diagnosis).all();
  }

  private List<Node> all() {
    Versions.check(keys, diagnosis);
    List<Node> entries = new ArrayList<>(keys.list(ConstraintKeys.TARGETS));
    keys.find(ConstraintKeys.CONSTRAINTS).ifPresent(node -> entries.addAll(constraints(node)));
    keys.finish();
    return entries;
  }

  /** A list of entries, or NAME for the one of several lists that is called constraints_NAME. */
  private List<Node> constraints(Node node) {
    if (!(node instanceof ScalarNode name)) {
      return new ValueReader(diagnosis).list(node);
    }
    List<String> lists =
        keys.node().entries().stream()
            .map(MapNode.Entry::key)
            .filter(key -> key.startsWith(ConstraintKeys.NAMED))
            .toList();
    keys.ignore(lists);
    if (lists.contains(ConstraintKeys.NAMED + name.text())) {
      return keys.list(ConstraintKeys.NAMED + name.text());
    }
    Problem missing =
        Problem.error(
            node.location(), "there is no list '" + ConstraintKeys.NAMED + name.text() + "'");
    List<String> known =
        lists.stream().map(key -> key.substring(ConstraintKeys.NAMED.length())).toList();
    diagnosis.add(Spelling.advice(name.text(), known).map(missing::withAdvice).orElse(missing));
    return List.of();
  }
}
