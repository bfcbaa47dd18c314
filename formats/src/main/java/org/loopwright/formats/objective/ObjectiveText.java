package org.loopwright.formats.objective;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.loopwright.cost.statistic.StatisticNames;
import org.loopwright.formats.arithmetic.Arithmetic;
import org.loopwright.model.diagnostics.Labelled;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.model.diagnostics.Spelling;
import org.loopwright.model.expression.Expression;
import org.loopwright.model.expression.Formula;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.Target;

/**
 * Reads what to make small: a list such as {@code delay:5%, energy_pj * cycles^2,
 * levels.GLB.reads}, each a standard objective, a number of the result or a formula of such, with a
 * tolerance after a colon.
 */
public final class ObjectiveText {
  private static final String PERCENT = "%";
  private static final double HUNDRED = 100;

  /** What a list of objectives is, for help texts. */
  public static final String MEANING =
      Labels.join(Objective.STANDARD.stream().map(Labelled::label).toList(), "or")
          + ", a number of the result (such as area_um2 or levels.GLB.reads), or a formula of such"
          + " (energy_pj * cycles^2); with a tolerance (delay:5%) what follows decides between all"
          + " within it";

  private ObjectiveText() {}

  /**
   * The objectives of a list, each once; standard ones may also be parted by spaces alone.
   *
   * @throws IllegalArgumentException if one of them is none
   */
  public static List<Target> list(String text) {
    List<Target> targets = new ArrayList<>();
    for (String item : items(text)) {
      Target target = target(item);
      if (targets.stream().noneMatch(target::hasObjectiveOf)) {
        targets.add(target);
      }
    }
    return targets;
  }

  /**
   * The numbers of a list as they are, to be described and not made small.
   *
   * @throws IllegalArgumentException if one of them is none
   */
  public static List<Objective> statistics(String text) {
    return items(text).stream().map(item -> statistic(item.strip())).toList();
  }

  /**
   * One number as it is, such as a condition, {@code utilization >= 0.95}, which is 1 or 0.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Objective statistic(String text) {
    Optional<Objective> standard =
        Optional.of(text)
            .filter(name -> !StatisticNames.totals().contains(name))
            .flatMap(Objective::find);
    return standard.orElseGet(() -> Objective.of(formula(text)));
  }

  /** Why a list cannot be proved, up to the way out; empty if it can. */
  public static Optional<String> notProvable(List<Target> targets) {
    return targets.stream()
        .map(Target::objective)
        .filter(objective -> !objective.isProvable())
        .findFirst()
        .map(
            objective ->
                ("the proof covers objectives that only grow with energy_pj and cycles, and"
                        + " last-level-accesses, but not '%s': ")
                    .formatted(objective.label()));
  }

  /** The parts between commas that are in no brackets. */
  private static List<String> items(String text) {
    List<String> words = List.of(text.strip().split("\\s+"));
    if (words.stream().allMatch(word -> Objective.find(word).isPresent())) {
      return words;
    }
    List<String> items = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      depth += letter == '(' ? 1 : letter == ')' ? -1 : 0;
      if (letter == ',' && depth == 0) {
        items.add(text.substring(start, i));
        start = i + 1;
      }
    }
    items.add(text.substring(start));
    return items;
  }

  private static Target target(String item) {
    int colon = item.lastIndexOf(':');
    return colon < 0
        ? Target.of(objective(item.strip()))
        : new Target(
            objective(item.substring(0, colon).strip()), tolerance(item.substring(colon + 1)));
  }

  private static double tolerance(String given) {
    String text = given.strip();
    try {
      double share =
          text.endsWith(PERCENT)
              ? Double.parseDouble(text.substring(0, text.length() - 1).strip()) / HUNDRED
              : Double.parseDouble(text);
      if (share >= 0 && share < Double.POSITIVE_INFINITY) {
        return share;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, as a tolerance that is out of its range is.
    }
    throw new IllegalArgumentException(
        "the tolerance '" + text + "' is not a share such as 5% or 0.05");
  }

  /** Of a number of which more is better, the inverse is made small. */
  private static Objective objective(String text) {
    Objective objective = Objective.find(text).orElseGet(() -> statistic(text));
    return objective.formula().root() instanceof Expression.Name name
            && StatisticNames.isBetterLarge(name.name())
        ? Objective.of(Arithmetic.parseObjective("1/" + name.name()))
        : objective;
  }

  private static Formula formula(String text) {
    Formula formula = Arithmetic.parseObjective(text);
    requireNames(formula);
    return formula;
  }

  /** Those of parts of a result depend on the design; the search looks them up. */
  private static void requireNames(Formula formula) {
    List<String> names = formula.root().names().toList();
    if (names.isEmpty()) {
      throw new IllegalArgumentException(
          "the objective '%s' is the same for every mapping".formatted(formula.text()));
    }
    Collection<String> totals = StatisticNames.totals();
    for (String name : names) {
      if (!totals.contains(name) && !StatisticNames.isOfPart(name)) {
        throw new IllegalArgumentException(unknown(formula, name));
      }
    }
  }

  private static String unknown(Formula formula, String name) {
    boolean alone = formula.root() instanceof Expression.Name;
    List<String> known =
        Stream.concat(
                alone ? Objective.STANDARD.stream().map(Labelled::label) : Stream.empty(),
                StatisticNames.totals().stream())
            .toList();
    String what =
        alone
            ? "there is no objective '%s'".formatted(name)
            : "'%s' of the objective '%s' is no number of a result".formatted(name, formula.text());
    return "%s; %s"
        .formatted(
            what,
            Spelling.nearest(name, known)
                .map("maybe you meant %s"::formatted)
                .orElseGet(
                    () ->
                        "there are %s, levels.LEVEL.KEY, levels.LEVEL.DATASPACE.KEY and networks.LEVEL.KEY"
                            .formatted(String.join(", ", known))));
  }
}
