package org.loopwright.cost.technology.compound;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.loopwright.cost.technology.ComponentDescription;
import org.loopwright.cost.technology.ComponentEstimate;
import org.loopwright.cost.technology.ComponentModel;
import org.loopwright.cost.technology.Technology;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.expression.Formula;

/** What a compound component costs: its parts, added up. Parts may be compound themselves. */
public final class CompoundModel implements ComponentModel {
  private static final int MAX_DEPTH = 8;

  private final Map<String, CompoundClass> classes = new LinkedHashMap<>();
  private final Function<String, Formula> parser;
  private final ComponentModel simple;

  /**
   * A model of some classes.
   *
   * @param parser makes formulas of their expressions
   * @param simple knows the parts that are not compound
   */
  public CompoundModel(
      List<CompoundClass> classes, Function<String, Formula> parser, ComponentModel simple) {
    classes.forEach(compound -> this.classes.put(compound.name(), compound));
    this.parser = parser;
    this.simple = simple;
  }

  /**
   * What the component costs.
   *
   * @throws SpecException if its class, or one inside it, cannot be worked out
   */
  @Override
  public Optional<ComponentEstimate> estimate(
      ComponentDescription component, Technology technology) {
    CompoundClass compound = classes.get(component.componentClass());
    if (compound == null) {
      return simple.estimate(component, technology);
    }
    Diagnosis diagnosis = new Diagnosis();
    Optional<ComponentEstimate> estimate =
        diagnosis.attempt(
            compound.location(),
            () -> new Parts(technology).compound(component, compound, 0).estimate());
    diagnosis.throwIfErrors();
    return estimate;
  }

  /** The parts of one component. */
  private final class Parts {
    private final Technology technology;
    private final CompoundPart.Effort effort = new CompoundPart.Effort();

    Parts(Technology technology) {
      this.technology = technology;
    }

    CompoundPart compound(ComponentDescription component, CompoundClass compound, int depth) {
      if (depth > MAX_DEPTH) {
        throw new IllegalArgumentException(
            "compound class " + compound.name() + " is made of itself, or too deep");
      }
      return new CompoundPart(
          component, compound, parser, part -> part(part, compound.name(), depth + 1), effort);
    }

    /** A part of the same class as the whole is the simple component of that name. */
    private PricedPart part(ComponentDescription part, String around, int depth) {
      CompoundClass compound = classes.get(part.componentClass());
      if (compound != null && !compound.name().equals(around)) {
        return compound(part, compound, depth);
      }
      return simple
          .estimate(part, technology)
          .map(estimate -> new SimplePart(part.name(), estimate))
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "no model knows class %s of part %s"
                          .formatted(part.componentClass(), part.name())));
    }
  }
}
