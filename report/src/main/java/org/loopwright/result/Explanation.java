package org.loopwright.result;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.search.goal.Objective;

/**
 * What binds a mapping: how much better the best mapping would be if one limit of the hardware were
 * wider, energy of an access unchanged, or if the files did not have one of their constraints.
 *
 * @param value value of the objective as it is
 * @param bound no mapping has less as it is; empty if nothing is proved
 * @param limits those tried, the one that helps most first
 * @param constraints those tried, the one that helps most first
 * @param complete whether all limits and constraints were tried
 */
public record Explanation(
    Objective objective,
    double value,
    OptionalDouble bound,
    List<RelaxedLimit> limits,
    List<DroppedConstraint> constraints,
    boolean complete) {
  /** A limit that was widened, or a constraint that was left out. */
  public sealed interface Relaxed permits RelaxedLimit, DroppedConstraint {
    Effect effect();
  }

  /**
   * What relaxing one limit or constraint gains.
   *
   * @param value the objective of the best mapping found then
   * @param bound no mapping then has less; empty if nothing is proved
   * @param proved whether both that and the value without are proved optimal
   */
  public record Effect(double value, OptionalDouble bound, boolean proved) {
    public Effect {
      requireNonNull(bound, "bound");
    }
  }

  /**
   * A limit of the hardware, wider.
   *
   * @param name such as {@code capacity of RF}
   * @param unit unit of both widths
   */
  public record RelaxedLimit(String name, String unit, double from, double to, Effect effect)
      implements Relaxed {}

  /**
   * A constraint of the files, left out.
   *
   * @param location its place in the files
   * @param text what it asks, such as {@code RF temporal: K = 16}
   */
  public record DroppedConstraint(Location location, String text, Effect effect)
      implements Relaxed {}

  public Explanation {
    requireNonNull(objective, "objective");
    requireNonNull(bound, "bound");
    limits = sorted(limits.stream());
    constraints = sorted(constraints.stream());
  }

  private static <T extends Relaxed> List<T> sorted(Stream<T> relaxed) {
    return relaxed.sorted(Comparator.comparingDouble(one -> one.effect().value())).toList();
  }

  /** Limits and constraints together, the one that helps most first. */
  public List<Relaxed> relaxed() {
    return sorted(Stream.concat(limits.stream(), constraints.stream()));
  }

  /** The change of the objective as a share of its value: 0, or negative. */
  public double change(Relaxed relaxed) {
    return change(relaxed.effect().value());
  }

  /**
   * The change that a better search could make with nothing relaxed: 0 if the value is proved,
   * empty if nothing is.
   */
  public OptionalDouble unprovedChange() {
    return bound.isPresent() ? OptionalDouble.of(change(bound.getAsDouble())) : bound;
  }

  /** The most that the objective could change, as far as is proved; empty if nothing is. */
  public OptionalDouble greatestChange(Relaxed relaxed) {
    OptionalDouble bound = relaxed.effect().bound();
    return bound.isPresent() ? OptionalDouble.of(change(bound.getAsDouble())) : bound;
  }

  private double change(double other) {
    return value == 0 ? 0 : other / value - 1;
  }
}
