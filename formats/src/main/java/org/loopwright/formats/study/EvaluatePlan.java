package org.loopwright.formats.study;

import static java.util.Objects.requireNonNull;

import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Require;

/**
 * Evaluates the cases of a batch. A row is a case; {@code ours.cycles} and {@code ours.energy_pj}
 * are next to the numbers that the line has under {@code expected}, as {@code recorded.cycles}.
 *
 * @param batch a file that {@code evaluate --batch} reads, relative to the study
 * @param at its place in the study, for messages
 */
public record EvaluatePlan(String batch, Location at) implements RunPlan {
  public EvaluatePlan {
    Require.notBlank(batch, "batch");
    requireNonNull(at, "at");
  }
}
