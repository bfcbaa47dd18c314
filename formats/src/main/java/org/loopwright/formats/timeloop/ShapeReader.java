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
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NumberText;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueReader;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.Spelling;
import org.loopwright.model.workload.ProblemShape;
import org.loopwright.model.workload.ProblemShape.ShapeDataSpace;
import org.loopwright.model.workload.ProblemShape.ShapeTerm;
import org.loopwright.model.workload.ShippedShapes;

/**
 * Reads {@code shape}: the name of a shipped shape, or dimensions, coefficients and data spaces.
 */
final class ShapeReader {
  private static final int MOST = 64;
  private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");

  private final Diagnosis diagnosis;
  private final ValueReader values;
  private final Set<String> dimensions = new LinkedHashSet<>();
  private final Map<String, Long> coefficients = new LinkedHashMap<>();

  private ShapeReader(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
    values = new ValueReader(diagnosis);
  }

  static Optional<ProblemShape> read(Node node, Diagnosis diagnosis) {
    if (node instanceof ScalarNode name) {
      return named(name, diagnosis);
    }
    return new ShapeReader(diagnosis).shape(MapReader.of(node, ProblemKeys.SHAPE, diagnosis));
  }

  private static Optional<ProblemShape> named(ScalarNode name, Diagnosis diagnosis) {
    Optional<ProblemShape> shape = ShippedShapes.named(name.text());
    if (shape.isEmpty()) {
      Problem unknown = Problem.error(name.location(), "unknown shape " + name.describe());
      diagnosis.add(
          Spelling.advice(name.text(), ShippedShapes.names())
              .map(unknown::withAdvice)
              .orElse(unknown));
    }
    return shape;
  }

  private Optional<ProblemShape> shape(MapReader keys) {
    int mark = diagnosis.errorCount();
    String name = keys.get(ProblemKeys.NAME).orElse("problem");
    keys.require(ProblemKeys.DIMENSIONS).orElse(List.of()).forEach(this::dimension);
    keys.list(ProblemKeys.COEFFICIENTS).forEach(this::coefficient);
    List<ShapeDataSpace> dataSpaces = new ArrayList<>();
    for (Node node : keys.requireList(ProblemKeys.DATA_SPACES)) {
      dataSpaces.add(dataSpace(node));
    }
    requireFew("data spaces", dataSpaces.size(), keys.location());
    requireFew("dimensions", dimensions.size(), keys.location());
    keys.finish();
    return diagnosis.build(
        mark,
        keys.location(),
        () -> new ProblemShape(name, List.copyOf(dimensions), coefficients, dataSpaces));
  }

  private void requireFew(String what, int number, Location location) {
    if (number > MOST) {
      diagnosis.error(location, "%s %s are more than the %s allowed".formatted(number, what, MOST));
    }
  }

  private void dimension(ScalarNode name) {
    if (!WORD.matcher(name.text()).matches()) {
      diagnosis.error(
          name.location(), "the name of a dimension must be a word but was " + name.describe());
    }
    if (!dimensions.add(name.text())) {
      diagnosis.error(name.location(), "dimension " + name.describe() + " is there twice");
    }
  }

  private void coefficient(Node node) {
    MapReader keys = MapReader.of(node, ProblemKeys.COEFFICIENT, diagnosis);
    String name = keys.text(ProblemKeys.COEFFICIENT_NAME);
    long standard = keys.get(ProblemKeys.COEFFICIENT_DEFAULT).orElseThrow();
    keys.finish();
    if (dimensions.contains(name)) {
      diagnosis.error(node.location(), name + " is the name of a dimension already");
    }
    if (coefficients.putIfAbsent(name, standard) != null) {
      diagnosis.error(node.location(), "coefficient " + name + " is there twice");
    }
  }

  private ShapeDataSpace dataSpace(Node node) {
    MapReader keys = MapReader.of(node, ProblemKeys.DATA_SPACE, diagnosis);
    String name = keys.text(ProblemKeys.DATA_SPACE_NAME);
    boolean readWrite = keys.get(ProblemKeys.READ_WRITE).orElseThrow();
    List<List<ShapeTerm>> ranks = new ArrayList<>();
    for (Node rank : keys.requireList(ProblemKeys.PROJECTION)) {
      ranks.add(rank(rank));
    }
    requireFew("ranks of " + name, ranks.size(), keys.location());
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
      unknown(location, "dimension", ordered.dimension(), dimensions);
    }
    String coefficient = ordered.coefficient();
    if (coefficient.isEmpty() || coefficients.containsKey(coefficient)) {
      return ordered;
    }
    OptionalLong number = NumberText.toLong(coefficient);
    if (!(number.orElse(0) > 0)) {
      unknown(location, "coefficient", coefficient, coefficients.keySet());
      return ordered;
    }
    return new ShapeTerm(ordered.dimension(), Long.toString(number.getAsLong()));
  }

  private void unknown(Location location, String what, String name, Set<String> known) {
    Problem problem = Problem.error(location, "unknown " + what + " '" + name + "'");
    diagnosis.add(Spelling.advice(name, known).map(problem::withAdvice).orElse(problem));
  }
}
