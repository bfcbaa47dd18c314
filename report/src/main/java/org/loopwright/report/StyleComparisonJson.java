package org.loopwright.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.loopwright.dataflow.ComparedLayer;
import org.loopwright.dataflow.Criterion;
import org.loopwright.dataflow.OperatorClass;
import org.loopwright.dataflow.StyleComparison;
import org.loopwright.dataflow.style.DataflowStyle;

/** Styles side by side as JSON: sums for each operator class, and every layer. */
public final class StyleComparisonJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private StyleComparisonJson() {}

  public static ObjectNode of(StyleComparison comparison) {
    ObjectNode json = JSON.objectNode();
    json.put("network", comparison.network());
    json.put("pes", comparison.hardware().pes());
    json.put(
        "noc_bandwidth_elements_per_cycle",
        comparison.hardware().noc().bandwidthElementsPerCycle());
    ArrayNode classes = json.putArray("classes");
    for (OperatorClass each : comparison.operatorClasses()) {
      classes.add(totals(each.label(), comparison.layers(each)));
    }
    json.set("totals", totals("all", comparison.layers()));
    ArrayNode layers = json.putArray("layers");
    comparison.layers().forEach(layer -> layers.add(layer(layer)));
    ArrayNode refusals = json.putArray("refusals");
    comparison.refusals().forEach(refusal -> refusals.add(refusal.message()));
    return json;
  }

  private static ObjectNode totals(String label, List<ComparedLayer> layers) {
    ObjectNode json = JSON.objectNode();
    json.put("class", label);
    json.put("layers", layers.size());
    ObjectNode styles = json.putObject("styles");
    for (DataflowStyle style : StyleComparison.STYLES) {
      ObjectNode sums = styles.putObject(style.label());
      for (Criterion criterion : Criterion.values()) {
        StyleComparison.total(layers, style, criterion)
            .ifPresentOrElse(sum -> put(sums, criterion, sum), () -> sums.putNull(key(criterion)));
      }
    }
    ObjectNode adaptive = json.putObject("adaptive");
    for (Criterion criterion : Criterion.values()) {
      put(adaptive, criterion, StyleComparison.adaptiveTotal(layers, criterion));
    }
    return json;
  }

  private static ObjectNode layer(ComparedLayer layer) {
    ObjectNode json = JSON.objectNode();
    json.put("name", layer.shape().name());
    json.put("type", layer.shape().type().name());
    json.put("class", layer.operatorClass().label());
    json.put("best_latency_style", layer.best(Criterion.LATENCY).label());
    json.put("best_energy_style", layer.best(Criterion.ENERGY).label());
    ObjectNode styles = json.putObject("styles");
    layer
        .results()
        .forEach(
            (style, result) -> {
              ObjectNode values = styles.putObject(style.label());
              for (Criterion criterion : Criterion.values()) {
                put(values, criterion, criterion.of(result));
              }
            });
    return json;
  }

  private static void put(ObjectNode json, Criterion criterion, double value) {
    if (criterion == Criterion.LATENCY) {
      json.put(key(criterion), Math.round(value));
    } else {
      json.put(key(criterion), value);
    }
  }

  private static String key(Criterion criterion) {
    return switch (criterion) {
      case LATENCY -> "runtime_cycles";
      case ENERGY -> "energy_nj";
    };
  }
}
