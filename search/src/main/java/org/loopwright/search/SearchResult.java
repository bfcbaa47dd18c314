package org.loopwright.search;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.loopwright.search.goal.Certificate;
import org.loopwright.search.mapspace.Infeasibility;

/**
 * How a search ended. Of mappings with equal objectives the best is the least in canonical order:
 * compared level by level from the innermost, first by what the level keeps, then by its loops.
 *
 * @param covered whether no mapping of the space can be better than the best
 * @param interrupted whether the search was cancelled
 * @param best the best mapping; empty if none was found
 * @param infeasibilities why the mapspace is empty; no entry if it is not
 * @param certificate what is proved; empty if the search proves nothing
 * @param relaxation where no mapping was found, what was nearest to being one
 */
public record SearchResult(
    boolean covered,
    boolean interrupted,
    Optional<FoundMapping> best,
    List<Infeasibility> infeasibilities,
    Optional<Relaxation> relaxation,
    Optional<Certificate> certificate,
    SearchStatistics statistics) {
  public SearchResult {
    requireNonNull(best, "best");
    infeasibilities = List.copyOf(infeasibilities);
    requireNonNull(relaxation, "relaxation");
    requireNonNull(certificate, "certificate");
    requireNonNull(statistics, "statistics");
  }

  public SearchVerdict verdict() {
    return SearchVerdict.of(best.isPresent(), covered);
  }

  /** A builder of a result without a mapping and without proof. */
  public static Builder builder(SearchStatistics statistics) {
    return new Builder(statistics);
  }

  /** Collects what a search found out. */
  public static final class Builder {
    private final SearchStatistics statistics;
    private boolean covered;
    private boolean interrupted;
    private Optional<FoundMapping> best = Optional.empty();
    private List<Infeasibility> infeasibilities = List.of();
    private Optional<Relaxation> relaxation = Optional.empty();
    private Optional<Certificate> certificate = Optional.empty();

    private Builder(SearchStatistics statistics) {
      this.statistics = statistics;
    }

    public Builder covered(boolean covered) {
      this.covered = covered;
      return this;
    }

    public Builder interrupted(boolean interrupted) {
      this.interrupted = interrupted;
      return this;
    }

    public Builder best(Optional<FoundMapping> best) {
      this.best = best;
      return this;
    }

    public Builder infeasibilities(List<Infeasibility> infeasibilities) {
      this.infeasibilities = infeasibilities;
      return this;
    }

    /** What was nearest to being a mapping; left out of a result that has one. */
    public Builder relaxation(Optional<Relaxation> relaxation) {
      this.relaxation = relaxation;
      return this;
    }

    public Builder certificate(Certificate certificate) {
      this.certificate = Optional.of(certificate);
      return this;
    }

    public SearchResult build() {
      return new SearchResult(
          covered,
          interrupted,
          best,
          infeasibilities,
          best.isPresent() ? Optional.empty() : relaxation,
          certificate,
          statistics);
    }
  }
}
