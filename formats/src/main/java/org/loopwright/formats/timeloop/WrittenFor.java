package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueReader;
import org.loopwright.formats.document.ValueType;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Labelled;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.workload.DataSpaceRole;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.DimensionRole;
import org.loopwright.model.workload.ProblemShape;
import org.loopwright.model.workload.ShippedShapes;
import org.loopwright.model.workload.Workload;

/**
 * Which vocabulary constraints use. Where a file states it: a shape whose names stand for what has
 * the same role, or what each name means. Else the workload's own names, if these are all they
 * need; else those of a shape that ships.
 */
public final class WrittenFor {
  private static final Key<String> SHAPE =
      Key.of(
          "shape",
          ValueType.oneOf(ShippedShapes.names()),
          "The shape whose names stand for what has the same role.");
  private static final Key<Map<String, String>> DIMENSIONS =
      Key.of(
          "dimensions",
          ValueType.mapOf(ValueType.TEXT),
          "By name here: a dimension of the problem, or a role.");
  private static final Key<Map<String, String>> DATA_SPACES =
      Key.of(
          "data_spaces",
          ValueType.mapOf(ValueType.TEXT),
          "By name here: a data space of the problem, or a role.");
  private static final KeyTable TABLE =
      KeyTable.of("written_for", "What names mean.", SHAPE, DIMENSIONS, DATA_SPACES);

  /** States the vocabulary, next to constraints. */
  public static final Key<Node> KEY =
      Key.of(
          "written_for",
          ValueType.anyOf(SHAPE.type(), ValueType.table(() -> TABLE)),
          "The shape whose names the constraints use, or what the names mean.");

  private final Workload workload;
  private final Diagnosis diagnosis;

  private WrittenFor(Workload workload, Diagnosis diagnosis) {
    this.workload = workload;
    this.diagnosis = diagnosis;
  }

  /**
   * The vocabulary of constraints.
   *
   * @param stated what the file states of it
   * @param location of the constraints
   * @param errors how many errors they have, read in a vocabulary
   */
  static Vocabulary vocabulary(
      Optional<Node> stated,
      Location location,
      Workload workload,
      ToIntFunction<Vocabulary> errors,
      Diagnosis diagnosis) {
    return stated
        .map(node -> new WrittenFor(workload, diagnosis).stated(node))
        .orElseGet(() -> assumed(location, workload, errors, diagnosis));
  }

  private Vocabulary stated(Node node) {
    if (node instanceof ScalarNode name) {
      return byRole(name).orElseGet(() -> Vocabulary.own(workload));
    }
    MapReader keys = MapReader.of(node, TABLE, diagnosis);
    Optional<Vocabulary> shape = keys.find(SHAPE).flatMap(this::byRole);
    Map<String, List<String>> dimensions =
        meanings(
            keys.find(DIMENSIONS),
            shape
                .map(Vocabulary::dimensionNames)
                .orElseGet(() -> Vocabulary.foreignDimensions(workload)),
            workload.dimensions().stream().map(Dimension::name).toList(),
            DimensionRole.class,
            workload.roles()::dimensionsOf);
    Map<String, List<String>> dataSpaces =
        meanings(
            keys.find(DATA_SPACES),
            shape.map(Vocabulary::dataSpaces).orElse(Map.of()),
            workload.dataSpaceNames(),
            DataSpaceRole.class,
            workload.roles()::dataSpacesOf);
    keys.finish();
    return Vocabulary.of(workload, dimensions, dataSpaces);
  }

  private Optional<Vocabulary> byRole(Node shapeName) {
    return ShapeCodec.read(shapeName, diagnosis).map(shape -> Vocabulary.byRole(shape, workload));
  }

  /**
   * What words mean: what the file states, and else what they mean already.
   *
   * @param stated words, each with a name of the workload or a role
   */
  private <R extends Enum<R> & Labelled> Map<String, List<String>> meanings(
      Optional<Node> stated,
      Map<String, List<String>> already,
      List<String> names,
      Class<R> roles,
      Function<R, List<String>> named) {
    Map<String, List<String>> meanings = new LinkedHashMap<>(already);
    Set<String> taken = new LinkedHashSet<>();
    for (MapNode.Entry entry : stated.map(Node::entries).orElse(List.of())) {
      String target = new ValueReader(diagnosis).text(entry.value());
      Optional<R> role = Labels.find(roles, target);
      if (!names.contains(target) && role.isEmpty()) {
        List<String> known = new ArrayList<>(names);
        known.addAll(Labels.list(roles));
        diagnosis.unknown(entry.location(), "unknown name or role '" + target + "'", target, known);
      }
      List<String> meant =
          names.contains(target) ? List.of(target) : role.map(named).orElse(List.of());
      if (meant.stream().anyMatch(name -> !taken.add(name))) {
        diagnosis.error(entry.location(), target + " is what another name here means already");
      } else {
        meanings.replaceAll(
            (word, old) -> old.stream().filter(name -> !meant.contains(name)).toList());
        meanings.put(entry.key(), meant);
      }
    }
    return meanings;
  }

  /** The first vocabulary without errors; if there is none, the first with the fewest. */
  private static Vocabulary assumed(
      Location location, Workload workload, ToIntFunction<Vocabulary> errors, Diagnosis diagnosis) {
    Vocabulary best = Vocabulary.own(workload);
    int fewest = errors.applyAsInt(best);
    Optional<Problem> warning = Optional.empty();
    for (ProblemShape shape : ShippedShapes.all()) {
      Vocabulary byRole = fewest == 0 ? best : Vocabulary.byRole(shape, workload);
      if (fewest > 0 && errors.applyAsInt(byRole) < fewest) {
        best = byRole;
        fewest = errors.applyAsInt(best);
        warning = Optional.of(takenByRole(location, shape, best));
      }
    }
    Vocabulary foreign = Vocabulary.ownAndForeign(workload);
    if (fewest > 0 && errors.applyAsInt(foreign) < fewest) {
      best = foreign;
      warning = Optional.of(takenByName(location, best));
    }
    warning.ifPresent(diagnosis::add);
    return best;
  }

  private static Problem takenByRole(Location location, ProblemShape shape, Vocabulary vocabulary) {
    String message = "names what the workload lacks; taken by role, as constraints of ";
    return Problem.warning(location, message + shape.name() + explanation(vocabulary))
        .withAdvice("State it, if it is right: %s: %s".formatted(KEY.name(), shape.name()));
  }

  private static Problem takenByName(Location location, Vocabulary vocabulary) {
    String message = "names dimensions that the workload lacks, which have one iteration";
    return Problem.warning(location, message + explanation(vocabulary));
  }

  /** What the words mean that are not the workload's own. */
  private static String explanation(Vocabulary vocabulary) {
    List<String> parts = new ArrayList<>();
    List<String> absent = new ArrayList<>();
    vocabulary.dimensionNames().forEach((word, names) -> explain(word, names, parts, absent));
    vocabulary
        .dataSpaces()
        .forEach((word, names) -> explain(word, names, parts, new ArrayList<>()));
    if (!absent.isEmpty()) {
      parts.add("no " + Labels.join(absent, "or"));
    }
    return parts.isEmpty() ? "" : ": " + String.join(", ", parts);
  }

  private static void explain(
      String word, List<String> names, List<String> parts, List<String> absent) {
    if (names.isEmpty()) {
      absent.add(word);
    } else if (!names.equals(List.of(word))) {
      parts.add(word + " is " + Labels.join(names, "and"));
    }
  }
}
