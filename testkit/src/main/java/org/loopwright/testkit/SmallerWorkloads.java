package org.loopwright.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/**
 * The steps of {@link SmallerSpecs} that leave the loops as they are and make the tensors simpler.
 */
public final class SmallerWorkloads {
  private SmallerWorkloads() {}

  static Stream<SmallSpec> of(SmallSpec spec) {
    return Stream.concat(
        withoutOneDataSpace(spec),
        Stream.concat(
                withoutIdleDimensions(spec.workload()), withSimplerProjections(spec.workload()))
            .map(workload -> new SmallSpec(workload, spec.architecture(), spec.mapping())));
  }

  /** Ranks, terms and coefficients. */
  static long weight(Workload workload) {
    return workload.dataSpaces().stream()
        .flatMap(dataSpace -> dataSpace.projection().stream())
        .mapToLong(
            index ->
                1 + index.terms().stream().mapToLong(term -> Math.abs(term.coefficient())).sum())
        .sum();
  }

  /**
   * The workload with the bound of a dimension times {@code numerator} over {@code denominator}.
   */
  static Workload scale(Workload workload, String dimension, long numerator, long denominator) {
    List<Dimension> dimensions = new ArrayList<>();
    for (Dimension old : workload.dimensions()) {
      boolean scaled = old.name().equals(dimension);
      long bound = old.bound() / denominator * numerator;
      dimensions.add(scaled ? new Dimension(dimension, bound) : old);
    }
    return new Workload(workload.name(), dimensions, workload.dataSpaces());
  }

  private static Stream<SmallSpec> withoutOneDataSpace(SmallSpec spec) {
    List<DataSpace> all = spec.workload().dataSpaces();
    return all.size() == 1
        ? Stream.empty()
        : all.stream().map(dataSpace -> without(spec, dataSpace));
  }

  private static SmallSpec without(SmallSpec spec, DataSpace removed) {
    List<DataSpace> rest = new ArrayList<>(spec.workload().dataSpaces());
    rest.remove(removed);
    List<LevelMapping> levels = new ArrayList<>();
    for (LevelMapping old : spec.mapping().levels()) {
      Set<String> keep = new HashSet<>(old.keep());
      keep.remove(removed.name());
      levels.add(
          new LevelMapping(old.level(), old.temporal(), old.spatialX(), old.spatialY(), keep));
    }
    Workload workload = new Workload(spec.workload().name(), spec.workload().dimensions(), rest);
    return new SmallSpec(workload, spec.architecture(), new Mapping(levels));
  }

  public static Stream<Workload> withoutIdleDimensions(Workload workload) {
    return workload.dimensions().stream()
        .filter(dimension -> dimension.bound() == 1 && workload.dimensions().size() > 1)
        .flatMap(idle -> without(workload, idle).stream());
  }

  /** Nothing if a tensor would be left without a rank. */
  private static Optional<Workload> without(Workload workload, Dimension idle) {
    List<DataSpace> dataSpaces = new ArrayList<>();
    for (DataSpace old : workload.dataSpaces()) {
      List<IndexExpression> projection = without(old.projection(), idle.name());
      if (projection.isEmpty()) {
        return Optional.empty();
      }
      dataSpaces.add(with(old, projection));
    }
    List<Dimension> rest = new ArrayList<>(workload.dimensions());
    rest.remove(idle);
    return Optional.of(new Workload(workload.name(), rest, dataSpaces));
  }

  private static List<IndexExpression> without(List<IndexExpression> projection, String dimension) {
    List<IndexExpression> rest = new ArrayList<>();
    for (IndexExpression index : projection) {
      List<Term> terms =
          index.terms().stream().filter(t -> !t.dimension().equals(dimension)).toList();
      if (!terms.isEmpty()) {
        rest.add(new IndexExpression(terms));
      }
    }
    return rest;
  }

  private static DataSpace with(DataSpace old, List<IndexExpression> projection) {
    return new DataSpace(old.name(), projection, old.readWrite(), old.density());
  }

  public static Stream<Workload> withSimplerProjections(Workload workload) {
    List<Workload> smaller = new ArrayList<>();
    for (int i = 0; i < workload.dataSpaces().size(); i++) {
      DataSpace old = workload.dataSpaces().get(i);
      for (List<IndexExpression> projection : simpler(old.projection())) {
        List<DataSpace> dataSpaces = new ArrayList<>(workload.dataSpaces());
        dataSpaces.set(i, with(old, projection));
        smaller.add(new Workload(workload.name(), workload.dimensions(), dataSpaces));
      }
    }
    return smaller.stream();
  }

  private static List<List<IndexExpression>> simpler(List<IndexExpression> projection) {
    List<List<IndexExpression>> simpler = new ArrayList<>();
    for (int rank = 0; rank < projection.size(); rank++) {
      if (projection.size() > 1) {
        List<IndexExpression> rest = new ArrayList<>(projection);
        rest.remove(rank);
        simpler.add(rest);
      }
      for (IndexExpression index : simpler(projection.get(rank))) {
        List<IndexExpression> changed = new ArrayList<>(projection);
        changed.set(rank, index);
        simpler.add(changed);
      }
    }
    return simpler;
  }

  private static List<IndexExpression> simpler(IndexExpression index) {
    List<IndexExpression> simpler = new ArrayList<>();
    for (int i = 0; i < index.terms().size(); i++) {
      List<Term> rest = new ArrayList<>(index.terms());
      Term term = rest.remove(i);
      if (!rest.isEmpty()) {
        simpler.add(new IndexExpression(rest));
      }
      if (term.coefficient() > 1) {
        List<Term> changed = new ArrayList<>(index.terms());
        changed.set(i, new Term(term.dimension(), term.coefficient() - 1));
        simpler.add(new IndexExpression(changed));
      }
    }
    return simpler;
  }
}
