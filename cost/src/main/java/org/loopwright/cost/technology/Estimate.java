package org.loopwright.cost.technology;

import static java.util.Objects.requireNonNull;

import org.loopwright.model.diagnostics.Require;

/**
 * A number with where it comes from.
 *
 * @param value in the unit that its user states: pJ, or um^2
 */
public record Estimate(double value, Provenance provenance) {
  public Estimate {
    Require.notNegative(value, "an estimate");
    requireNonNull(provenance, "provenance");
  }

  public Estimate times(double factor) {
    return new Estimate(value * factor, provenance);
  }

  /** The same number, worked out by a model of another name. */
  Estimate named(String model) {
    return new Estimate(
        value,
        new Provenance(model, provenance.table(), provenance.source(), provenance.extrapolated()));
  }

  /** Another number that the same sources give. */
  Estimate withValue(double other) {
    return new Estimate(other, provenance);
  }

  /** A part of the way to a larger estimate, on the straight line of logarithms. */
  Estimate toward(Estimate larger, double part) {
    double low = Math.min(value, larger.value);
    String model = "between " + provenance.model() + " and " + larger.provenance.model();
    return new Estimate(low * Math.pow(larger.value / low, part), plus(larger).provenance)
        .named(model);
  }

  /** The sum of two parts of one component. */
  public Estimate plus(Estimate other) {
    Provenance one = provenance;
    Provenance two = other.provenance;
    return new Estimate(
        value + other.value,
        one.equals(two)
            ? one
            : new Provenance(
                both(one.model(), two.model()),
                both(one.table(), two.table()),
                both(one.source(), two.source()),
                one.extrapolated() || two.extrapolated()));
  }

  private static String both(String one, String two) {
    return one.contains(two) ? one : one + " + " + two;
  }
}
