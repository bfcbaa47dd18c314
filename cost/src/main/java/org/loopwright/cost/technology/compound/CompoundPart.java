package org.loopwright.cost.technology.compound;

import static org.loopwright.cost.technology.ComponentEstimate.COMPUTE;
import static org.loopwright.cost.technology.ComponentEstimate.LEAK;
import static org.loopwright.cost.technology.ComponentEstimate.UPDATE;
import static org.loopwright.cost.technology.ComponentEstimate.WRITE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.loopwright.cost.technology.ComponentDescription;
import org.loopwright.cost.technology.ComponentEstimate;
import org.loopwright.cost.technology.Estimate;
import org.loopwright.cost.technology.Provenance;
import org.loopwright.cost.technology.UnitPrice;
import org.loopwright.model.expression.Formula;

/** A component of a compound class: what its parts cost, added up. */
final class CompoundPart implements PricedPart {
  /**
   * The work that one component makes: classes inside classes multiply, and a specification of a
   * page could ask for more than any machine has. Mutable; belongs to one estimate.
   */
  static final class Effort {
    private static final int MAX_STEPS = 20_000;

    private int spent;

    /** Counts one more part or step. */
    private void spend(String component) {
      spent++;
      if (spent > MAX_STEPS) {
        throw new IllegalArgumentException(
            component + " is made of more than " + MAX_STEPS + " parts and steps");
      }
    }
  }

  private static final String MUST_SPECIFY = "must_specify";

  /** Attributes that a design may state elsewhere, and that parts inherit from the whole. */
  private static final List<String> DESIGN_ATTRIBUTES =
      List.of("technology", "global_cycle_seconds", "clock_period");

  /** Names of what arithmetic does. */
  private static final List<String> OPERATIONS =
      List.of("mac_random", "mult_random", "mac", "mult");

  private static final Provenance ALL_LISTED =
      new Provenance("compound", "none", "the class lists all parts of the component", false);

  private final ComponentDescription component;
  private final CompoundClass compound;
  private final Effort effort;
  private final AttributeValues values;
  private final Map<String, PricedPart> parts = new LinkedHashMap<>();

  /**
   * A component of a class.
   *
   * @param parser makes formulas of the expressions
   * @param price what a part costs
   */
  CompoundPart(
      ComponentDescription component,
      CompoundClass compound,
      Function<String, Formula> parser,
      Function<ComponentDescription, PricedPart> price,
      Effort effort) {
    this.component = component;
    this.compound = compound;
    this.effort = effort;
    values = values(new AttributeValues(parser));
    for (CompoundClass.Part part : compound.parts()) {
      effort.spend(component.name());
      parts.put(part.name(), price.apply(describe(part)));
    }
  }

  /** All its actions, with arguments at their largest, and its area. */
  ComponentEstimate estimate() {
    Map<String, Estimate> actions = new LinkedHashMap<>();
    AttributeValues largest = values.empty();
    compound.actions().forEach(action -> actions.put(action.name(), actionPj(action, largest)));
    actions.computeIfAbsent(LEAK, leak -> actionPj(leak, largest));
    if (actions.containsKey(WRITE)) {
      actions.putIfAbsent(UPDATE, actions.get(WRITE));
    }
    OPERATIONS.stream()
        .filter(actions::containsKey)
        .findFirst()
        .ifPresent(name -> actions.putIfAbsent(COMPUTE, actions.get(name)));
    Estimate none = new Estimate(0, ALL_LISTED);
    actions.put(UnitPrice.ADDRESS, actions.getOrDefault(UnitPrice.WORD_ADDRESS, none));
    return new ComponentEstimate(actions, areaUm2());
  }

  @Override
  public Estimate areaUm2() {
    Estimate sum = null;
    for (CompoundClass.Part part : compound.parts()) {
      double times = value(part.count(), values) * value(part.areaShare(), values);
      sum = plus(sum, parts.get(part.name()).areaUm2().times(times));
    }
    return sum == null ? nothing() : sum;
  }

  @Override
  public Estimate actionPj(String name, AttributeValues arguments) {
    Optional<CompoundClass.Action> listed =
        action(name).or(() -> name.equals(LEAK) ? action("idle") : Optional.empty());
    if (listed.isPresent()) {
      return actionPj(listed.get(), arguments);
    }
    if (name.equals(LEAK) || name.equals("idle")) {
      return leakage();
    }
    if (name.equals(UPDATE)) {
      return actionPj(WRITE, arguments);
    }
    throw new IllegalArgumentException(
        "%s: class %s has no action %s".formatted(component.name(), compound.name(), name));
  }

  private Optional<CompoundClass.Action> action(String name) {
    return compound.actions().stream().filter(action -> action.name().equals(name)).findFirst();
  }

  private Estimate actionPj(CompoundClass.Action action, AttributeValues given) {
    AttributeValues scope = values.copy();
    action.arguments().forEach(scope::define);
    action.arguments().keySet().forEach(name -> scope.takeFrom(given, name));
    Estimate sum = null;
    for (CompoundClass.Step step : action.steps()) {
      effort.spend(component.name());
      double times =
          value(step.instances(), scope)
              * value(step.repeat(), scope)
              * value(part(step.part()).energyShare(), values);
      Estimate once =
          parts.get(step.part()).actionPj(step.action(), scope.evaluate(step.arguments()));
      sum = plus(sum, once.times(times));
    }
    return sum == null ? nothing() : sum.times(value(action.share(), scope));
  }

  /** All parts leak, unless the class says otherwise. */
  private Estimate leakage() {
    AttributeValues none = values.empty();
    Estimate sum = null;
    for (CompoundClass.Part part : compound.parts()) {
      effort.spend(component.name());
      double times = value(part.count(), values) * value(part.energyShare(), values);
      sum = plus(sum, parts.get(part.name()).actionPj(LEAK, none).times(times));
    }
    return sum == null ? nothing() : sum;
  }

  private CompoundClass.Part part(String name) {
    return compound.parts().stream()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private ComponentDescription describe(CompoundClass.Part part) {
    AttributeValues own = values.evaluate(part.attributes());
    DESIGN_ATTRIBUTES.forEach(name -> own.inherit(name, values));
    int standard = part.componentClass().contains("register") ? 1 : component.wordBits();
    int bits = own.count("datawidth", "n_bits", "precision", "width_a", "width").orElse(standard);
    long width = own.count("width").orElse(bits);
    long rows = own.count("depth").map(Integer::longValue).orElse(1L);
    long words = Math.max(1, Math.multiplyExact(rows, width) / bits);
    return new ComponentDescription(
        component.name() + "." + part.name(),
        part.componentClass(),
        bits,
        width,
        OptionalLong.of(words),
        own.texts());
  }

  /** What the component states, then what its class states where the component does not. */
  private AttributeValues values(AttributeValues all) {
    component.attributes().forEach(all::defineAny);
    all.defineIfAbsent("width", Long.toString(component.accessBits()));
    all.defineIfAbsent("datawidth", Integer.toString(component.wordBits()));
    component
        .capacityWords()
        .ifPresent(words -> all.defineIfAbsent("depth", Long.toString(rows(words))));
    compound
        .attributes()
        .forEach(
            (name, expression) -> {
              if (!expression.equals(MUST_SPECIFY)) {
                all.defineIfAbsent(name, expression);
              } else if (!all.has(name) && !DESIGN_ATTRIBUTES.contains(name)) {
                throw new IllegalArgumentException(
                    "%s needs the attribute %s, as its class %s says"
                        .formatted(component.name(), name, compound.name()));
              }
            });
    return all;
  }

  private long rows(long words) {
    return Math.multiplyExact(words, component.wordBits()) / component.accessBits();
  }

  /** A number of parts or times, or a share: never negative. */
  private double value(String expression, AttributeValues scope) {
    double value = scope.value(expression);
    if (value < 0) {
      throw new IllegalArgumentException(
          "%s: '%s' must not be negative but is %s".formatted(component.name(), expression, value));
    }
    return value;
  }

  private static Estimate plus(Estimate one, Estimate two) {
    return one == null ? two : one.plus(two);
  }

  private static Estimate nothing() {
    return new Estimate(0, new Provenance("compound", "none", "no part takes any", false));
  }
}
