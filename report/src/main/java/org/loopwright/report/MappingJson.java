package org.loopwright.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.loopwright.formats.timeloop.MappingWriter;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.search.FoundMapping;
import org.loopwright.search.Objective;
import org.loopwright.search.RejectCount;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.SearchResult;
import org.loopwright.search.SearchStatistics;

/** What the mapper found, as JSON in the keys of docs/results.md. */
public final class MappingJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final ObjectMapper VALUES = new ObjectMapper();

  private MappingJson() {}

  /** A whole network. */
  public static ObjectNode network(List<MappedLayer> layers) {
    ObjectNode result = JSON.objectNode();
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
    if (!layer.problems().isEmpty()) {
      ArrayNode problems = result.putArray("errors");
      layer.problems().forEach(problem -> problems.add(problem.toString()));
    }
    return result;
  }

  private static void search(ObjectNode result, MappedLayer layer, SearchResult search) {
    SearchOptions options = layer.options().orElseThrow();
    Architecture architecture = layer.architecture().orElseThrow();
    search
        .best()
        .ifPresent(
            best -> {
              objective(result.putObject("objective"), options, search, best);
              result.set("evaluation", EvaluationJson.valid(best.evaluation()));
              result.set(
                  "mapping",
                  VALUES.valueToTree(
                      MappingWriter.entries(layer.workload(), architecture, best.mapping())));
            });
    if (!search.infeasibilities().isEmpty()) {
      ArrayNode reasons = result.putArray("infeasible_because");
      search.infeasibilities().forEach(reason -> reasons.add(reason.toString()));
    }
    search
        .relaxation()
        .ifPresent(relaxation -> result.put("cheapest_relaxation", relaxation.toString()));
    statistics(result.putObject("search"), search.statistics(), search.interrupted());
  }

  private static void objective(
      ObjectNode result, SearchOptions options, SearchResult search, FoundMapping best) {
    Objective first = options.objectives().get(0);
    double value = best.objectives().get(0);
    result.put("name", first.label());
    result.put("unit", first.unit());
    result.put("value", value);
    if (search.covered()) {
      result.put("bound", value);
      result.put("gap", 0.0);
    } else {
      result.putNull("bound");
      result.putNull("gap");
    }
  }

  private static void statistics(
      ObjectNode result, SearchStatistics statistics, boolean interrupted) {
    result.put("strategy", statistics.strategy());
    result.put("seconds", statistics.seconds());
    result.put("evaluated", statistics.evaluated());
    result.put("valid", statistics.valid());
    ObjectNode rejected = result.putObject("invalid_by_reason");
    for (RejectCount count : statistics.rejected()) {
      rejected.put(count.reason() + " at " + count.level(), count.count());
    }
    result.put("mapspace_size", statistics.mapspaceSize().toString());
    result.put("seed", statistics.seed());
    result.put("threads", statistics.threads());
    result.put("interrupted", interrupted);
  }
}
