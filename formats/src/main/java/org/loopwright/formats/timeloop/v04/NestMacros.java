package org.loopwright.formats.timeloop.v04;

import static org.loopwright.formats.timeloop.v04.ClassicNodes.list;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
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
  private static final Set<String> MACROS =
      Set.of(
          "factors",
          "factors_only",
          "no_iteration_over_dataspaces",
          "must_iterate_over_dataspaces");
  private static final Set<String> NUMBERS =
      Set.of("split", "default_max_factor", "default_min_factor", "remainders");
  private static final Set<String> NOT_MODELLED = Set.of("maximize_dims", "maximize_dims_capacity");

  private final Workload workload;
  private final Diagnosis diagnosis;

  NestMacros(Workload workload, Diagnosis diagnosis) {
    this.workload = workload;
    this.diagnosis = diagnosis;
  }

  /** The nest of a level that only lets instances fan out. */
  List<MapNode.Entry> noLoops(Location at) {
    List<String> ones = dimensions().stream().map(dimension -> dimension + "=1").toList();
    return List.of(
        ClassicNodes.entry("factors", list(at, ones)),
        ClassicNodes.entry("permutation", list(at, dimensions())));
  }

  /** The keys of a nest with its macros and expressions worked out. */
  List<MapNode.Entry> workedOut(ConstrainedNode node, MapNode keys) {
    List<MapNode.Entry> all = new ArrayList<>();
    NodeScope scope = scope(node.scope());
    FactorList factors = new FactorList(scope, diagnosis);
    keys.get("factors").ifPresent(factors::addAll);
    keys.get("factors_only").ifPresent(only -> only(factors, only));
    keys.get("no_iteration_over_dataspaces")
        .ifPresent(not -> iterate(factors, not, dimensionsOf(not), true));
    keys.get("must_iterate_over_dataspaces")
        .ifPresent(must -> iterate(factors, must, dimensionsOf(must), false));
    if (!factors.isEmpty()) {
      all.add(ClassicNodes.entry("factors", factors.toNode(keys)));
    }
    for (MapNode.Entry key : keys.entries()) {
      if (NOT_MODELLED.contains(key.key())) {
        diagnosis.warning(
            key.location(),
            "is not modelled and has no effect: the mapper is free to find the best factors");
      } else if (NUMBERS.contains(key.key())) {
        Node value = scope.evaluate(key.value(), diagnosis);
        all.add(new MapNode.Entry(key.key(), key.location(), value));
      } else if (!MACROS.contains(key.key())) {
        all.add(key);
      }
    }
    return all;
  }

  private void only(FactorList factors, Node only) {
    factors.addAll(only);
    for (String dimension : dimensions()) {
      if (!factors.names(dimension)) {
        factors.one(dimension, only);
      }
    }
  }

  private List<String> dimensions() {
    return workload.dimensions().stream().map(Dimension::name).toList();
  }

  private void iterate(FactorList factors, Node because, Set<String> over, boolean not) {
    for (String dimension : dimensions()) {
      if (over.contains(dimension) == not) {
        factors.one(dimension, because);
      }
    }
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
