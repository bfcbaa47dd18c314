package org.loopwright.formats.timeloop;

import java.util.List;
import org.loopwright.formats.document.FormCheck;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.model.diagnostics.Diagnosis;

/** Checks what can be checked of constraints without a workload and an architecture. */
public final class ConstraintForm {
  private final Diagnosis diagnosis;

  private ConstraintForm(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
  }

  /** Checks a section of constraints. */
  public static void check(Node section, Diagnosis diagnosis) {
    new ConstraintForm(diagnosis).section(section);
  }

  private void section(Node section) {
    ConstraintEntries.of(section, diagnosis).forEach(this::entry);
  }

  private void entry(Node node) {
    MapReader group = MapReader.of(node, ConstraintKeys.GROUP, diagnosis);
    List<Node> members = group.list(ConstraintKeys.MEMBERS);
    if (members.isEmpty()) {
      single(node);
    } else {
      group.finish();
      members.forEach(this::single);
    }
  }

  private void single(Node node) {
    MapReader outer =
        MapReader.of(node, EntryKeys.HEADER, diagnosis).expect(ConstraintKeys.ATTRIBUTED);
    EntryType.read(outer, ConstraintKeys.TYPES, diagnosis)
        .ifPresent(
            type ->
                FormCheck.check(
                    outer
                        .find(ConstraintKeys.ATTRIBUTES)
                        .map(inner -> MapReader.of(inner, diagnosis))
                        .orElse(outer),
                    ConstraintKeys.table(type)));
  }
}
