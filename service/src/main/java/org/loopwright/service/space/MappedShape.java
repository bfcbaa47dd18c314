package org.loopwright.service.space;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.OptionalDouble;
import org.loopwright.cost.Evaluation;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.result.PointLayer;
import org.loopwright.search.SearchVerdict;

/**
 * How a layer ended on a design.
 *
 * @param mapping the best; empty if there is none
 * @param evaluation of the mapping
 * @param gap the part of the objective above its bound; empty if nothing is proved
 * @param lowerBound no mapping has a first objective below it; empty if nothing is proved
 */
record MappedShape(
    Optional<Mapping> mapping,
    Optional<Evaluation> evaluation,
    SearchVerdict verdict,
    OptionalDouble gap,
    OptionalDouble lowerBound,
    PointLayer.Origin origin) {
  MappedShape {
    requireNonNull(mapping, "mapping");
    requireNonNull(evaluation, "evaluation");
    requireNonNull(verdict, "verdict");
    requireNonNull(gap, "gap");
    requireNonNull(lowerBound, "lowerBound");
    requireNonNull(origin, "origin");
  }

  MappedShape from(PointLayer.Origin other) {
    return new MappedShape(mapping, evaluation, verdict, gap, lowerBound, other);
  }
}
