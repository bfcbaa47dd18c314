package org.loopwright.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Both views of mapped layers as JSON: each count in both models, and why they differ. */
final class CrossCheckJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private CrossCheckJson() {}

  static ArrayNode of(List<TwoViews> layers) {
    ArrayNode json = JSON.arrayNode();
    for (TwoViews views : layers) {
      ObjectNode layer = json.addObject().put("layer", views.result().layer().name());
      if (views instanceof TwoViews.OnlyDirectives only) {
        layer.put("not_expressible_because", only.reason());
      } else {
        counts((TwoViews.Both) views, layer.putArray("counts"));
      }
    }
    return json;
  }

  private static void counts(TwoViews.Both views, ArrayNode into) {
    List<CountedQuantity> quantities = CountedQuantity.of(views);
    DifferenceReason difference = new DifferenceReason(views, quantities);
    for (CountedQuantity quantity : quantities) {
      ObjectNode json = into.addObject();
      json.put("count", quantity.label());
      json.put("directives", quantity.directives());
      json.put("loop_nest", quantity.loops());
      quantity.executed().ifPresent(executed -> json.put("executed", executed));
      json.put("ratio", Double.isFinite(quantity.ratio()) ? (Double) quantity.ratio() : null);
      String reason = difference.of(quantity);
      if (!reason.isEmpty()) {
        json.put("why", reason);
      }
    }
  }
}
