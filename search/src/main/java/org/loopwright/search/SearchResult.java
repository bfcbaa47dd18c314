package org.loopwright.search;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.loopwright.search.goal.Certificate;
import org.loopwright.search.mapspace.Infeasibility;

/**
 * How a search ended. Of mappings with equal objectives the best is that of less energy, then of
 * less delay, then the least in canonical order: compared level by level from the innermost, first
 * by what the level keeps, then by its loops. A search that proves ends with the first of its walk
 * instead, which does not depend on threads either.
 *
 * @param covered whether no mapping of the space can be better than the best, also in what decides
 *     between equals
 * @param interrupted whether the search was cancelled
 * @param best the best mapping; empty if none was found
 * @param infeasibilities why the mapspace is empty; no entry if it is not
 * @param certificate what is proved; empty if the search proves nothing
 * @param bounds for each objective: no mapping that is as good in the earlier ones has less; empty
 *     where nothing is proved
 * @param relaxation where no mapping was found, what was nearest to being one
 */
public record SearchResult(
    boolean covered,
    boolean interrupted,
    Optional<FoundMapping> best,
    List<Infeasibility> infeasibilities,
    Optional<Relaxation> relaxation,
    Optional<Certificate> certificate,
    List<OptionalDouble> bounds,
    SearchStatistics statistics) {
  public SearchResult {
    requireNonNull(best, "best");
    infeasibilities = List.copyOf(infeasibilities);
    requireNonNull(relaxation, "relaxation");
    requireNonNull(certificate, "certificate");
    bounds = List.copyOf(bounds);
    requireNonNull(statistics, "statistics");
  }

  public SearchVerdict verdict() {
    return SearchVerdict.of(best.isPresent(), covered || isProved());
  }

  /** Whether the best is proved in each objective, if not in what decides between equals. */
  private boolean isProved() {
    return best.isPresent()
        && IntStream.range(0, bounds.size()).allMatch(objective -> gap(objective).orElse(1) == 0);
  }

  /**
   * The part of the best's objective that lies above its bound, 0 where that is only rounding;
   * empty if nothing is proved.
   */
  public OptionalDouble gap(int objective) {
    if (best.isEmpty() || bounds.get(objective).isEmpty()) {
      return OptionalDouble.empty();
    }
    double value = best.get().objectives().get(objective);
    double above = value - bounds.get(objective).getAsDouble();
    return OptionalDouble.of(above <= Math.abs(value) * SearchVerdict.ROUNDING ? 0 : above / value);
  }

  SearchResult withBounds(List<OptionalDouble> others) {
    return new SearchResult(
        covered, interrupted, best, infeasibilities, relaxation, certificate, others, statistics);
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
    private List<OptionalDouble> bounds = List.of();

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
      return certificate(Optional.of(certificate));
    }

    public Builder certificate(Optional<Certificate> certificate) {
      this.certificate = certificate;
      return this;
    }

    /** One for each objective; left out, they are what the rest proves. */
    public Builder bounds(List<OptionalDouble> bounds) {
      this.bounds = bounds;
      return this;
    }

    /** Of a search that saw all, the values; else what the certificate has of the first. */
    private List<OptionalDouble> proved() {
      List<OptionalDouble> proved = new ArrayList<>();
      for (Double value : best.map(FoundMapping::objectives).orElse(List.of())) {
        proved.add(covered ? OptionalDouble.of(value) : OptionalDouble.empty());
      }
      if (certificate.isPresent() && !proved.isEmpty()) {
        proved.set(0, OptionalDouble.of(certificate.get().lowerBound()));
      }
      return proved;
    }

    public SearchResult build() {
      return new SearchResult(
          covered,
          interrupted,
          best,
          infeasibilities,
          best.isPresent() ? Optional.empty() : relaxation,
          certificate,
          bounds.isEmpty() ? proved() : bounds,
          statistics);
    }
  }
}
