package org.loopwright.search.goal;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.loopwright.cost.statistic.ResultStatistics;
import org.loopwright.cost.statistic.Statistic;
import org.loopwright.cost.statistic.StatisticNames;
import org.loopwright.model.diagnostics.Labelled;
import org.loopwright.model.expression.ArithmeticOperator;
import org.loopwright.model.expression.Expression;
import org.loopwright.model.expression.Formula;

/**
 * What a search makes small: a formula over the numbers of a result, by their {@linkplain
 * StatisticNames names}.
 *
 * @param label what users call it
 * @param unit empty for a share
 */
public record Objective(String label, String unit, Formula formula) implements Labelled {
  private static final Expression ENERGY_PJ = name(ResultStatistics.ENERGY_PJ);
  private static final Expression CYCLES = name(ResultStatistics.CYCLES);
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.]*+(?!\\s*\\()");

  /** Energy-delay product; the objective where none is named. */
  public static final Objective EDP = standard("edp", "pJ*cycles", times(ENERGY_PJ, CYCLES));

  /** Energy of the run. */
  public static final Objective ENERGY = standard("energy", "pJ", ENERGY_PJ);

  /** Duration of the run. */
  public static final Objective DELAY = standard("delay", "cycles", CYCLES);

  /** Energy times the square of the delay. */
  public static final Objective ED2P =
      standard("ed2p", "pJ*cycles^2", times(times(ENERGY_PJ, CYCLES), CYCLES));

  /** Words that the backing store reads and writes. */
  public static final Objective LAST_LEVEL_ACCESSES =
      standard("last-level-accesses", "words", name(ResultStatistics.LAST_LEVEL_ACCESSES));

  /** Those that have a name of their own. */
  public static final List<Objective> STANDARD =
      List.of(EDP, ENERGY, DELAY, ED2P, LAST_LEVEL_ACCESSES);

  public Objective {
    requireNonNull(label, "label");
    requireNonNull(unit, "unit");
    requireNonNull(formula, "formula");
  }

  private static Expression name(Statistic<?> statistic) {
    return new Expression.Name(statistic.key());
  }

  private static Expression times(Expression left, Expression right) {
    return new Expression.Operation(left, ArithmeticOperator.TIMES, right);
  }

  private static Objective standard(String label, String unit, Expression meaning) {
    return new Objective(label, unit, new Formula(label, meaning));
  }

  /**
   * The objective of a formula.
   *
   * @param formula its names must be those of statistics
   */
  public static Objective of(Formula formula) {
    return new Objective(formula.text(), unit(formula.text()), formula);
  }

  /** The formula with units in the place of names; empty if they have none. */
  private static String unit(String text) {
    boolean[] hasUnit = {false};
    String units =
        NAME.matcher(text)
            .replaceAll(
                name -> {
                  String unit = StatisticNames.unit(name.group());
                  hasUnit[0] |= !unit.isEmpty();
                  return Matcher.quoteReplacement(unit.isEmpty() ? "1" : unit);
                });
    return hasUnit[0] ? units : "";
  }

  /** The standard objective of that label; case does not matter, and _ is the same as -. */
  public static Optional<Objective> find(String label) {
    String wanted = label.toLowerCase(Locale.ROOT).replace('_', '-');
    return STANDARD.stream().filter(each -> each.label.equals(wanted)).findFirst();
  }

  /** Whether a proving search can bound it: it grows with energy and cycles, or counts accesses. */
  public boolean isProvable() {
    return equals(LAST_LEVEL_ACCESSES) || Growth.of(formula.root()) == Growth.GROWS;
  }

  /**
   * Refuses names that results of this kind do not have.
   *
   * @throws IllegalArgumentException with the names that may be meant
   */
  public void requireIn(StatisticNames names) {
    formula.root().names().forEach(names::require);
  }
}
