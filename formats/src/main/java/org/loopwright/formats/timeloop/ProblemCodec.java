package org.loopwright.formats.timeloop;

import static org.loopwright.formats.document.ValueType.fragment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.MapBuilder;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueReader;
import org.loopwright.formats.document.ValueType;
import org.loopwright.formats.document.write.YamlTree;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.Spelling;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.ProblemShape;
import org.loopwright.model.workload.ProblemShape.ShapeDataSpace;
import org.loopwright.model.workload.ProblemShape.ShapeTerm;
import org.loopwright.model.workload.ShippedShapes;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/**
 * The section {@code problem}, read and written: a shape with an {@code instance} of bounds,
 * coefficients and densities (v0.4), or the older form, where the sizes are next to the shape's
 * name. Which sizes there are depends on the shape. The grammar gives coefficients names; a
 * coefficient of 4 is written as {@code x4}.
 */
public final class ProblemCodec {
  private static final Key<String> NAME = Key.of("name", ValueType.TEXT, "What results call it.");
  private static final Key<Double> MEAN =
      Key.of("density", ValueType.FRACTION, "Mean part that is not zero.").mustBeThere();
  private static final Key<Node> GIVEN_SHAPE =
      Key.of("shape", ShapeCodec.SHAPE_OR_NAME, "The shape, or the name of one that ships.");
  private static final Key<Node> COMMON_DENSITY =
      Key.of("commonDensity", density(), "Part of every data space that is not zero, in (0, 1].")
          .spelled("common_density");
  private static final Key<Map<String, Node>> DENSITIES =
      Key.of(
          "densities",
          ValueType.mapOf(density()),
          "Part that is not zero, in (0, 1], by data space.");

  /** Sizes of the padded input that front ends leave behind; the bounds are enough. */
  private static final List<String> PADDING = List.of("H", "W", "Hpad", "Wpad");

  private static final KeyTable INSTANCE =
      KeyTable.of(
              "instance",
              "The bound of every dimension, and coefficients and densities.",
              COMMON_DENSITY,
              DENSITIES)
          .passingOver(PADDING)
          .withOthers(ValueType.NOT_NEGATIVE_NUMBER);

  private static final Key<Node> GIVEN_INSTANCE =
      Key.of("instance", ValueType.table(() -> INSTANCE), "The sizes.");

  /** The keys next to the sizes, or next to the instance that has them. */
  private static final KeyTable HEADER =
      KeyTable.of(
          "problem_of_instance", "A workload.", Versions.KEY, NAME, GIVEN_SHAPE, GIVEN_INSTANCE);

  private static final KeyTable ROOT =
      INSTANCE.named("problem_of_sizes", "A workload of the older form.").after(HEADER.keys());

  /** What the section may be. */
  public static final ValueType<Node> SECTION =
      ValueType.node(
          fragment(
              "if",
              ValueType.isThere(GIVEN_INSTANCE),
              "then",
              ValueType.table(() -> HEADER).schema(),
              "else",
              ValueType.table(() -> ROOT).schema()));

  /** What the section {@code shape} may be. */
  public static final ValueType<Node> SHAPE_SECTION = ShapeCodec.SECTION;

  private final Diagnosis diagnosis;
  private final ValueReader values;

  private ProblemCodec(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
    values = new ValueReader(diagnosis);
  }

  public static Optional<Workload> read(Node problem, Diagnosis diagnosis) {
    return read(problem, Optional.empty(), diagnosis);
  }

  /**
   * The workload of a problem.
   *
   * @param shapeFile a section {@code shape} of its own: the shape if the problem names it, or none
   */
  public static Optional<Workload> read(
      Node problem, Optional<Node> shapeFile, Diagnosis diagnosis) {
    int mark = diagnosis.errorCount();
    Optional<ProblemShape> separate = shapeFile.flatMap(node -> ShapeCodec.read(node, diagnosis));
    return diagnosis.errorCount() > mark
        ? Optional.empty()
        : new ProblemCodec(diagnosis).problem(MapReader.of(problem, HEADER, diagnosis), separate);
  }

  /**
   * The workload of a compact form: a shape's name and its sizes, as keys of one map, of which the
   * caller has read others.
   */
  public static Optional<Workload> readCompact(String name, MapReader keys, Diagnosis diagnosis) {
    ProblemCodec reader = new ProblemCodec(diagnosis);
    Optional<ProblemShape> shape =
        keys.require(GIVEN_SHAPE).flatMap(node -> ShapeCodec.read(node, diagnosis));
    Optional<Workload> workload = shape.flatMap(known -> reader.instance(name, known, keys));
    shape.ifPresent(known -> keys.finish());
    return workload;
  }

  private Optional<Workload> problem(MapReader keys, Optional<ProblemShape> separate) {
    Versions.check(keys);
    Optional<String> name = keys.get(NAME);
    Optional<Node> given = keys.find(GIVEN_SHAPE);
    Optional<ProblemShape> shape =
        given.isPresent()
            ? separate
                .filter(own -> given.get() instanceof ScalarNode word && own.isCalled(word.text()))
                .or(() -> ShapeCodec.read(given.get(), diagnosis))
            : separate.or(() -> assumedShape(keys));
    if (shape.isEmpty()) {
      return Optional.empty();
    }
    String workloadName = name.orElse(shape.get().name());
    Optional<MapReader> instance = keys.map(GIVEN_INSTANCE, INSTANCE);
    if (instance.isEmpty()) {
      keys.expect(INSTANCE);
    }
    Optional<Workload> workload = instance(workloadName, shape.get(), instance.orElse(keys));
    instance.ifPresent(this::finishInstance);
    keys.finish();
    return workload;
  }

  private Optional<ProblemShape> assumedShape(MapReader keys) {
    if (keys.has(GIVEN_INSTANCE)) {
      keys.require(GIVEN_SHAPE);
      return Optional.empty();
    }
    diagnosis.warning(keys.location(), "no shape is given: cnn-layer is assumed");
    return ShippedShapes.named("cnn-layer");
  }

  private Optional<Workload> instance(String name, ProblemShape shape, MapReader keys) {
    int mark = diagnosis.errorCount();
    Map<String, Key<Long>> sizes = new LinkedHashMap<>();
    shape.dimensions().forEach(dimension -> sizes.put(dimension, bound(dimension)));
    shape.coefficients().keySet().forEach(each -> sizes.put(each, coefficient(each)));
    keys.expect(KeyTable.of("sizes", "Sizes of a shape.").with(sizes.values()));
    Map<String, Long> bounds = new LinkedHashMap<>();
    for (String dimension : shape.dimensions()) {
      bounds.put(dimension, keys.require(sizes.get(dimension)).orElse(1L));
    }
    Map<String, Long> coefficients = new LinkedHashMap<>();
    for (String coefficient : shape.coefficients().keySet()) {
      keys.get(sizes.get(coefficient)).ifPresent(value -> coefficients.put(coefficient, value));
    }
    warnOfLostTerms(shape, bounds, coefficients, keys.location());
    Map<String, Double> densities = densities(shape, keys);
    return diagnosis.build(
        mark, keys.location(), () -> shape.workload(name, bounds, coefficients, densities));
  }

  /** A coefficient of 0 changes something where its dimension has more than one iteration. */
  private void warnOfLostTerms(
      ProblemShape shape,
      Map<String, Long> bounds,
      Map<String, Long> coefficients,
      Location location) {
    Map<String, Long> values = new LinkedHashMap<>(shape.coefficients());
    values.putAll(coefficients);
    for (ShapeDataSpace dataSpace : shape.dataSpaces()) {
      dataSpace.ranks().stream()
          .flatMap(List::stream)
          .filter(term -> values.getOrDefault(term.coefficient(), 1L) == 0)
          .filter(term -> bounds.get(term.dimension()) > 1)
          .forEach(
              term ->
                  diagnosis.warning(
                      location,
                      "%s is 0, so %s does not move through %s"
                          .formatted(term.coefficient(), term.dimension(), dataSpace.name())));
    }
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
    keys.find(COMMON_DENSITY)
        .ifPresent(
            node -> {
              double density = density(node);
              shape.dataSpaceNames().forEach(name -> densities.put(name, density));
            });
    Map<String, Key<Node>> byName = new LinkedHashMap<>();
    for (String dataSpace : shape.dataSpaceNames()) {
      byName.put(dataSpace, Key.of(dataSpace, density(), "Part that is not zero, in (0, 1]."));
    }
    KeyTable table = KeyTable.of("densities", "By data space.").with(byName.values());
    Optional<MapReader> named = keys.map(DENSITIES, table);
    byName.forEach(
        (dataSpace, key) ->
            named
                .flatMap(map -> map.find(key))
                .ifPresent(node -> densities.put(dataSpace, density(node))));
    named.ifPresent(MapReader::finish);
    return densities;
  }

  /** A number, or a distribution of which the mean counts. */
  private double density(Node node) {
    if (node instanceof MapNode map) {
      MapReader keys = MapReader.of(map, KeyTable.of("distribution", "Of zeros.", MEAN), diagnosis);
      diagnosis.warning(
          node.location(), "a distribution of zeros is not modelled; its mean density is used");
      return keys.require(MEAN).orElse(1.0);
    }
    return values.fraction(node);
  }

  /** The bound of a dimension, among the sizes of a shape that has it. */
  private static Key<Long> bound(String dimension) {
    return Key.of(dimension, ValueType.POSITIVE, "Bound of the dimension.").mustBeThere();
  }

  /** The value of a coefficient, among the sizes of a shape that has it. */
  private static Key<Long> coefficient(String name) {
    return Key.of(
        name, ValueType.NOT_NEGATIVE, "Value of the coefficient; 0 takes its terms away.");
  }

  private static ValueType<Node> density() {
    ValueType<?> distribution =
        ValueType.node(
            fragment(
                "type",
                "object",
                "required",
                List.of(MEAN.name()),
                "properties",
                fragment(MEAN.name(), MEAN.type().schema())));
    return ValueType.anyOf(ValueType.FRACTION, distribution);
  }

  /** The keys of a map that holds a shape's name and its sizes, and keys of the caller's. */
  public static KeyTable compact(String name, String meaning, Key<?>... others) {
    List<Key<?>> first = new ArrayList<>(List.of(others));
    first.add(GIVEN_SHAPE);
    return INSTANCE.named(name, meaning).after(first);
  }

  /** A YAML document with the one section {@code problem}. */
  public static String yaml(Workload workload) {
    return YamlTree.of(MapBuilder.written().put("problem", write(workload)).build());
  }

  /** The section that states a workload. */
  public static MapNode write(Workload workload) {
    return MapBuilder.written()
        .put(Versions.KEY, Versions.WRITTEN)
        .put(GIVEN_SHAPE, ShapeCodec.write(shape(workload)))
        .put(GIVEN_INSTANCE, instance(workload))
        .build();
  }

  private static ProblemShape shape(Workload workload) {
    Map<String, Long> coefficients = new LinkedHashMap<>();
    coefficients(workload).forEach(value -> coefficients.put(coefficientName(value), value));
    return new ProblemShape(
        workload.name(),
        workload.dimensions().stream().map(Dimension::name).toList(),
        coefficients,
        workload.dataSpaces().stream().map(ProblemCodec::dataSpace).toList(),
        workload.statedRoles());
  }

  private static ShapeDataSpace dataSpace(DataSpace dataSpace) {
    List<List<ShapeTerm>> ranks =
        dataSpace.projection().stream()
            .map(index -> index.terms().stream().map(ProblemCodec::term).toList())
            .toList();
    return new ShapeDataSpace(dataSpace.name(), ranks, dataSpace.readWrite());
  }

  private static ShapeTerm term(Term term) {
    return new ShapeTerm(
        term.dimension(), term.coefficient() == 1 ? "" : coefficientName(term.coefficient()));
  }

  private static Set<Long> coefficients(Workload workload) {
    Set<Long> values = new TreeSet<>();
    for (DataSpace dataSpace : workload.dataSpaces()) {
      for (IndexExpression index : dataSpace.projection()) {
        index.terms().stream()
            .map(Term::coefficient)
            .filter(value -> value != 1)
            .forEach(values::add);
      }
    }
    return values;
  }

  private static String coefficientName(long value) {
    return value < 0 ? "minus" + Math.absExact(value) : "x" + value;
  }

  private static MapNode instance(Workload workload) {
    MapBuilder instance = MapBuilder.written();
    for (Dimension dimension : workload.dimensions()) {
      instance.put(bound(dimension.name()), dimension.bound());
    }
    for (long value : coefficients(workload)) {
      instance.put(coefficient(coefficientName(value)), value);
    }
    Map<String, Node> densities = new LinkedHashMap<>();
    for (DataSpace dataSpace : workload.dataSpaces()) {
      if (dataSpace.density() != 1) {
        densities.put(dataSpace.name(), ScalarNode.of(dataSpace.density(), Node.NOWHERE));
      }
    }
    if (!densities.isEmpty()) {
      instance.put(DENSITIES, densities);
    }
    return instance.build();
  }
}
