package org.loopwright.report;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Both views of a mapped layer side by side, with the reason of each difference below. */
public final class CrossCheckText {
  private static final String NONE = "-";

  private CrossCheckText() {}

  public static String of(TwoViews views) {
    String name = views.result().layer().name();
    if (views instanceof TwoViews.OnlyDirectives only) {
      return name + ": not expressible as a loop nest because " + only.reason() + newLine();
    }
    return table((TwoViews.Both) views);
  }

  private static String table(TwoViews.Both views) {
    List<CountedQuantity> quantities = CountedQuantity.of(views);
    DifferenceReason difference = new DifferenceReason(views, quantities);
    List<String> reasons = new ArrayList<>();
    TextTable table =
        new TextTable(
            views.result().layer().name(),
            "directives",
            "loop nest",
            "executed",
            "directives / loops",
            "why");
    for (CountedQuantity quantity : quantities) {
      table.row(
          quantity.label(),
          Quantity.count(quantity.directives()),
          Quantity.count(quantity.loops()),
          executed(quantity.executed()),
          Double.isFinite(quantity.ratio()) ? Quantity.significant(quantity.ratio()) : NONE,
          reference(difference.of(quantity), reasons));
    }
    StringBuilder text = new StringBuilder(table.toString());
    for (int i = 0; i < reasons.size(); i++) {
      text.append("  [").append(i + 1).append("] ").append(reasons.get(i)).append(newLine());
    }
    return text.toString();
  }

  private static String reference(String reason, List<String> reasons) {
    if (reason.isEmpty()) {
      return "";
    }
    if (!reasons.contains(reason)) {
      reasons.add(reason);
    }
    return "[" + (reasons.indexOf(reason) + 1) + "]";
  }

  private static String executed(OptionalLong count) {
    return count.isPresent() ? Quantity.count(count.getAsLong()) : NONE;
  }

  private static String newLine() {
    return System.lineSeparator();
  }
}
