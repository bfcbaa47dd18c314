package org.loopwright.model.workload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.model.diagnostics.Require;

/**
 * A family of workloads: the dimensions and data spaces without the bounds, and the names of the
 * coefficients (strides, dilations) with their defaults.
 *
 * @param statedRoles roles that do not follow from the projections, as {@link Workload#roles} tells
 */
public record ProblemShape(
    String name,
    List<String> dimensions,
    Map<String, Long> coefficients,
    List<ShapeDataSpace> dataSpaces,
    Roles statedRoles) {
  /** A tensor, each rank indexed by a sum of terms. */
  public record ShapeDataSpace(String name, List<List<ShapeTerm>> ranks, boolean readWrite) {
    public ShapeDataSpace {
      ranks = ranks.stream().map(List::copyOf).toList();
    }
  }

  /**
   * A product of a dimension and, if {@code coefficient} is not empty, a coefficient or a number in
   * digits.
   */
  public record ShapeTerm(String dimension, String coefficient) {
    /** The same product with the two names swapped. */
    public ShapeTerm swapped() {
      return new ShapeTerm(/* dimension= */ coefficient, /* coefficient= */ dimension);
    }
  }

  public ProblemShape {
    Require.notBlank(name, "name of a shape");
    dimensions = List.copyOf(dimensions);
    coefficients = Collections.unmodifiableMap(new LinkedHashMap<>(coefficients));
    dataSpaces = List.copyOf(dataSpaces);
  }

  /** A shape whose roles follow from its projections. */
  public ProblemShape(
      String name,
      List<String> dimensions,
      Map<String, Long> coefficients,
      List<ShapeDataSpace> dataSpaces) {
    this(name, dimensions, coefficients, dataSpaces, Roles.NONE);
  }

  /** The roles of its dimensions and data spaces; some may have none. */
  public Roles roles() {
    Map<String, Long> ones = new LinkedHashMap<>();
    dimensions.forEach(dimension -> ones.put(dimension, 1L));
    return workload(name, ones, Map.of(), Map.of()).roles();
  }

  /** Whether a word is its name; case does not matter, nor hyphens and underscores. */
  public boolean isCalled(String word) {
    return name.replace('-', '_').equalsIgnoreCase(word.replace('-', '_'));
  }

  /** The names of the data spaces, in order. */
  public List<String> dataSpaceNames() {
    return dataSpaces.stream().map(ShapeDataSpace::name).toList();
  }

  /**
   * The workload of this shape with the given sizes. A coefficient of 0 takes its terms away, and a
   * rank without terms is one word thick.
   *
   * @param bounds of every dimension
   * @param given values of coefficients; the others have their defaults
   * @param densities of data spaces; 1 where not named
   */
  public Workload workload(
      String workloadName,
      Map<String, Long> bounds,
      Map<String, Long> given,
      Map<String, Double> densities) {
    Map<String, Long> values = new LinkedHashMap<>(coefficients);
    values.putAll(given);
    List<Dimension> sized =
        dimensions.stream()
            .map(dimension -> new Dimension(dimension, bounds.get(dimension)))
            .toList();
    List<DataSpace> tensors = new ArrayList<>();
    for (ShapeDataSpace dataSpace : dataSpaces) {
      List<IndexExpression> projection =
          dataSpace.ranks().stream()
              .map(rank -> terms(rank, values))
              .filter(terms -> !terms.isEmpty())
              .map(IndexExpression::new)
              .toList();
      double density = densities.getOrDefault(dataSpace.name(), 1.0);
      DataSpace tensor =
          new DataSpace(dataSpace.name(), projection, dataSpace.readWrite(), density);
      requireCountable(tensor, bounds);
      tensors.add(tensor);
    }
    return new Workload(workloadName, sized, tensors, statedRoles);
  }

  /** The terms that move the index: those with a coefficient of 0 do not. */
  private static List<Term> terms(List<ShapeTerm> rank, Map<String, Long> values) {
    return rank.stream()
        .filter(term -> value(term, values) != 0)
        .map(term -> new Term(term.dimension(), value(term, values)))
        .toList();
  }

  private static long value(ShapeTerm term, Map<String, Long> values) {
    if (term.coefficient().isEmpty()) {
      return 1;
    }
    Long named = values.get(term.coefficient());
    return named != null ? named : Long.parseLong(term.coefficient());
  }

  /**
   * Throws {@link ArithmeticException} if the box around the tensor has more than 2^63 - 1 words.
   */
  private static void requireCountable(DataSpace tensor, Map<String, Long> bounds) {
    long words = 1;
    for (IndexExpression index : tensor.projection()) {
      long extent = 1;
      for (Term term : index.terms()) {
        long steps = Math.subtractExact(bounds.getOrDefault(term.dimension(), 1L), 1);
        extent = Math.addExact(extent, Math.multiplyExact(Math.abs(term.coefficient()), steps));
      }
      words = Math.multiplyExact(words, extent);
    }
  }
}
