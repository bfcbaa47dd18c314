package org.loopwright.search;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.loopwright.search.mapspace.Infeasibility;

/**
 * How a search ended. Of mappings with equal objectives the best is the least in canonical order:
 * compared level by level from the innermost, first by what the level keeps, then by its loops.
 *
 * @param covered whether no mapping of the space can be better than the best
 * @param interrupted whether it was cancelled
 * @param best empty unless the verdict is {@link Verdict#FOUND}
 * @param infeasibilities why the mapspace is empty; no entry if it is not
 * @param certificate what is proved; empty if the search proves nothing
 * @param relaxation where no mapping was found, what was nearest to being one
 */
public record SearchResult(
    Verdict verdict,
    boolean covered,
    boolean interrupted,
    Optional<FoundMapping> best,
    List<Infeasibility> infeasibilities,
    Optional<Relaxation> relaxation,
    Optional<Certificate> certificate,
    SearchStatistics statistics) {
  /** What a search can say. */
  public enum Verdict {
    /** Here is a mapping. */
    FOUND,
    /** No mapping was found within the limits of the search; there may be one. */
    BUDGET_SPENT,
    /** There is no mapping: the mapspace is empty, or was searched as a whole. */
    INFEASIBLE
  }

  public SearchResult {
    requireNonNull(verdict, "verdict");
    requireNonNull(best, "best");
    infeasibilities = List.copyOf(infeasibilities);
    requireNonNull(relaxation, "relaxation");
    requireNonNull(certificate, "certificate");
    requireNonNull(statistics, "statistics");
  }
}
