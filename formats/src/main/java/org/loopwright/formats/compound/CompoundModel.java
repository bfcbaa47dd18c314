package org.loopwright.formats.compound;

import static org.loopwright.cost.technology.ComponentEstimate.COMPUTE;
import static org.loopwright.cost.technology.ComponentEstimate.LEAK;
import static org.loopwright.cost.technology.ComponentEstimate.UPDATE;
import static org.loopwright.cost.technology.ComponentEstimate.WRITE;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.loopwright.cost.technology.ComponentDescription;
import org.loopwright.cost.technology.ComponentEstimate;
import org.loopwright.cost.technology.ComponentModel;
import org.loopwright.cost.technology.Estimate;
import org.loopwright.cost.technology.Provenance;
import org.loopwright.cost.technology.Technology;
import org.loopwright.formats.arithmetic.Arithmetic;
import org.loopwright.formats.arithmetic.AttributeValues;

/** What a compound component costs: its parts, added up. Parts may be compound themselves. */
public final class CompoundModel implements ComponentModel {
  private static final String MUST_SPECIFY = "must_specify";
  private static final int DEEPEST = 8;

  private final Map<String, CompoundClass> classes = new LinkedHashMap<>();
  private final ComponentModel simple;

  /**
   * A model of some classes.
   *
   * @param simple knows the parts that are not compound
   */
  public CompoundModel(List<CompoundClass> classes, ComponentModel simple) {
    classes.forEach(compound -> this.classes.put(compound.name(), compound));
    this.simple = simple;
  }

  @Override
  public Optional<ComponentEstimate> estimate(
      ComponentDescription component, Technology technology) {
    return estimate(component, technology, "", 0);
  }

  private Optional<ComponentEstimate> estimate(
      ComponentDescription component, Technology technology, String around, int depth) {
    CompoundClass compound = classes.get(component.componentClass());
    if (compound == null || compound.name().equals(around)) {
      return simple.estimate(component, technology);
    }
    if (depth > DEEPEST) {
      throw new IllegalArgumentException(
          "compound class " + compound.name() + " is made of itself, or too deep");
    }
    return Optional.of(new Whole(component, compound, technology, depth).estimate());
  }

  /** One compound component being estimated. */
  private final class Whole {
    private final ComponentDescription component;
    private final CompoundClass compound;
    private final Technology technology;
    private final int depth;
    private final AttributeValues values;
    private final Map<String, ComponentEstimate> parts = new LinkedHashMap<>();

    Whole(
        ComponentDescription component, CompoundClass compound, Technology technology, int depth) {
      this.component = component;
      this.compound = compound;
      this.technology = technology;
      this.depth = depth;
      values = values();
    }

    ComponentEstimate estimate() {
      Estimate area = null;
      Estimate leak = null;
      for (CompoundClass.Part part : compound.parts()) {
        ComponentEstimate one = part(part);
        parts.put(part.name(), one);
        double count = Arithmetic.value(part.count(), values.numbers());
        double share = Arithmetic.value(part.areaShare(), values.numbers());
        area = sum(area, one.areaUm2().times(count * share));
        leak = sum(leak, action(one, part.name(), LEAK).times(count));
      }
      Map<String, Estimate> actions = new LinkedHashMap<>();
      for (CompoundClass.Action action : compound.actions()) {
        actions.put(action.name(), action(action));
      }
      complete(actions, leak);
      return new ComponentEstimate(actions, area == null ? nothing() : area);
    }

    /** An update writes, and all parts leak, unless the class says otherwise. */
    private void complete(Map<String, Estimate> actions, Estimate leak) {
      actions.putIfAbsent(LEAK, leak == null ? nothing() : leak);
      if (actions.containsKey(WRITE)) {
        actions.putIfAbsent(UPDATE, actions.get(WRITE));
      }
      for (String name : List.of("mac_random", "mult_random", "mac", "mult")) {
        if (actions.containsKey(name)) {
          actions.putIfAbsent(COMPUTE, actions.get(name));
        }
      }
    }

    private Estimate action(CompoundClass.Action action) {
      AttributeValues arguments = values.copy();
      action.arguments().forEach(arguments::define);
      Estimate sum = null;
      for (CompoundClass.Step step : action.steps()) {
        double times =
            Arithmetic.value(step.instances(), arguments.numbers())
                * Arithmetic.value(step.repeat(), arguments.numbers());
        Estimate once = action(parts.get(step.part()), step.part(), step.action());
        sum = sum(sum, once.times(times));
      }
      return sum == null ? nothing() : sum;
    }

    /** The energy of a part's action; whatever arithmetic does is its operation. */
    private Estimate action(ComponentEstimate part, String name, String action) {
      String plain = action.equals("idle") ? LEAK : action;
      Estimate found = part.actionsPj().get(plain);
      if (found == null && !plain.equals(LEAK)) {
        found = part.actionsPj().get(COMPUTE);
      }
      if (found == null) {
        throw new IllegalArgumentException(
            "%s: part %s of class %s has no action %s"
                .formatted(component.name(), name, compound.name(), action));
      }
      return found;
    }

    private ComponentEstimate part(CompoundClass.Part part) {
      AttributeValues own = values.evaluate(part.attributes());
      int standard = part.componentClass().contains("register") ? 1 : component.wordBits();
      int bits = own.count("datawidth", "n_bits", "width_a", "width").orElse(standard);
      long width = own.count("width").orElse(bits);
      long rows = own.count("depth").map(Integer::longValue).orElse(1L);
      OptionalLong words = OptionalLong.of(Math.max(1, Math.multiplyExact(rows, width) / bits));
      ComponentDescription description =
          new ComponentDescription(
              component.name() + "." + part.name(),
              part.componentClass(),
              bits,
              width,
              words,
              own.texts());
      return CompoundModel.this
          .estimate(description, technology, compound.name(), depth + 1)
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "%s: no model knows class %s of part %s"
                          .formatted(component.name(), part.componentClass(), part.name())));
    }

    /** What the component says, then what its class says where it is silent. */
    private AttributeValues values() {
      AttributeValues all = new AttributeValues();
      component.attributes().forEach(all::define);
      all.defineIfAbsent("width", Long.toString(component.accessBits()));
      all.defineIfAbsent("datawidth", Integer.toString(component.wordBits()));
      component
          .capacityWords()
          .ifPresent(
              words ->
                  all.defineIfAbsent(
                      "depth",
                      Long.toString(words * component.wordBits() / component.accessBits())));
      compound
          .attributes()
          .forEach(
              (name, expression) -> {
                if (!expression.equals(MUST_SPECIFY)) {
                  all.defineIfAbsent(name, expression);
                }
              });
      for (String name : compound.attributes().keySet()) {
        if (!all.has(name) && !isKnownOtherwise(name)) {
          throw new IllegalArgumentException(
              "%s needs the attribute %s, as its class %s says"
                  .formatted(component.name(), name, compound.name()));
        }
      }
      return all;
    }

    /** Attributes that a design has by other means. */
    private boolean isKnownOtherwise(String name) {
      return name.equals("technology") || name.equals("global_cycle_seconds");
    }
  }

  private static Estimate sum(Estimate one, Estimate two) {
    return one == null ? two : one.plus(two);
  }

  private static Estimate nothing() {
    return new Estimate(0, new Provenance("compound", "none", "no part takes any", false));
  }
}
