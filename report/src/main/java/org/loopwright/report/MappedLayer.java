package org.loopwright.report;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.loopwright.cost.Evaluation;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.workload.Workload;
import org.loopwright.search.FoundMapping;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.SearchResult;
import org.loopwright.search.goal.Certificate;

/**
 * What became of one layer of a network.
 *
 * @param architecture empty if the specification could not be read
 * @param count how often the layer occurs
 * @param sameAs an earlier layer of the same shape, whose search serves for this one
 * @param search empty if the layer could not be searched
 * @param explanation what binds the best mapping; empty if nobody asked
 * @param problems why it could not be searched
 */
public record MappedLayer(
    Workload workload,
    Optional<Architecture> architecture,
    long count,
    Optional<String> sameAs,
    Optional<SearchOptions> options,
    Optional<SearchResult> search,
    Optional<Explanation> explanation,
    List<Problem> problems) {
  public MappedLayer {
    requireNonNull(workload, "workload");
    requireNonNull(architecture, "architecture");
    requireNonNull(sameAs, "sameAs");
    requireNonNull(options, "options");
    requireNonNull(search, "search");
    requireNonNull(explanation, "explanation");
    problems = List.copyOf(problems);
  }

  /** A layer that was searched. */
  public static MappedLayer searched(
      Workload workload,
      Architecture architecture,
      long count,
      SearchOptions options,
      SearchResult result) {
    return new MappedLayer(
        workload,
        Optional.of(architecture),
        count,
        Optional.empty(),
        Optional.of(options),
        Optional.of(result),
        Optional.empty(),
        List.of());
  }

  /** A layer that could not be searched. */
  public static MappedLayer failed(Workload workload, long count, List<Problem> problems) {
    return new MappedLayer(
        workload,
        Optional.empty(),
        count,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        problems);
  }

  /** The same with what binds it. */
  public MappedLayer explained(Explanation why) {
    return new MappedLayer(
        workload, architecture, count, sameAs, options, search, Optional.of(why), problems);
  }

  /** A layer that need not be searched: its constraints contradict each other. */
  public static MappedLayer infeasible(
      Workload workload, Architecture architecture, long count, List<Problem> problems) {
    return new MappedLayer(
        workload,
        Optional.of(architecture),
        count,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        problems);
  }

  /** The same outcome for a layer of the same shape. */
  public MappedLayer again(Workload layer, long count) {
    return new MappedLayer(
        layer,
        architecture,
        count,
        Optional.of(sameAs.orElse(workload.name())),
        options,
        search,
        explanation,
        problems);
  }

  public String name() {
    return workload.name();
  }

  public Optional<FoundMapping> best() {
    return search.flatMap(SearchResult::best);
  }

  public Optional<Evaluation> evaluation() {
    return best().map(FoundMapping::evaluation);
  }

  /** What the search said: optimal, found, budget_spent or infeasible; failed if there was none. */
  public String verdict() {
    return search
        .map(result -> result.verdict().label())
        .orElse(architecture.isPresent() ? "infeasible" : "failed");
  }

  /** What the proving search says of the layer; empty if it proved nothing. */
  public Optional<Certificate> certificate() {
    return search.flatMap(SearchResult::certificate);
  }

  /**
   * No mapping has a first objective below it; empty if nothing is proved, and where it is proved
   * that there is no mapping.
   */
  public OptionalDouble lowerBound() {
    if (certificate().isPresent()) {
      double bound = certificate().get().lowerBound();
      return bound < Double.POSITIVE_INFINITY ? OptionalDouble.of(bound) : OptionalDouble.empty();
    }
    return search.isPresent() && search.get().covered() && best().isPresent()
        ? OptionalDouble.of(best().get().objectives().get(0))
        : OptionalDouble.empty();
  }

  /** The part of the best's first objective that lies above the bound; empty if none is proved. */
  public OptionalDouble gap() {
    if (best().isEmpty() || lowerBound().isEmpty()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(certificate().map(Certificate::gap).orElse(0.0));
  }

  /** Whether a time limit ended the search before it had proved what it was to prove. */
  public boolean isTimedOut() {
    return search.isPresent()
        && !search.get().interrupted()
        && !search.get().covered()
        && options.filter(asked -> asked.limits().timeLimitSeconds().isPresent()).isPresent()
        && certificate()
            .filter(proof -> !proof.tooLarge() && proof.gap() > options.orElseThrow().goal().gap())
            .isPresent();
  }
}
