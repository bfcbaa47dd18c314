package org.loopwright.search.goal;

import org.loopwright.cost.Evaluator;

/**
 * What is the same for all mappings of a search.
 *
 * @param computes operations of the run
 * @param arithmeticUnits of the design
 * @param areaUm2 of the design, um^2
 * @param algorithmicReuse operations for each word of all tensors
 */
public record RunConstants(
    double computes, double arithmeticUnits, double areaUm2, double algorithmicReuse) {
  public static RunConstants of(Evaluator evaluator) {
    return new RunConstants(
        evaluator.workload().operations(),
        evaluator.architecture().compute().mesh().instances(),
        evaluator.areaUm2(),
        evaluator.workload().algorithmicReuse());
  }
}
