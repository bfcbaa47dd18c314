package org.loopwright.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.cost.ActionCost;
import org.loopwright.cost.technology.PriceList;
import org.loopwright.cost.technology.Provenance;
import org.loopwright.cost.technology.UnitPrice;

/** Prices for people; where they come from stands below the table, each source once. */
public final class PriceText {
  private final Map<String, Integer> notes = new LinkedHashMap<>();

  private PriceText() {}

  /** All prices of a design. */
  public static String of(PriceList prices) {
    PriceText text = new PriceText();
    TextTable table = new TextTable("component", "item", "price", "from");
    for (UnitPrice price : prices.prices()) {
      table.row(price.component(), price.item(), amount(price), text.note(price.provenance()));
    }
    return table + text.notes();
  }

  /** The bill of an evaluation: count x price = total. */
  static String bill(List<ActionCost> bill) {
    PriceText text = new PriceText();
    TextTable table = new TextTable("bill", "item", "count", "price", "total", "from");
    for (ActionCost line : bill) {
      table.row(
          line.price().component(),
          line.price().item(),
          Quantity.count(Math.round(line.count())),
          amount(line.price()),
          line.isArea() ? Quantity.area(line.total()) : Quantity.energy(line.total()),
          text.note(line.price().provenance()));
    }
    return table + text.notes();
  }

  private static String amount(UnitPrice price) {
    return Quantity.significant(price.value()) + " " + price.unit();
  }

  private String note(Provenance provenance) {
    return provenance.isGiven()
        ? provenance.toString()
        : "[" + notes.computeIfAbsent(provenance.toString(), key -> notes.size() + 1) + "]";
  }

  private String notes() {
    StringBuilder lines = new StringBuilder();
    notes.forEach(
        (source, number) ->
            lines
                .append('[')
                .append(number)
                .append("] ")
                .append(source)
                .append(System.lineSeparator()));
    return lines.toString();
  }
}
