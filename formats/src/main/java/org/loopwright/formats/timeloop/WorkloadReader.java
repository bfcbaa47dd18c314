package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueReader;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.Spelling;
import org.loopwright.model.workload.ProblemShape;
import org.loopwright.model.workload.ShippedShapes;
import org.loopwright.model.workload.Workload;

/**
 * Reads {@code problem}: a shape with an {@code instance} of bounds, coefficients and densities
 * (v0.4), or the older form, where the sizes stand beside the shape's name.
 */
public final class WorkloadReader {
  private final Diagnosis diagnosis;
  private final ValueReader values;

  private WorkloadReader(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
    values = new ValueReader(diagnosis);
  }

  public static Optional<Workload> read(Node problem, Diagnosis diagnosis) {
    return read(problem, Optional.empty(), diagnosis);
  }

  /**
   * The workload of a problem.
   *
   * @param shapeFile a section {@code shape} beside it: the shape if the problem names it, or none
   */
  public static Optional<Workload> read(
      Node problem, Optional<Node> shapeFile, Diagnosis diagnosis) {
    int mark = diagnosis.errorCount();
    Optional<ProblemShape> beside = shapeFile.flatMap(node -> ShapeReader.read(node, diagnosis));
    return diagnosis.errorCount() > mark
        ? Optional.empty()
        : new WorkloadReader(diagnosis)
            .problem(MapReader.of(problem, ProblemKeys.HEADER, diagnosis), beside);
  }

  /**
   * The workload of a compact form: a shape's name and its sizes, as keys of one map, of which the
   * caller has read others.
   */
  public static Optional<Workload> readCompact(String name, MapReader keys, Diagnosis diagnosis) {
    WorkloadReader reader = new WorkloadReader(diagnosis);
    Optional<ProblemShape> shape =
        keys.require(ProblemKeys.GIVEN_SHAPE).flatMap(node -> ShapeReader.read(node, diagnosis));
    Optional<Workload> workload = shape.flatMap(known -> reader.instance(name, known, keys));
    shape.ifPresent(known -> keys.finish());
    return workload;
  }

  private Optional<Workload> problem(MapReader keys, Optional<ProblemShape> beside) {
    Versions.check(keys, diagnosis);
    Optional<String> name = keys.get(ProblemKeys.NAME);
    Optional<Node> given = keys.find(ProblemKeys.GIVEN_SHAPE);
    Optional<ProblemShape> shape =
        given.isPresent()
            ? beside
                .filter(own -> given.get() instanceof ScalarNode word && own.isCalled(word.text()))
                .or(() -> ShapeReader.read(given.get(), diagnosis))
            : beside.or(() -> assumedShape(keys));
    if (shape.isEmpty()) {
      return Optional.empty();
    }
    String workloadName = name.orElse(shape.get().name());
    Optional<MapReader> instance = keys.map(ProblemKeys.GIVEN_INSTANCE, ProblemKeys.INSTANCE);
    if (instance.isEmpty()) {
      keys.expect(ProblemKeys.INSTANCE);
    }
    Optional<Workload> workload = instance(workloadName, shape.get(), instance.orElse(keys));
    instance.ifPresent(this::finishInstance);
    keys.finish();
    return workload;
  }

  private Optional<ProblemShape> assumedShape(MapReader keys) {
    if (keys.has(ProblemKeys.GIVEN_INSTANCE)) {
      keys.require(ProblemKeys.GIVEN_SHAPE);
      return Optional.empty();
    }
    diagnosis.warning(keys.location(), "no shape is given: cnn-layer is assumed");
    return ShippedShapes.named("cnn-layer");
  }

  private Optional<Workload> instance(String name, ProblemShape shape, MapReader keys) {
    int mark = diagnosis.errorCount();
    Map<String, Long> bounds = new LinkedHashMap<>();
    for (String dimension : shape.dimensions()) {
      bounds.put(dimension, keys.requirePositive(dimension));
    }
    Map<String, Long> coefficients = new LinkedHashMap<>();
    for (String coefficient : shape.coefficients().keySet()) {
      keys.positive(coefficient).ifPresent(value -> coefficients.put(coefficient, value));
    }
    Map<String, Double> densities = densities(shape, keys);
    return diagnosis.build(
        mark, keys.location(), () -> shape.workload(name, bounds, coefficients, densities));
  }

  /** An unknown name is a slip of a known one, or a leftover of another shape. */
  private void finishInstance(MapReader instance) {
    List<String> known = new ArrayList<>(instance.known());
    for (MapNode.Entry entry : instance.unknown()) {
      String message = "'" + entry.key() + "' is no dimension or coefficient of the shape";
      Optional<String> near = Spelling.nearest(entry.key(), known);
      diagnosis.add(
          near.isPresent()
              ? Problem.error(entry.location(), message).withAdvice("Maybe you meant " + near.get())
              : Problem.warning(entry.location(), message + "; it has no effect"));
    }
  }

  private Map<String, Double> densities(ProblemShape shape, MapReader keys) {
    Map<String, Double> densities = new LinkedHashMap<>();
    keys.find(ProblemKeys.COMMON_DENSITY)
        .ifPresent(
            node -> {
              double density = density(node);
              shape.dataSpaceNames().forEach(name -> densities.put(name, density));
            });
    Optional<MapReader> named =
        keys.find(ProblemKeys.DENSITIES).map(node -> MapReader.of(node, diagnosis));
    if (named.isPresent()) {
      for (String dataSpace : shape.dataSpaceNames()) {
        named.get().find(dataSpace).ifPresent(node -> densities.put(dataSpace, density(node)));
      }
      named.get().finish();
    }
    return densities;
  }

  /** A number, or a distribution of which the mean counts. */
  private double density(Node node) {
    if (node instanceof MapNode map) {
      MapReader keys = new MapReader(map, diagnosis);
      Optional<Node> mean = keys.require("density");
      diagnosis.warning(
          node.location(), "a distribution of zeros is not modelled; its mean density is used");
      return mean.map(values::fraction).orElse(1.0);
    }
    return values.fraction(node);
  }
}
