package org.loopwright.formats.study;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

/**
 * A study as far as its file can be read: of lists, entries that are wrong are left out, so that
 * the rest can run. What no list holds, such as the name of the study, cannot be left out.
 *
 * @param leftOut what is wrong with each entry that is not in the study
 */
public record StudyFile(Study study, List<Problem> leftOut) {
  public StudyFile {
    requireNonNull(study, "study");
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Reads a file.
   *
   * @throws SpecException if it is malformed, or wrong where no entry can be left out
   */
  public static StudyFile read(Path file) {
    return read(NodeFile.require(file));
  }

  /** The study of a document. */
  public static StudyFile read(Node document) {
    Node readable = document;
    List<Problem> leftOut = new ArrayList<>();
    while (true) {
      try {
        return new StudyFile(StudyCodec.read(readable), leftOut);
      } catch (SpecException wrong) {
        Set<MapNode> entries = new LinkedHashSet<>();
        for (Problem problem : wrong.problems()) {
          Optional<StudyEntry> entry = StudyEntry.around(readable, problem.location());
          if (entry.isEmpty()) {
            throw new SpecException(with(leftOut, wrong));
          }
          entries.add(entry.get().node());
          leftOut.add(entry.get().leftOut(problem));
        }
        readable = StudyEntry.without(readable, entries);
      }
    }
  }

  private static List<Problem> with(List<Problem> leftOut, SpecException wrong) {
    List<Problem> all = new ArrayList<>(leftOut);
    all.addAll(wrong.problems());
    return all;
  }
}
