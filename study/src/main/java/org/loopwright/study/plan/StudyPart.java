package org.loopwright.study.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.loopwright.model.diagnostics.Location;

/**
 * A part of a run that is computed, and kept, alone.
 *
 * @param row the row that its numbers belong to; where it has several, before their own names
 * @param label what it is, for progress and failures
 * @param at its place in the study
 * @param content everything that its numbers depend on: equal contents have equal numbers
 */
public record StudyPart(String row, String label, Location at, String content, Work work) {
  /** Computes the rows of a part. */
  @FunctionalInterface
  public interface Work {
    /**
     * The rows; nothing if it was stopped before it had them.
     *
     * @param cancelled asked often; once it is true the work ends soon
     */
    Optional<List<StudyRow>> run(BooleanSupplier cancelled);
  }

  public StudyPart {
    requireNonNull(work, "work");
  }

  /** A row of this part under its name in the table. */
  public StudyRow named(StudyRow own) {
    if (own.name().isEmpty() || row.isEmpty()) {
      return new StudyRow(row + own.name(), own.cells());
    }
    return new StudyRow(row + "/" + own.name(), own.cells());
  }
}
