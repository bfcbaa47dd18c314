package org.loopwright.model.workload;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.loopwright.model.diagnostics.Require;

/**
 * A deep loop nest with constant bounds whose body reads its operands and updates its results at
 * affine indices, all iterations commutative (Parashar et al. 2019, section V-A). The iterations
 * are the points of the operation space.
 *
 * @param statedRoles roles that do not follow from how the data spaces are indexed
 */
public record Workload(
    String name, List<Dimension> dimensions, List<DataSpace> dataSpaces, Roles statedRoles) {
  public Workload {
    Require.notBlank(name, "name of a workload");
    dimensions = List.copyOf(dimensions);
    dataSpaces = List.copyOf(dataSpaces);
    Require.that(!dimensions.isEmpty(), "workload %s needs a dimension", name);
    Require.that(!dataSpaces.isEmpty(), "workload %s needs a data space", name);
    Require.distinct(dimensions.stream().map(Dimension::name).toList(), "dimension");
    Require.distinct(dataSpaces.stream().map(DataSpace::name).toList(), "data space");
    requireKnownDimensions(dimensions, dataSpaces);
    requireCountable(name, dimensions);
    Require.that(
        statedRoles.areOf(
            dimensions.stream().map(Dimension::name).toList(),
            dataSpaces.stream().map(DataSpace::name).toList()),
        "workload %s has roles of what is no dimension or data space of it",
        name);
  }

  /** A workload whose roles follow from how its data spaces are indexed. */
  public Workload(String name, List<Dimension> dimensions, List<DataSpace> dataSpaces) {
    this(name, dimensions, dataSpaces, Roles.NONE);
  }

  private static void requireKnownDimensions(
      List<Dimension> dimensions, List<DataSpace> dataSpaces) {
    Set<String> known = new HashSet<>();
    dimensions.forEach(dimension -> known.add(dimension.name()));
    for (DataSpace dataSpace : dataSpaces) {
      for (IndexExpression index : dataSpace.projection()) {
        for (Term term : index.terms()) {
          Require.that(
              known.contains(term.dimension()),
              "data space %s is indexed by %s, which is not a dimension",
              dataSpace.name(),
              term.dimension());
        }
      }
    }
  }

  private static void requireCountable(String name, List<Dimension> dimensions) {
    try {
      product(dimensions);
    } catch (ArithmeticException overflow) {
      throw new IllegalArgumentException(
          "workload " + name + " has more than 2^63 - 1 operations", overflow);
    }
  }

  private static long product(List<Dimension> dimensions) {
    long product = 1;
    for (Dimension dimension : dimensions) {
      product = Math.multiplyExact(product, dimension.bound());
    }
    return product;
  }

  /** The number of points of the operation space: multiply-accumulates, for a convolution. */
  public long operations() {
    return product(dimensions);
  }

  /**
   * Operations for each word of all tensors, the most that any mapping does for a word of the
   * backing store (the algorithmic reuse of Parashar et al. 2019, section VIII-A). A tensor is the
   * box of its indices, as tiles are.
   */
  public double algorithmicReuse() {
    return operations() / dataSpaces.stream().mapToDouble(this::words).sum();
  }

  private double words(DataSpace dataSpace) {
    double words = 1;
    for (IndexExpression rank : dataSpace.projection()) {
      double last = 0;
      for (Term term : rank.terms()) {
        long bound = dimensions.get(indexOfDimension(term.dimension())).bound();
        last += Math.abs((double) term.coefficient()) * (bound - 1);
      }
      words *= last + 1;
    }
    return words;
  }

  /** The position of a dimension in {@link #dimensions}, or -1. */
  public int indexOfDimension(String name) {
    for (int i = 0; i < dimensions.size(); i++) {
      if (dimensions.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** The position of a data space in {@link #dataSpaces}, or -1. */
  public int indexOfDataSpace(String name) {
    for (int i = 0; i < dataSpaces.size(); i++) {
      if (dataSpaces.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** The names of all data spaces, in order. */
  public List<String> dataSpaceNames() {
    return dataSpaces.stream().map(DataSpace::name).toList();
  }

  /** The roles of its dimensions and data spaces; some may have none. */
  public Roles roles() {
    return DerivedRoles.of(dimensions, dataSpaces, statedRoles);
  }

  public Workload withName(String name) {
    return new Workload(name, dimensions, dataSpaces, statedRoles);
  }
}
