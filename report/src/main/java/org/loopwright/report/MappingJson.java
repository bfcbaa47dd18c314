package org.loopwright.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.OptionalDouble;
import org.loopwright.formats.document.write.JsonTree;
import org.loopwright.formats.timeloop.LevelEntry;
import org.loopwright.formats.timeloop.MappingCodec;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.workload.Workload;
import org.loopwright.search.FoundMapping;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.SearchResult;
import org.loopwright.search.goal.Objective;

/** What the mapper found, as JSON in the keys of docs/results.md. */
public final class MappingJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private MappingJson() {}

  /**
   * A whole network.
   *
   * @param version of the program that found it
   */
  public static ObjectNode network(String version, List<MappedLayer> layers) {
    ObjectNode result = JSON.objectNode();
    result.put("version", version);
    ArrayNode list = result.putArray("layers");
    layers.forEach(layer -> list.add(layer(layer)));
    NetworkTotals totals = NetworkTotals.of(layers);
    ObjectNode sums = result.putObject("totals");
    sums.put("layers", totals.layers());
    sums.put("mapped", totals.mapped());
    sums.put("cycles", totals.cycles());
    sums.put("energy_pj", totals.energyPj());
    sums.put("edp_pj_cycles", totals.energyPj() * totals.cycles());
    sums.put("computes", totals.computes());
    ArrayNode bill = sums.putArray("bill");
    NetworkBill.of(layers).forEach(line -> bill.add(PriceJson.line(line)));
    return result;
  }

  /** One layer. */
  public static ObjectNode layer(MappedLayer layer) {
    ObjectNode result = JSON.objectNode();
    result.put("workload", layer.name());
    layer.architecture().ifPresent(hardware -> result.put("architecture", hardware.name()));
    result.put("count", layer.count());
    layer.sameAs().ifPresent(name -> result.put("same_as", name));
    result.put("verdict", layer.verdict());
    layer.search().ifPresent(search -> search(result, layer, search));
    layer.explanation().ifPresent(why -> explanation(result.putObject("explanation"), why));
    if (!layer.problems().isEmpty()) {
      ArrayNode problems = result.putArray("errors");
      layer.problems().forEach(problem -> problems.add(problem.toString()));
    }
    return result;
  }

  private static void search(ObjectNode result, MappedLayer layer, SearchResult search) {
    SearchOptions options = layer.options().orElseThrow();
    search
        .best()
        .ifPresent(
            best -> {
              objective(result.putObject("objective"), layer, options, best);
              found(result, layer.workload(), layer.architecture().orElseThrow(), best);
            });
    failure(result, search);
    SearchJson.put(result.putObject("search"), options, search, layer.isTimedOut());
  }

  private static void explanation(ObjectNode result, Explanation why) {
    result.put("objective", why.objective().label());
    result.put("value", why.value());
    put(result, "bound", why.bound());
    result.put("complete", why.complete());
    ArrayNode limits = result.putArray("limits");
    for (Explanation.RelaxedLimit limit : why.limits()) {
      ObjectNode node = limits.addObject();
      node.put("limit", limit.name());
      node.put("unit", limit.unit());
      node.put("from", limit.from());
      node.put("to", limit.to());
      outcome(node, why, limit);
    }
    ArrayNode constraints = result.putArray("constraints");
    for (Explanation.DroppedConstraint constraint : why.constraints()) {
      ObjectNode node = constraints.addObject();
      node.put("constraint", constraint.text());
      node.put("location", constraint.location().toString());
      outcome(node, why, constraint);
    }
  }

  private static void outcome(ObjectNode node, Explanation why, Explanation.Relaxed relaxed) {
    node.put("value", relaxed.outcome().value());
    put(node, "bound", relaxed.outcome().bound());
    node.put("change", why.change(relaxed));
    node.put("proved", relaxed.outcome().proved());
  }

  /** What a mapping costs, and the mapping. */
  static void found(
      ObjectNode result, Workload workload, Architecture architecture, FoundMapping found) {
    result.set("evaluation", EvaluationJson.valid(found.evaluation()));
    result.set(
        "mapping",
        JsonTree.of(
            LevelEntry.list(MappingCodec.entries(workload, architecture, found.mapping()))));
  }

  /** Why there is no mapping, where there is none. */
  static void failure(ObjectNode result, SearchResult search) {
    if (!search.infeasibilities().isEmpty()) {
      ArrayNode reasons = result.putArray("infeasible_because");
      search.infeasibilities().forEach(reason -> reasons.add(reason.toString()));
    }
    search
        .relaxation()
        .ifPresent(relaxation -> result.put("cheapest_relaxation", relaxation.toString()));
  }

  private static void objective(
      ObjectNode result, MappedLayer layer, SearchOptions options, FoundMapping best) {
    Objective first = options.goal().first();
    result.put("name", first.label());
    result.put("unit", first.unit());
    result.put("value", best.objectives().get(0));
    put(result, "bound", layer.lowerBound());
    put(result, "gap", layer.gap());
  }

  private static void put(ObjectNode result, String key, OptionalDouble value) {
    if (value.isPresent()) {
      result.put(key, value.getAsDouble());
    } else {
      result.putNull(key);
    }
  }
}
