package org.loopwright.report;

import static java.util.stream.Collectors.joining;

import java.util.Locale;
import org.loopwright.report.Explanation.RelaxedLimit;

/** What binds a mapping, for people. */
public final class ExplanationText {
  private ExplanationText() {}

  /** The limits that help, with how much; then the others. */
  public static String of(String layer, Explanation explanation) {
    String gap = System.lineSeparator();
    StringBuilder text = new StringBuilder();
    text.append("what binds ").append(layer);
    text.append(", one limit wider at a time, energy of an access as it is:").append(gap);
    explanation.limits().stream()
        .filter(limit -> explanation.change(limit) < 0)
        .map(limit -> "  " + line(explanation, limit) + gap)
        .forEach(text::append);
    String others =
        explanation.limits().stream()
            .filter(limit -> explanation.change(limit) >= 0)
            .map(limit -> limit.name() + " " + widths(limit))
            .collect(joining(", "));
    if (!others.isEmpty()) {
      text.append("  no gain: ").append(others).append(gap);
    }
    if (!explanation.complete()) {
      text.append("  interrupted: there are limits that were not tried").append(gap);
    }
    if (explanation.limits().stream().anyMatch(limit -> !limit.proved())) {
      text.append("  ~ about: not every search was proved optimal (--search optimal does)")
          .append(gap);
    }
    return text.toString();
  }

  private static String line(Explanation explanation, RelaxedLimit limit) {
    return "%s %s: %s%s %s"
        .formatted(
            limit.name(),
            widths(limit),
            limit.proved() ? "" : "~ ",
            signed(explanation.change(limit)),
            explanation.objective().label());
  }

  private static String widths(RelaxedLimit limit) {
    return Quantity.plain(limit.from())
        + " -> "
        + Quantity.plain(limit.to())
        + (limit.unit().isEmpty() ? "" : " " + limit.unit());
  }

  /** A change that rounds to nothing is told with the digits that it has. */
  private static String signed(double change) {
    double percent = 100 * change;
    return Math.abs(percent) < 0.05
        ? String.format(Locale.ROOT, "%.1g %%", percent)
        : String.format(Locale.ROOT, "%.1f %%", percent);
  }
}
