package org.loopwright.report;

import static java.util.stream.Collectors.joining;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.report.Explanation.DroppedConstraint;
import org.loopwright.report.Explanation.Relaxed;
import org.loopwright.report.Explanation.RelaxedLimit;

/** What binds a mapping, for people. */
public final class ExplanationText {
  private final Explanation explanation;

  private ExplanationText(Explanation explanation) {
    this.explanation = explanation;
  }

  /** What helps, with how much; then what was not decided, and what does not help. */
  public static String of(String layer, Explanation explanation) {
    return new ExplanationText(explanation).text(layer);
  }

  private String text(String layer) {
    String gap = System.lineSeparator();
    StringBuilder text = new StringBuilder();
    text.append("what binds ").append(layer).append(", one limit wider");
    text.append(explanation.constraints().isEmpty() ? "" : " or one constraint left out");
    text.append(" at a time, energy of an access as it is:").append(gap);
    explanation.relaxed().stream()
        .filter(this::helps)
        .map(one -> "  " + place(one) + ": " + gain(one) + gap)
        .forEach(text::append);
    text.append(list("not decided", this::isOpen, one -> brief(one) + atMost(one)));
    text.append(
        list(
            "no gain",
            one -> !helps(one) && !isOpen(one) && one instanceof RelaxedLimit,
            ExplanationText::brief));
    text.append(
        list(
            "no gain without",
            one -> !helps(one) && !isOpen(one) && one instanceof DroppedConstraint,
            ExplanationText::brief));
    if (!explanation.complete()) {
      text.append("  interrupted: not all was tried").append(gap);
    }
    explanation.unprovedChange().stream()
        .filter(change -> change < 0)
        .mapToObj(ExplanationText::luck)
        .forEach(text::append);
    if (explanation.relaxed().stream().anyMatch(one -> !one.outcome().proved())) {
      text.append(
              "  ~ about: not every search was proved optimal; --search optimal does that, and a")
          .append(gap)
          .append("  larger --time-limit lets it")
          .append(gap);
    }
    return text.toString();
  }

  private static String luck(double change) {
    return "  the mapping itself is not proved: down to %s a gain may be due to the search alone%n"
        .formatted(signed(change));
  }

  private boolean helps(Relaxed one) {
    return explanation.change(one) < 0;
  }

  /** Whether nothing was gained in a search that ended before its proof. */
  private boolean isOpen(Relaxed one) {
    return !helps(one) && !one.outcome().proved() && explanation.greatestChange(one).isPresent();
  }

  private String gain(Relaxed one) {
    String gain = signed(explanation.change(one)) + " " + explanation.objective().label();
    return one.outcome().proved() ? gain : "~ " + gain + atMost(one);
  }

  private String atMost(Relaxed one) {
    OptionalDouble most = explanation.greatestChange(one);
    return most.isPresent() ? " (at most " + signed(most.getAsDouble()) + ")" : "";
  }

  private String list(String title, Predicate<Relaxed> which, Function<Relaxed, String> told) {
    String members = explanation.relaxed().stream().filter(which).map(told).collect(joining("; "));
    return members.isEmpty() ? "" : "  " + title + ": " + members + System.lineSeparator();
  }

  private static String brief(Relaxed one) {
    return one instanceof DroppedConstraint constraint ? constraint.text() : place(one);
  }

  /** What it is, and of a constraint where it stands. */
  private static String place(Relaxed one) {
    if (one instanceof DroppedConstraint constraint) {
      return "without '" + constraint.text() + "', " + line(constraint.location());
    }
    RelaxedLimit limit = (RelaxedLimit) one;
    return limit.name()
        + " "
        + Quantity.plain(limit.from())
        + " -> "
        + Quantity.plain(limit.to())
        + (limit.unit().isEmpty() ? "" : " " + limit.unit());
  }

  /** The path of keys would say again what the constraint asks. */
  private static Location line(Location location) {
    return new Location(location.file(), location.line(), location.column(), "");
  }

  /** A change that rounds to nothing is told with the digits that it has. */
  private static String signed(double change) {
    double percent = 100 * change;
    return Math.abs(percent) < 0.05
        ? String.format(Locale.ROOT, "%.1g %%", percent)
        : String.format(Locale.ROOT, "%.1f %%", percent);
  }
}
