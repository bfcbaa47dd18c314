package org.loopwright.report;

import static org.loopwright.report.table.Column.data;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.report.table.Column;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.table.Quantity;
import org.loopwright.report.table.Table;
import org.loopwright.result.Explanation;
import org.loopwright.result.Explanation.DroppedConstraint;
import org.loopwright.result.Explanation.Relaxed;
import org.loopwright.result.Explanation.RelaxedLimit;

/** What binds the best mapping of a layer. */
public record ExplanationReport(String layer, Explanation explanation) implements Report {
  /** Columns of a line of text, unless one member alone takes more. */
  private static final int MAX_LINE = 100;

  /** What helps, with how much; then what was not decided, and what does not help. */
  @Override
  public String text() {
    String gap = System.lineSeparator();
    StringBuilder text = new StringBuilder();
    text.append("what binds ").append(layer).append(", one limit wider");
    text.append(explanation.constraints().isEmpty() ? "" : " or one constraint left out");
    text.append(" at a time, energy of an access as it is:").append(gap);
    // What helps, line by line
    explanation.relaxed().stream()
        .filter(this::helps)
        .map(one -> "  " + place(one) + ": " + gain(one) + gap)
        .forEach(text::append);
    // The rest, in lists
    text.append(list("not decided", this::isOpen, one -> brief(one) + atMost(one)));
    Predicate<Relaxed> useless = one -> !helps(one) && !isOpen(one);
    text.append(
        list("no gain", useless.and(RelaxedLimit.class::isInstance), ExplanationReport::brief));
    text.append(
        list(
            "no gain without",
            useless.and(DroppedConstraint.class::isInstance),
            ExplanationReport::brief));
    // How far it can be trusted
    if (!explanation.complete()) {
      text.append("  interrupted: not all was tried").append(gap);
    }
    explanation.unprovedChange().stream()
        .filter(change -> change < 0)
        .mapToObj(ExplanationReport::luck)
        .forEach(text::append);
    if (explanation.relaxed().stream().anyMatch(one -> !one.effect().proved())) {
      text.append("  ~ about: not every search was proved optimal; --search optimal does that, and")
          .append(" a%n  larger --time-limit lets it%n".formatted());
    }
    return text.toString();
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .put("objective", explanation.objective())
        .put("value", explanation.value())
        .put("bound", explanation.bound())
        .put("complete", explanation.complete())
        .put(
            "limits",
            Table.of(
                explanation.limits(),
                data("limit", RelaxedLimit::name),
                data("unit", RelaxedLimit::unit),
                data("from", RelaxedLimit::from),
                data("to", RelaxedLimit::to),
                value(),
                bound(),
                change(),
                proved()))
        .put(
            "constraints",
            Table.of(
                explanation.constraints(),
                data("constraint", DroppedConstraint::text),
                data("location", constraint -> constraint.location().toString()),
                value(),
                bound(),
                change(),
                proved()));
  }

  private static <R extends Relaxed> Column<R> value() {
    return data("value", one -> one.effect().value());
  }

  private static <R extends Relaxed> Column<R> bound() {
    return data("bound", one -> one.effect().bound());
  }

  private <R extends Relaxed> Column<R> change() {
    return data("change", explanation::change);
  }

  private static <R extends Relaxed> Column<R> proved() {
    return data("proved", one -> one.effect().proved());
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
    return !helps(one) && !one.effect().proved() && explanation.greatestChange(one).isPresent();
  }

  private String gain(Relaxed one) {
    String gain = signed(explanation.change(one)) + " " + explanation.objective().label();
    return one.effect().proved() ? gain : "~ " + gain + atMost(one);
  }

  private String atMost(Relaxed one) {
    OptionalDouble most = explanation.greatestChange(one);
    return most.isPresent() ? " (at most " + signed(most.getAsDouble()) + ")" : "";
  }

  private String list(String title, Predicate<Relaxed> which, Function<Relaxed, String> text) {
    List<String> members = explanation.relaxed().stream().filter(which).map(text).toList();
    return members.isEmpty() ? "" : wrapped("  " + title + ": ", members);
  }

  /** Members one after the other, on as many lines as they take; none is cut. */
  private static String wrapped(String title, List<String> members) {
    StringBuilder text = new StringBuilder();
    StringBuilder line = new StringBuilder(title);
    for (int i = 0; i < members.size(); i++) {
      String member = members.get(i) + (i < members.size() - 1 ? "; " : "");
      if (line.length() + member.stripTrailing().length() > MAX_LINE && i > 0) {
        text.append(line.toString().stripTrailing()).append(System.lineSeparator());
        line = new StringBuilder("    ");
      }
      line.append(member);
    }
    return text.append(line).append(System.lineSeparator()).toString();
  }

  private static String brief(Relaxed one) {
    return one instanceof DroppedConstraint constraint ? constraint.text() : place(one);
  }

  /** The name of a limit with its widths, or a constraint with its line. */
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

  /** A location without the path of keys, which would repeat the text of the constraint. */
  private static Location line(Location location) {
    return new Location(location.file(), location.line(), location.column(), "");
  }

  /** A change as percent; one that rounds to nothing has one significant digit. */
  private static String signed(double change) {
    double percent = 100 * change;
    return Math.abs(percent) < 0.05
        ? String.format(Locale.ROOT, "%.1g %%", percent)
        : String.format(Locale.ROOT, "%.1f %%", percent);
  }
}
