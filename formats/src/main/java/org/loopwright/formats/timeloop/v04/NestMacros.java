package org.loopwright.formats.timeloop.v04;

import static java.util.function.Predicate.not;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapBuilder;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.timeloop.ConstraintKeys;
import org.loopwright.formats.timeloop.EntryKeys;
import org.loopwright.formats.timeloop.v04.NodesDesign.ConstrainedNode;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.Workload;

/**
 * Works out the macros and expressions of a nest's constraints: {@code factors_only}, {@code
 * no_iteration_over_dataspaces}, {@code must_iterate_over_dataspaces}.
 */
final class NestMacros {
  private static final String FACTORS_ONLY = "factors_only";
  private static final String NO_ITERATION = "no_iteration_over_dataspaces";
  private static final String MUST_ITERATE = "must_iterate_over_dataspaces";
  private static final Set<String> MACROS =
      Set.of(EntryKeys.FACTORS.name(), FACTORS_ONLY, NO_ITERATION, MUST_ITERATE);
  private static final Set<String> NUMBERS =
      Set.of(
          EntryKeys.SPLIT.name(),
          ConstraintKeys.DEFAULT_MAX_FACTOR.name(),
          "default_min_factor",
          "remainders");
  private static final Set<String> NOT_MODELLED = Set.of("maximize_dims", "maximize_dims_capacity");

  private final Workload workload;
  private final Diagnosis diagnosis;

  NestMacros(Workload workload, Diagnosis diagnosis) {
    this.workload = workload;
    this.diagnosis = diagnosis;
  }

  /** The nest of a level that only lets instances fan out. */
  MapNode noLoops(Location at) {
    List<String> ones = dimensions().stream().map(dimension -> dimension + "=1").toList();
    return MapBuilder.at(at)
        .put(EntryKeys.FACTORS, ListNode.of(ones, at))
        .put(EntryKeys.PERMUTATION, ListNode.of(dimensions(), at))
        .build();
  }

  /** The keys of a nest with its macros and expressions worked out. */
  MapNode evaluated(ConstrainedNode node, MapNode keys) {
    MapBuilder all = MapBuilder.at(keys.location());
    NodeScope scope = scope(node.scope());
    FactorList factors = new FactorList(scope, diagnosis);
    EntryKeys.FACTORS.findIn(keys).ifPresent(factors::addAll);
    keys.get(FACTORS_ONLY)
        .ifPresent(
            only -> {
              factors.addAll(only);
              oneIteration(factors, only, dimension -> !factors.names(dimension));
            });
    keys.get(NO_ITERATION)
        .ifPresent(not -> oneIteration(factors, not, dimensionsOf(not)::contains));
    keys.get(MUST_ITERATE)
        .ifPresent(must -> oneIteration(factors, must, not(dimensionsOf(must)::contains)));
    if (!factors.isEmpty()) {
      all.put(EntryKeys.FACTORS, factors.toNode(keys));
    }
    for (MapNode.Entry key : keys.entries()) {
      if (NOT_MODELLED.contains(key.key())) {
        diagnosis.warning(
            key.location(),
            "is not modelled and has no effect: the mapper is free to find the best factors");
      } else if (NUMBERS.contains(key.key())) {
        Node value = scope.evaluate(key.value(), diagnosis);
        all.put(new MapNode.Entry(key.key(), key.location(), value));
      } else if (!MACROS.contains(key.key())) {
        all.put(key);
      }
    }
    return all.build();
  }

  private List<String> dimensions() {
    return workload.dimensions().stream().map(Dimension::name).toList();
  }

  /** Allows the dimensions that {@code which} is true of one iteration only. */
  private void oneIteration(FactorList factors, Node because, Predicate<String> which) {
    dimensions().stream().filter(which).forEach(dimension -> factors.one(dimension, because));
  }

  private Set<String> dimensionsOf(Node dataSpaces) {
    Set<String> dimensions = new LinkedHashSet<>();
    for (String name : DataSpaceSet.read(dataSpaces, workload, diagnosis)) {
      workload
          .dataSpaces()
          .get(workload.indexOfDataSpace(name))
          .projection()
          .forEach(index -> index.terms().forEach(term -> dimensions.add(term.dimension())));
    }
    return dimensions;
  }

  private NodeScope scope(NodeScope scope) {
    Map<String, String> problem = new LinkedHashMap<>();
    workload
        .dimensions()
        .forEach(
            dimension ->
                problem.put("spec.problem.instance." + dimension.name(), "" + dimension.bound()));
    problem.put(NodeScope.INSTANCE_COUNT, "" + workload.dimensions().size());
    return scope.with(problem);
  }
}
