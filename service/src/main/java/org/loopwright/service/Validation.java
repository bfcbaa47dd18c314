package org.loopwright.service;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.loopwright.cost.Verdict;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.network.Network;
import org.loopwright.model.workload.Workload;

/**
 * Finds all that is wrong with a specification without searching: in it, and of its constraints.
 */
public final class Validation {
  private final SpecificationFiles files;
  private final Set<Problem> problems = new LinkedHashSet<>();
  private final Map<List<Contradiction.Statement>, List<Contradiction>> contradictions =
      new LinkedHashMap<>();

  private Validation(SpecificationFiles files) {
    this.files = files;
  }

  /** The problems of a specification, errors first. */
  public static List<Problem> of(SpecificationFiles files) {
    Validation validation = new Validation(files);
    validation.check(files::specification);
    return validation.result();
  }

  /** The problems of a specification with each layer of a network, errors first. */
  public static List<Problem> of(SpecificationFiles files, Network network) {
    Validation validation = new Validation(files);
    validation.problems.addAll(files.warningsOfNetwork());
    Set<Workload> shapes = new LinkedHashSet<>();
    for (Network.Layer layer : network.layers()) {
      if (shapes.add(layer.workload().withName("layer"))) {
        validation.check(() -> files.specificationFor(layer.workload()));
      }
    }
    return validation.result();
  }

  /** Something that reads a specification. */
  private interface Reading {
    Specification read();
  }

  private void check(Reading reading) {
    try {
      Specification specification = reading.read();
      problems.addAll(specification.warnings());
      if (specification.workload().isPresent()) {
        contradictions(specification);
        files.mappingLocation().ifPresent(place -> mapping(place, specification));
      }
    } catch (SpecException failure) {
      problems.addAll(failure.problems());
      problems.addAll(files.warnings());
    }
  }

  private void contradictions(Specification specification) {
    try {
      for (Contradiction found : Contradiction.of(files, specification)) {
        contradictions.computeIfAbsent(found.statements(), any -> new ArrayList<>()).add(found);
      }
    } catch (ArithmeticException tooLarge) {
      problems.add(Problem.error(files.location(), CountLimit.explain(tooLarge)));
    } catch (IllegalArgumentException refused) {
      problems.add(Problem.error(files.location(), refused.getMessage()));
    }
  }

  /** Warns of a mapping that is well-formed but cannot run. */
  private void mapping(Location place, Specification specification) {
    try {
      if (SpecificationEvaluation.evaluate(specification) instanceof Verdict.Invalid invalid) {
        problems.add(Problem.warning(place, "the mapping cannot run: " + invalid.violation()));
      }
    } catch (ArithmeticException tooLarge) {
      problems.add(Problem.warning(place, CountLimit.explain(tooLarge)));
    }
  }

  private List<Problem> result() {
    contradictions.forEach(
        (statements, same) -> problems.add(same.get(0).problem(files.location(), same.size() - 1)));
    List<Problem> all = new ArrayList<>(problems.stream().filter(Problem::isError).toList());
    problems.stream().filter(problem -> !problem.isError()).forEach(all::add);
    return all;
  }
}
