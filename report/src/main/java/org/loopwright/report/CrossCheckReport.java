package org.loopwright.report;

import static org.loopwright.report.table.Column.fact;
import static org.loopwright.report.table.Column.optional;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.table.Quantity;
import org.loopwright.report.table.Table;
import org.loopwright.report.table.TextRenderer;
import org.loopwright.result.CountedQuantity;
import org.loopwright.result.CrossCheckResult;
import org.loopwright.result.DifferenceReason;

/** The counts of both models of a mapped layer side by side, with the reason of each difference. */
final class CrossCheckReport {
  private static final String NONE = "-";

  private final String layer;
  private final CrossCheckResult result;

  CrossCheckReport(CrossCheckResult result) {
    this.result = result;
    layer = result.result().layer().name();
  }

  String text() {
    if (result instanceof CrossCheckResult.OnlyDirectives only) {
      return "%s: not expressible as a loop nest because %s%n".formatted(layer, only.reason());
    }
    List<String> reasons = new ArrayList<>();
    String table = TextRenderer.render(table((CrossCheckResult.Both) result, reasons));
    return table
        + IntStream.range(0, reasons.size())
            .mapToObj(i -> "  [%d] %s%n".formatted(i + 1, reasons.get(i)))
            .collect(Collectors.joining());
  }

  JsonObject json() {
    JsonObject json = new JsonObject().put("layer", layer);
    return result instanceof CrossCheckResult.OnlyDirectives only
        ? json.put("not_expressible_because", only.reason())
        : json.put("counts", table((CrossCheckResult.Both) result, new ArrayList<>()));
  }

  /**
   * The counts.
   *
   * @param reasons takes the reasons that the text refers to by number, each once
   */
  private Table<CountedQuantity> table(CrossCheckResult.Both both, List<String> reasons) {
    List<CountedQuantity> quantities = CountedQuantity.of(both);
    DifferenceReason difference = new DifferenceReason(both, quantities);
    return Table.of(
        quantities,
        fact("count", layer, CountedQuantity::label, label -> label),
        fact("directives", "directives", CountedQuantity::directives, Quantity::count),
        fact("loop_nest", "loop nest", CountedQuantity::loops, Quantity::count),
        fact(
            "executed",
            "executed",
            CountedQuantity::executed,
            count -> count.map(Quantity::count).orElse(NONE)),
        fact(
            "ratio",
            "directives / loops",
            CountedQuantity::ratio,
            ratio -> Double.isFinite(ratio) ? Quantity.significant(ratio) : NONE),
        optional("why", "why", difference::of, why -> reference(why, reasons)));
  }

  /** The number of a reason. */
  private static String reference(String reason, List<String> reasons) {
    if (!reasons.contains(reason)) {
      reasons.add(reason);
    }
    return "[" + (reasons.indexOf(reason) + 1) + "]";
  }
}
