package org.loopwright.formats.timeloop;

import java.util.List;
import java.util.Optional;
import org.loopwright.formats.document.Node;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.workload.Workload;

/** Constraints that use one {@link Vocabulary}, which is not known yet. */
public interface ConstraintSource {
  Location location();

  /** What the file states of its vocabulary. */
  Optional<Node> writtenFor();

  /**
   * The classic sections that they are.
   *
   * @param words the workload in some vocabulary
   */
  List<Node> sections(Workload words, Diagnosis diagnosis);

  /** A classic section. */
  static ConstraintSource of(Node section) {
    return new ConstraintSource() {
      @Override
      public Location location() {
        return section.location();
      }

      @Override
      public Optional<Node> writtenFor() {
        return WrittenFor.KEY.findIn(section);
      }

      @Override
      public List<Node> sections(Workload words, Diagnosis diagnosis) {
        return List.of(section);
      }
    };
  }
}
