package org.loopwright.service;

import org.loopwright.cost.Evaluator;
import org.loopwright.cost.Verdict;
import org.loopwright.cost.technology.PriceList;
import org.loopwright.formats.Specification;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.mapping.Mapping;

/** Evaluates the one mapping that a specification gives. */
public final class SpecificationEvaluation {
  private SpecificationEvaluation() {}

  /** The verdict on the mapping; a specification without workload or mapping is refused. */
  public static Verdict evaluate(Specification specification, Pricing pricing) {
    return evaluator(specification, pricing).evaluate(mapping(specification));
  }

  /** The verdict, where only what the specification's own tables list has energy and area. */
  public static Verdict evaluate(Specification specification) {
    return evaluator(specification).evaluate(mapping(specification));
  }

  /** The cost model in which only what the specification's own tables list costs anything. */
  public static Evaluator evaluator(Specification specification) {
    return evaluator(specification, PriceList.given(specification.energy(), specification.area()));
  }

  /** The cost model of a specification's workload on its architecture. */
  public static Evaluator evaluator(Specification specification, Pricing pricing) {
    return evaluator(specification, pricing.prices(specification));
  }

  private static Mapping mapping(Specification specification) {
    return specification
        .mapping()
        .orElseThrow(
            () ->
                missing(
                    "there is no mapping",
                    "Give a file with a section 'mapping', or search for one with the command map"));
  }

  private static Evaluator evaluator(Specification specification, PriceList prices) {
    return new Evaluator(
        specification
            .workload()
            .orElseThrow(
                () ->
                    missing(
                        "there is no workload",
                        "Give a file with a section 'problem', or a network with --network")),
        specification.architecture(),
        prices);
  }

  private static SpecException missing(String what, String advice) {
    return new SpecException(
        Problem.error(Location.ofFile("specification"), what).withAdvice(advice));
  }
}
