package org.loopwright.result;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.loopwright.cost.ActionCost;
import org.loopwright.cost.Evaluation;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.workload.Workload;
import org.loopwright.search.FoundMapping;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.SearchResult;
import org.loopwright.search.SearchVerdict;
import org.loopwright.search.goal.Certificate;

/**
 * What became of one layer of a network.
 *
 * @param count how often the layer occurs
 * @param sameAs an earlier layer of the same shape, whose search serves for this one
 * @param architecture empty if the specification could not be read
 * @param search empty if the layer could not be searched, or need not be
 * @param problems why it was not searched
 * @param assumptions constraints that were ignored: the result holds without them
 */
public record MappedLayer(
    Workload workload,
    long count,
    Optional<String> sameAs,
    Optional<Architecture> architecture,
    Optional<Search> search,
    List<Problem> problems,
    List<Problem> assumptions) {
  /**
   * The search of a layer.
   *
   * @param explanation what binds the best mapping; empty if nobody asked
   */
  public record Search(
      SearchOptions options, SearchResult result, Optional<Explanation> explanation) {
    public Search {
      requireNonNull(options, "options");
      requireNonNull(result, "result");
      requireNonNull(explanation, "explanation");
    }

    /** Whether a time limit ended the search before it had proved what it was to prove. */
    public boolean isTimedOut() {
      OptionalDouble limit = options.limits().timeLimitSeconds();
      boolean byTime =
          options.limits().steps().isEmpty()
              || result.statistics().seconds() >= limit.orElse(Double.POSITIVE_INFINITY);
      return limit.isPresent() && byTime && isUnproved();
    }

    /** Whether a limit of steps did. */
    public boolean isOutOfSteps() {
      return options.limits().steps().isPresent() && !isTimedOut() && isUnproved();
    }

    private boolean isUnproved() {
      return !result.interrupted()
          && !result.covered()
          && result.certificate().filter(proof -> !proof.tooLarge()).isPresent()
          && (result.best().isEmpty() || isBeyondGap());
    }

    private boolean isBeyondGap() {
      double most = options.goal().gap() + SearchVerdict.ROUNDING;
      return IntStream.range(0, result.bounds().size())
          .anyMatch(objective -> result.gap(objective).orElse(0) > most);
    }
  }

  public MappedLayer {
    requireNonNull(workload, "workload");
    requireNonNull(sameAs, "sameAs");
    requireNonNull(architecture, "architecture");
    requireNonNull(search, "search");
    problems = List.copyOf(problems);
    assumptions = List.copyOf(assumptions);
  }

  /** A layer that was searched. */
  public static MappedLayer searched(
      Workload workload,
      long count,
      Architecture architecture,
      SearchOptions options,
      SearchResult result) {
    return new MappedLayer(
        workload,
        count,
        Optional.empty(),
        Optional.of(architecture),
        Optional.of(new Search(options, result, Optional.empty())),
        List.of(),
        List.of());
  }

  /** A layer that could not be searched. */
  public static MappedLayer failed(Workload workload, long count, List<Problem> problems) {
    return new MappedLayer(
        workload, count, Optional.empty(), Optional.empty(), Optional.empty(), problems, List.of());
  }

  /** A layer that need not be searched: its constraints contradict each other. */
  public static MappedLayer infeasible(
      Workload workload, long count, Architecture architecture, List<Problem> problems) {
    return new MappedLayer(
        workload,
        count,
        Optional.empty(),
        Optional.of(architecture),
        Optional.empty(),
        problems,
        List.of());
  }

  /** The same with what binds its best mapping. */
  public MappedLayer withExplanation(Explanation explanation) {
    return new MappedLayer(
        workload,
        count,
        sameAs,
        architecture,
        search.map(done -> new Search(done.options(), done.result(), Optional.of(explanation))),
        problems,
        assumptions);
  }

  /** The same, found without some constraints. */
  public MappedLayer withAssumptions(List<Problem> ignored) {
    return new MappedLayer(
        workload, count, sameAs, architecture, search, problems, /* assumptions= */ ignored);
  }

  /** The same result for a later layer of the same shape. */
  public MappedLayer repeated(Workload layer, long layerCount) {
    return new MappedLayer(
        layer,
        layerCount,
        Optional.of(sameAs.orElse(workload.name())),
        architecture,
        search,
        problems,
        assumptions);
  }

  public String name() {
    return workload.name();
  }

  public Optional<SearchOptions> options() {
    return search.map(Search::options);
  }

  public Optional<SearchResult> result() {
    return search.map(Search::result);
  }

  public Optional<Explanation> explanation() {
    return search.flatMap(Search::explanation);
  }

  public Optional<FoundMapping> best() {
    return result().flatMap(SearchResult::best);
  }

  public Optional<Evaluation> evaluation() {
    return best().map(FoundMapping::evaluation);
  }

  /** The bill of one run of the layer; empty where it has no mapping. */
  public List<ActionCost> bill() {
    return evaluation().map(Evaluation::bill).orElse(List.of());
  }

  /** How the search ended; empty if the layer could not be searched. */
  public Optional<SearchVerdict> verdict() {
    return result()
        .map(SearchResult::verdict)
        .map(ended -> assumptions.isEmpty() ? ended : ended.underIgnoredConstraints())
        .or(() -> architecture.map(contradicted -> SearchVerdict.INFEASIBLE));
  }

  /** What the proving search proved of the layer; empty if it proved nothing. */
  public Optional<Certificate> certificate() {
    return result().flatMap(SearchResult::certificate);
  }

  /**
   * No mapping has a first objective below it; empty if nothing is proved, and where it is proved
   * that there is no mapping.
   */
  public OptionalDouble lowerBound() {
    double bound =
        best().isPresent()
            ? lowerBound(0).orElse(Double.POSITIVE_INFINITY)
            : certificate().map(Certificate::lowerBound).orElse(Double.POSITIVE_INFINITY);
    return bound < Double.POSITIVE_INFINITY ? OptionalDouble.of(bound) : OptionalDouble.empty();
  }

  /** No mapping as good as the best in the objectives before has less of this one. */
  public OptionalDouble lowerBound(int objective) {
    return best().isPresent()
        ? result().orElseThrow().bounds().get(objective)
        : OptionalDouble.empty();
  }

  /** The part of the best's first objective that lies above the bound; empty if none is proved. */
  public OptionalDouble gap() {
    return gap(0);
  }

  /** The part of the best's objective that lies above its bound; empty if none is proved. */
  public OptionalDouble gap(int objective) {
    return best().isPresent() ? result().orElseThrow().gap(objective) : OptionalDouble.empty();
  }

  /** Whether a time limit ended the search before it had proved what it was to prove. */
  public boolean isTimedOut() {
    return search.filter(Search::isTimedOut).isPresent();
  }

  /** Whether a limit of steps did. */
  public boolean isOutOfSteps() {
    return search.filter(Search::isOutOfSteps).isPresent();
  }
}
