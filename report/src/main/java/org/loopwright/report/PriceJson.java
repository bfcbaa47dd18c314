package org.loopwright.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.loopwright.cost.ActionCost;
import org.loopwright.cost.technology.PriceList;
import org.loopwright.cost.technology.Provenance;
import org.loopwright.cost.technology.UnitPrice;

/** Prices with where they come from, as JSON. */
public final class PriceJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private PriceJson() {}

  /** All prices of a design. */
  public static ObjectNode list(PriceList prices) {
    ObjectNode result = JSON.objectNode();
    ArrayNode list = result.putArray("prices");
    for (UnitPrice price : prices.prices()) {
      ObjectNode node = price(price);
      provenance(node, price.provenance());
      list.add(node);
    }
    return result;
  }

  /** A line of a bill: count x price = total. */
  static ObjectNode line(ActionCost line) {
    ObjectNode node = price(line.price());
    if (line.isArea()) {
      node.put("instances", line.count());
      node.put("area_um2", line.total());
    } else {
      node.put("count", line.count());
      node.put("energy_pj", line.total());
    }
    provenance(node, line.price().provenance());
    return node;
  }

  private static ObjectNode price(UnitPrice price) {
    ObjectNode node = JSON.objectNode();
    node.put("component", price.component());
    node.put("item", price.item());
    boolean area = price.item().equals(UnitPrice.AREA);
    node.put(area ? "unit_area_um2" : "unit_energy_pj", price.value());
    return node;
  }

  private static void provenance(ObjectNode node, Provenance provenance) {
    if (provenance.isGiven()) {
      node.put("source", provenance.toString());
      return;
    }
    node.put("model", provenance.model());
    node.put("table", provenance.table());
    node.put("source", provenance.source());
    node.put("extrapolated", provenance.extrapolated());
  }
}
