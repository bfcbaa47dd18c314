package org.loopwright.formats.timeloop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.loopwright.formats.timeloop.FactorText.Factor;
import org.loopwright.formats.timeloop.FactorText.Relation;
import org.loopwright.model.constraint.FactorLimit;
import org.loopwright.model.constraint.NestConstraint;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;

/**
 * The limits on one nest while the entries that set them are read. Remembers where each was set, so
 * that two that disagree can both be named.
 */
final class NestLimits {
  private record Placed<T>(T value, Location location) {}

  private final Diagnosis diagnosis;
  private final Map<String, Placed<Long>> factors = new LinkedHashMap<>();
  private final Map<String, FactorLimit> limits = new LinkedHashMap<>();
  private Placed<Long> othersAtMost;
  private Placed<PermutationText.Order> order;
  private Placed<Long> split;

  NestLimits(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
  }

  /** Adds a limit; an exact factor above the dimension's bound has no effect. */
  void add(Factor factor) {
    String name = factor.dimension().name();
    if (factor.residual().isPresent()) {
      diagnosis.error(
          factor.location(),
          "a limit of %s has no residual; leave ',%s' out: residuals follow from the factors"
              .formatted(name, factor.residual().getAsLong()));
      return;
    }
    long bound = factor.dimension().bound();
    long value = factor.value() == 0 ? bound : factor.value();
    if (factor.relation() == Relation.EXACTLY && value > bound) {
      diagnosis.warning(
          factor.location(),
          "%s=%s exceeds the bound of %s, which is %s; it has no effect"
              .formatted(name, value, name, bound));
      return;
    }
    Placed<Long> here = new Placed<>(value, factor.location());
    Placed<Long> first = factors.putIfAbsent(name + factor.relation(), here);
    if (first != null && first.value() != value) {
      conflict(factor.location(), "the limit of " + name, first);
      return;
    }
    narrow(name, limit(factor.relation(), value), factor.location());
  }

  private static FactorLimit limit(Relation relation, long value) {
    return switch (relation) {
      case EXACTLY -> FactorLimit.exactly(value);
      case AT_MOST -> FactorLimit.atMost(value);
      case AT_LEAST -> FactorLimit.atLeast(value);
    };
  }

  private void narrow(String name, FactorLimit limit, Location location) {
    FactorLimit other = limits.getOrDefault(name, FactorLimit.atLeast(1));
    long least = Math.max(limit.least(), other.least());
    long most = Math.min(limit.most(), other.most());
    if (least > most) {
      diagnosis.error(
          location,
          "no factor of %s is both at least %s and at most %s".formatted(name, least, most));
      return;
    }
    limits.put(name, new FactorLimit(least, most));
  }

  void othersAtMost(long most, Location location) {
    othersAtMost = once(othersAtMost, new Placed<>(most, location), "the default limit");
  }

  void order(PermutationText.Order written, Location location) {
    order = once(order, new Placed<>(written, location), "the permutation");
  }

  void split(long dimensions, Location location) {
    split = once(split, new Placed<>(dimensions, location), "the split");
  }

  private <T> Placed<T> once(Placed<T> first, Placed<T> second, String what) {
    if (first != null && !first.value().equals(second.value())) {
      conflict(second.location(), what, first);
    }
    return first == null ? second : first;
  }

  private void conflict(Location location, String what, Placed<?> first) {
    diagnosis.error(location, what + " is already set otherwise, at " + first.location());
  }

  /** The first limit that asks for more than one iteration, for a nest that can have none. */
  boolean asksForLoops() {
    return limits.values().stream().anyMatch(limit -> limit.least() > 1);
  }

  NestConstraint build(int dimensions) {
    List<String> innermost = order == null ? List.of() : order.value().innermost();
    List<String> outermost = order == null ? List.of() : order.value().outermost();
    return new NestConstraint(
        limits,
        othersAtMost == null ? OptionalLong.empty() : OptionalLong.of(othersAtMost.value()),
        innermost,
        outermost,
        split == null
            ? OptionalInt.empty()
            : OptionalInt.of((int) Math.min(split.value(), dimensions)));
  }
}
