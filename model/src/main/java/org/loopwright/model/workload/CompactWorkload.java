package org.loopwright.model.workload;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.loopwright.model.workload.ProblemShape.ShapeDataSpace;
import org.loopwright.model.workload.ProblemShape.ShapeTerm;

/**
 * A workload as the name of a shipped shape and its sizes.
 *
 * @param sizes bounds of all dimensions, then all coefficients
 */
public record CompactWorkload(String shape, Map<String, Long> sizes) {
  public CompactWorkload {
    sizes = Collections.unmodifiableMap(new LinkedHashMap<>(sizes));
  }

  /** The compact form of a workload, if its shape is a shipped one. */
  public static Optional<CompactWorkload> of(Workload workload) {
    return ShippedShapes.names().stream()
        .map(name -> ShippedShapes.named(name).orElseThrow())
        .flatMap(shape -> of(workload, shape).stream())
        .findFirst();
  }

  private static Optional<CompactWorkload> of(Workload workload, ProblemShape shape) {
    Map<String, Long> bounds = new LinkedHashMap<>();
    for (Dimension dimension : workload.dimensions()) {
      bounds.put(dimension.name(), dimension.bound());
    }
    if (!bounds.keySet().containsAll(shape.dimensions())) {
      return Optional.empty();
    }
    Map<String, Long> coefficients = new LinkedHashMap<>();
    for (String name : shape.coefficients().keySet()) {
      coefficients.put(name, coefficient(name, shape, workload));
    }
    if (!shape.workload(workload.name(), bounds, coefficients, Map.of()).equals(workload)) {
      return Optional.empty();
    }
    Map<String, Long> sizes = new LinkedHashMap<>(bounds);
    sizes.putAll(coefficients);
    return Optional.of(new CompactWorkload(shape.name(), sizes));
  }

  /** What the workload has in the place of a coefficient; 1 if it has no such place. */
  private static long coefficient(String name, ProblemShape shape, Workload workload) {
    for (ShapeDataSpace dataSpace : shape.dataSpaces()) {
      int index = workload.indexOfDataSpace(dataSpace.name());
      for (int rank = 0; index >= 0 && rank < dataSpace.ranks().size(); rank++) {
        for (ShapeTerm term : dataSpace.ranks().get(rank)) {
          if (term.coefficient().equals(name)) {
            return coefficient(term.dimension(), rank, workload.dataSpaces().get(index));
          }
        }
      }
    }
    return 1;
  }

  private static long coefficient(String dimension, int rank, DataSpace dataSpace) {
    return rank >= dataSpace.projection().size()
        ? 1
        : dataSpace.projection().get(rank).terms().stream()
            .filter(term -> term.dimension().equals(dimension))
            .mapToLong(Term::coefficient)
            .findFirst()
            .orElse(1);
  }
}
