package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.loopwright.formats.document.Codec;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapBuilder;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NumberText;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueReader;
import org.loopwright.formats.document.ValueType;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Labelled;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.workload.DataSpaceRole;
import org.loopwright.model.workload.DimensionRole;
import org.loopwright.model.workload.ProblemShape;
import org.loopwright.model.workload.ProblemShape.ShapeDataSpace;
import org.loopwright.model.workload.ProblemShape.ShapeTerm;
import org.loopwright.model.workload.Roles;
import org.loopwright.model.workload.ShippedShapes;

/**
 * The shape of a problem, read and written: the name of one that ships, or dimensions, coefficients
 * and data spaces.
 */
final class ShapeCodec {
  private static final int MAX_PARTS = 64;
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

  private static final Key<String> NAME = Key.of("name", ValueType.TEXT, "What results call it.");
  private static final Key<String> DATA_SPACE_NAME =
      Key.of("name", ValueType.TEXT, "What mappings call it.").mustBeThere();
  private static final Key<List<ScalarNode>> DIMENSIONS =
      Key.of("dimensions", ValueType.WORDS, "Names of the dimensions.").mustBeThere();
  private static final Key<String> COEFFICIENT_NAME =
      Key.of("name", ValueType.TEXT, "What projections call it.").mustBeThere();
  private static final Key<Long> COEFFICIENT_DEFAULT =
      Key.of("default", ValueType.NOT_NEGATIVE, "Its value where an instance gives none.")
          .standard(1L);
  private static final Key<Boolean> READ_WRITE =
      Key.of("read_write", ValueType.FLAG, "Whether it is the result.").standard(false);
  private static final Key<String> ROLE =
      Key.of(
          "role",
          ValueType.oneOf(Labels.list(DataSpaceRole.class)),
          "What it is for, where that does not follow from its name and its projection.");
  private static final Key<Map<String, String>> ROLES =
      Key.of(
          "roles",
          ValueType.mapOf(ValueType.oneOf(Labels.list(DimensionRole.class))),
          "What dimensions are for, where that does not follow from the projections.");
  private static final Key<List<Node>> PROJECTION =
      Key.of(
              "projection",
              ValueType.listOf(rank()),
              "One sum of products a rank: [[[C]], [[R, Wdilation], [P, Wstride]]].")
          .mustBeThere();

  private static final Codec<Map.Entry<String, Long>, Void> COEFFICIENT =
      Codec.<Map.Entry<String, Long>, Void>of(KeyTable.of("coefficient", "A stride or dilation."))
          .property(COEFFICIENT_NAME, Map.Entry::getKey)
          .property(COEFFICIENT_DEFAULT, Map.Entry::getValue);
  private static final Codec<ShapeDataSpace, Void> DATA_SPACE =
      Codec.<ShapeDataSpace, Void>of(
              KeyTable.of("data_space", "An operand or the result.").passingOver("ranks"))
          .property(DATA_SPACE_NAME, ShapeDataSpace::name)
          .reading(READ_WRITE)
          .reading(ROLE)
          .property(PROJECTION, ShapeCodec::projection)
          .property(READ_WRITE, ShapeDataSpace::readWrite);
  private static final Key<List<Node>> COEFFICIENTS =
      Key.of(
          "coefficients",
          ValueType.listOf(ValueType.table(COEFFICIENT::table)),
          "Strides and dilations.");
  private static final Key<List<Node>> DATA_SPACES =
      Key.of(
              "data_spaces",
              ValueType.listOf(ValueType.table(DATA_SPACE::table)),
              "Operands and the result.")
          .mustBeThere();
  private static final Codec<ProblemShape, Void> CODEC =
      Codec.<ProblemShape, Void>of(
              KeyTable.of(
                      "shape",
                      "A family of workloads: dimensions and data spaces without the bounds.")
                  .with(List.of(Versions.KEY)))
          .property(NAME, ProblemShape::name)
          .property(DIMENSIONS, shape -> ScalarNode.written(shape.dimensions()))
          .property(
              COEFFICIENTS,
              shape ->
                  shape.coefficients().entrySet().stream().<Node>map(COEFFICIENT::write).toList())
          .optional(ROLES, shape -> labels(shape.statedRoles().dimensions()))
          .property(
              DATA_SPACES,
              shape ->
                  shape.dataSpaces().stream()
                      .<Node>map(dataSpace -> write(dataSpace, shape.statedRoles()))
                      .toList());

  /** What the section {@code shape} may be. */
  static final ValueType<Node> SECTION = ValueType.table(CODEC::table);

  /** A product that public files know by name; its operands are A and B, its result is Z. */
  private static final ProblemShape PRODUCT_OF_A_AND_B =
      new ProblemShape(
          "gemm-ABZ",
          List.of("M", "N", "K"),
          Map.of(),
          List.of(
              product("A", "M", "K", false),
              product("B", "N", "K", false),
              product("Z", "M", "N", true)));

  /** A shape, or the name of one. */
  static final ValueType<Node> SHAPE_OR_NAME = ValueType.anyOf(ValueType.oneOf(names()), SECTION);

  private final Diagnosis diagnosis;
  private final ValueReader values;
  private final Set<String> dimensions = new LinkedHashSet<>();
  private final Map<String, Long> coefficients = new LinkedHashMap<>();
  private final Map<String, DataSpaceRole> dataSpaceRoles = new LinkedHashMap<>();

  private ShapeCodec(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
    values = new ValueReader(diagnosis);
  }

  static Optional<ProblemShape> read(Node node, Diagnosis diagnosis) {
    if (node instanceof ScalarNode name) {
      return named(name, diagnosis);
    }
    return new ShapeCodec(diagnosis).shape(MapReader.of(node, CODEC.table(), diagnosis));
  }

  private static Optional<ProblemShape> named(ScalarNode name, Diagnosis diagnosis) {
    Optional<ProblemShape> shape =
        ShippedShapes.named(name.text())
            .or(
                () ->
                    Optional.of(PRODUCT_OF_A_AND_B)
                        .filter(product -> product.isCalled(name.text())));
    if (shape.isEmpty()) {
      diagnosis.unknown(name.location(), "unknown shape " + name.describe(), name.text(), names());
    }
    return shape;
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>(ShippedShapes.names());
    names.add(PRODUCT_OF_A_AND_B.name());
    return names;
  }

  private static ShapeDataSpace product(String name, String rows, String columns, boolean result) {
    return new ShapeDataSpace(
        name,
        List.of(List.of(new ShapeTerm(rows, "")), List.of(new ShapeTerm(columns, ""))),
        result);
  }

  private Optional<ProblemShape> shape(MapReader keys) {
    int mark = diagnosis.errorCount();
    Versions.check(keys);
    String name = keys.get(NAME).orElse("problem");
    keys.require(DIMENSIONS).orElse(List.of()).forEach(this::dimension);
    keys.list(COEFFICIENTS).forEach(this::coefficient);
    List<ShapeDataSpace> dataSpaces = new ArrayList<>();
    Map<String, DimensionRole> dimensionRoles = dimensionRoles(keys);
    for (Node node : keys.requireList(DATA_SPACES)) {
      dataSpaces.add(dataSpace(node));
    }
    requireFew("data spaces", dataSpaces.size(), keys.location());
    requireFew("dimensions", dimensions.size(), keys.location());
    keys.finish();
    return diagnosis.build(
        mark,
        keys.location(),
        () ->
            new ProblemShape(
                name,
                List.copyOf(dimensions),
                coefficients,
                dataSpaces,
                new Roles(dimensionRoles, dataSpaceRoles)));
  }

  private Map<String, DimensionRole> dimensionRoles(MapReader keys) {
    Map<String, DimensionRole> roles = new LinkedHashMap<>();
    List<MapNode.Entry> stated = keys.find(ROLES).map(Node::entries).orElse(List.of());
    for (MapNode.Entry entry : stated) {
      if (!dimensions.contains(entry.key())) {
        diagnosis.unknown(
            entry.location(), "unknown dimension '" + entry.key() + "'", entry.key(), dimensions);
      } else {
        role(DimensionRole.class, entry.value()).ifPresent(role -> roles.put(entry.key(), role));
      }
    }
    return roles;
  }

  private <R extends Enum<R> & Labelled> Optional<R> role(Class<R> type, Node node) {
    String label = values.text(node);
    Optional<R> role = Labels.find(type, label);
    if (role.isEmpty()) {
      diagnosis.unknown(node.location(), "unknown role '" + label + "'", label, Labels.list(type));
    }
    return role;
  }

  private void requireFew(String what, int number, Location location) {
    if (number > MAX_PARTS) {
      diagnosis.error(
          location, "%s %s are more than the %s allowed".formatted(number, what, MAX_PARTS));
    }
  }

  private void dimension(ScalarNode name) {
    if (!WORD.matcher(name.text()).matches()) {
      diagnosis.error(
          name.location(), "the name of a dimension must be a word but was " + name.describe());
    }
    if (!dimensions.add(name.text())) {
      diagnosis.error(name.location(), "duplicate dimension " + name.describe());
    }
  }

  private void coefficient(Node node) {
    MapReader keys = MapReader.of(node, COEFFICIENT.table(), diagnosis);
    String name = keys.text(COEFFICIENT_NAME);
    long value = keys.get(COEFFICIENT_DEFAULT).orElseThrow();
    keys.finish();
    if (dimensions.contains(name)) {
      diagnosis.error(node.location(), name + " is the name of a dimension already");
    }
    if (coefficients.putIfAbsent(name, value) != null) {
      diagnosis.error(node.location(), "duplicate coefficient " + name);
    }
  }

  private ShapeDataSpace dataSpace(Node node) {
    MapReader keys = MapReader.of(node, DATA_SPACE.table(), diagnosis);
    String name = keys.text(DATA_SPACE_NAME);
    boolean readWrite = keys.get(READ_WRITE).orElseThrow();
    List<List<ShapeTerm>> ranks = new ArrayList<>();
    for (Node rank : keys.requireList(PROJECTION)) {
      ranks.add(rank(rank));
    }
    requireFew("ranks of " + name, ranks.size(), keys.location());
    keys.find(ROLE)
        .flatMap(stated -> role(DataSpaceRole.class, stated))
        .ifPresent(role -> dataSpaceRoles.put(name, role));
    keys.finish();
    return new ShapeDataSpace(name, ranks, readWrite);
  }

  /** One rank: a list of terms, or a text such as {@code R*Wdilation + P*Wstride}. */
  private List<ShapeTerm> rank(Node node) {
    List<ShapeTerm> terms = new ArrayList<>();
    if (node instanceof ScalarNode sum) {
      for (ShapeTerm term : ShippedShapes.terms(sum.text())) {
        terms.add(checked(term, sum.location()));
      }
      return terms;
    }
    for (Node term : values.list(node)) {
      terms.add(term(term));
    }
    return terms;
  }

  private ShapeTerm term(Node node) {
    if (node instanceof ListNode list && (list.items().isEmpty() || list.items().size() > 2)) {
      diagnosis.error(
          node.location(),
          "a term is [dimension] or [dimension, coefficient] but has "
              + list.items().size()
              + " parts");
      return new ShapeTerm("", "");
    }
    List<ScalarNode> parts = values.words(node);
    if (parts.isEmpty()) {
      return new ShapeTerm("", "");
    }
    String coefficient = parts.size() > 1 ? parts.get(1).text() : "";
    return checked(new ShapeTerm(parts.get(0).text(), coefficient), node.location());
  }

  /** Accepts the factors in either order. */
  private ShapeTerm checked(ShapeTerm term, Location location) {
    ShapeTerm ordered =
        !dimensions.contains(term.dimension()) && dimensions.contains(term.coefficient())
            ? term.swapped()
            : term;
    if (!dimensions.contains(ordered.dimension())) {
      diagnosis.unknown(
          location,
          "unknown dimension '" + ordered.dimension() + "'",
          ordered.dimension(),
          dimensions);
    }
    String coefficient = ordered.coefficient();
    if (coefficient.isEmpty() || coefficients.containsKey(coefficient)) {
      return ordered;
    }
    OptionalLong number = NumberText.toLong(coefficient);
    if (!(number.orElse(0) > 0)) {
      diagnosis.unknown(
          location,
          "unknown coefficient '" + coefficient + "'",
          coefficient,
          coefficients.keySet());
      return ordered;
    }
    return new ShapeTerm(ordered.dimension(), Long.toString(number.getAsLong()));
  }

  private static ValueType<Node> rank() {
    ValueType<?> word = ValueType.TEXT;
    return ValueType.anyOf(
        word, ValueType.listOf(ValueType.anyOf(word, ValueType.listOf(word, 1, 2))));
  }

  /** The map that states a shape. */
  static MapNode write(ProblemShape shape) {
    return CODEC.write(shape);
  }

  private static MapNode write(ShapeDataSpace dataSpace, Roles roles) {
    MapBuilder map = MapBuilder.of(DATA_SPACE.write(dataSpace));
    Optional.ofNullable(roles.dataSpaces().get(dataSpace.name()))
        .ifPresent(role -> map.put(ROLE, role.label()));
    return map.build();
  }

  private static Optional<Map<String, String>> labels(Map<String, DimensionRole> roles) {
    Map<String, String> labels = new LinkedHashMap<>();
    roles.forEach((dimension, role) -> labels.put(dimension, role.label()));
    return labels.isEmpty() ? Optional.empty() : Optional.of(labels);
  }

  private static List<Node> projection(ShapeDataSpace dataSpace) {
    List<Node> ranks = new ArrayList<>();
    for (List<ShapeTerm> rank : dataSpace.ranks()) {
      List<Node> terms = new ArrayList<>();
      rank.forEach(term -> terms.add(ListNode.of(factors(term), Node.NOWHERE)));
      ranks.add(new ListNode(Node.NOWHERE, terms));
    }
    return ranks;
  }

  private static List<String> factors(ShapeTerm term) {
    return term.coefficient().isEmpty()
        ? List.of(term.dimension())
        : List.of(term.dimension(), term.coefficient());
  }
}
