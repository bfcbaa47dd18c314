package org.loopwright.serve;

import org.loopwright.cost.Evaluator;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.document.Node;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.result.RunIdentity;
import org.loopwright.service.Pricing;
import org.loopwright.service.SpecificationEvaluation;

/**
 * A layer on a design with its prices, without a mapping: made once, it serves many.
 *
 * @param base what the files state
 */
record LayerModel(
    RunIdentity identity, SpecificationFiles files, Specification base, Evaluator evaluator) {
  static LayerModel of(
      String version, GivenSpecification given, Specification base, Pricing pricing) {
    return new LayerModel(
        given.identity(version, base, pricing),
        given.files(),
        base,
        SpecificationEvaluation.evaluator(base, pricing));
  }

  /** What becomes of a mapping. */
  EvaluatedMapping evaluated(Node written) {
    Specification whole = files.specification(base, written);
    Mapping mapping = whole.mapping().orElseThrow();
    return new EvaluatedMapping(identity, whole, mapping, evaluator.evaluate(mapping));
  }
}
