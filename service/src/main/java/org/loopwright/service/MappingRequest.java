package org.loopwright.service;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.statistic.StatisticNames;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.network.Network;
import org.loopwright.model.workload.Workload;
import org.loopwright.result.RunIdentity;
import org.loopwright.search.SearchDefaults;
import org.loopwright.search.SearchOptions;

/**
 * What to map and how: the layers of a network on the architecture of files.
 *
 * @param identity names of what is mapped, but for the technology of {@code pricing}
 * @param options changes the options that the files give, or the standard ones where they give none
 */
public record MappingRequest(
    RunIdentity identity,
    SpecificationFiles files,
    Network network,
    Pricing pricing,
    UnaryOperator<SearchOptions> options) {
  /** The name of what has no network. */
  private static final String NO_NETWORK = "specification";

  /** The one layer of a specification without a network. */
  public static Network singleLayer(Specification specification) {
    Workload workload = SpecificationEvaluation.evaluator(specification).workload();
    return new Network(NO_NETWORK, Optional.empty(), List.of(new Network.Layer(workload, 1)));
  }

  /** The same for other prices. */
  public MappingRequest withPricing(Pricing other) {
    return new MappingRequest(identity, files, network, other, options);
  }

  /** What the files state for a layer. */
  Specification specification(Workload layer) {
    return files.specificationFor(layer);
  }

  /** What the files state for a layer; nothing if that is malformed, which the mapper reports. */
  private Optional<Specification> readable(Network.Layer layer) {
    try {
      return Optional.of(specification(layer.workload()));
    } catch (SpecException | ArithmeticException malformed) {
      return Optional.empty();
    }
  }

  /** The specification of the first layer that can be read; all share prices and options. */
  public Optional<Specification> sample() {
    return network.layers().stream().flatMap(layer -> readable(layer).stream()).findFirst();
  }

  /** Throws what is wrong with the files, each thing once, if no layer can be read with them. */
  public void requireReadable() {
    Set<Problem> problems = new LinkedHashSet<>();
    for (Network.Layer layer : network.layers()) {
      try {
        specification(layer.workload());
        return;
      } catch (SpecException malformed) {
        problems.addAll(malformed.problems());
      } catch (ArithmeticException tooLarge) {
        problems.add(
            Problem.error(Location.ofFile(layer.workload().name()), CountLimit.explain(tooLarge)));
      }
    }
    throw new SpecException(List.copyOf(problems));
  }

  /** What is doubtful in the specifications of the layers, each warning once. */
  public List<Problem> warnings() {
    Set<Problem> warnings = new LinkedHashSet<>(files.warningsOfNetwork());
    for (Network.Layer layer : network.layers()) {
      readable(layer).ifPresent(one -> warnings.addAll(one.warnings()));
    }
    return List.copyOf(warnings);
  }

  /** The options that files and user ask for together. */
  SearchOptions asked(Specification specification) {
    return options.apply(specification.search().orElseGet(SearchDefaults::options));
  }

  /**
   * Refuses objectives that the results of the first layer do not have.
   *
   * @throws IllegalArgumentException with what may be meant
   */
  public void checkObjectives() {
    sample().ifPresent(this::checkObjectives);
  }

  private void checkObjectives(Specification layer) {
    StatisticNames names = StatisticNames.of(layer.workload().orElseThrow(), layer.architecture());
    asked(layer).goal().objectives().forEach(objective -> objective.requireIn(names));
  }

  Evaluator evaluator(Specification specification) {
    return SpecificationEvaluation.evaluator(specification, pricing);
  }

  /** The identity with the technology of the prices that were computed. */
  RunIdentity pricedIdentity() {
    return identity.withTechnology(sample().flatMap(pricing::technology));
  }
}
