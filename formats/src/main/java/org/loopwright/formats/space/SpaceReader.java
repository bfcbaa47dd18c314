package org.loopwright.formats.space;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.loopwright.explore.axis.Axis;
import org.loopwright.explore.axis.AxisText;
import org.loopwright.explore.space.DerivedValue;
import org.loopwright.explore.space.DesignSpace;
import org.loopwright.explore.space.PointTotals;
import org.loopwright.explore.space.SpaceAxis;
import org.loopwright.explore.space.SpaceObjective;
import org.loopwright.explore.space.SpaceQuestion;
import org.loopwright.formats.arithmetic.Arithmetic;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueReader;
import org.loopwright.formats.document.ValueType;
import org.loopwright.formats.timeloop.MapperCodec;
import org.loopwright.formats.timeloop.Versions;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.Spelling;
import org.loopwright.model.expression.Formula;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.goal.Objective;

/** Reads files of design spaces. */
public final class SpaceReader {
  private static final long MAX_VALUES = 100_000;
  private static final double UM2_PER_MM2 = 1e6;

  private static final ValueType<Node> FORMULAS = ValueType.mapOf(ValueType.TEXT).asNode();
  private static final ValueType<List<String>> LIST = texts();

  private static final Key<String> NAME =
      Key.of("name", ValueType.TEXT, "Name of the space; the file's without it.");
  private static final Key<String> QUESTION =
      Key.of("question", ValueType.TEXT, "What the space is to answer, for people.");
  private static final Key<String> ARCHITECTURE =
      Key.of(
          SpaceFile.ARCHITECTURE,
          ValueType.TEXT,
          "The design that varies: a file, or a name of the library.");
  private static final Key<List<String>> FILES =
      Key.of("files", LIST, "Further files of every design: constraints, tables.");
  private static final Key<Node> AXES =
      Key.of(
              "axes",
              ValueType.mapOf(ValueType.ANYTHING).asNode(),
              "What varies: attributes by path (GLB.depth), names for formulas and templates, and the"
                  + " choices 'architecture', 'technology' and 'file'. Values are a list, or ranges:"
                  + " 8..64, 8..64:8, 8..64:*2.")
          .mustBeThere();
  private static final Key<Node> DERIVED =
      Key.of("derived", FORMULAS, "Attributes and names that follow from axes, as formulas.");
  private static final Key<List<String>> WHERE =
      Key.of("where", LIST, "Conditions; a point that breaks one is no design of the space.");
  private static final Key<List<String>> NETWORKS =
      Key.of("networks", LIST, "What every design runs: files, or names of the library.")
          .spelled("network")
          .mustBeThere();
  private static final Key<List<String>> LAYERS =
      Key.of("layers", LIST, "Of the networks only these layers.").spelled("layer");
  private static final Key<String> TABLES =
      Key.of(
              "tables",
              ValueType.oneOf(List.of("ignored", "kept")),
              "Whether ERT and ART of the design hold at every point; ignored: all prices are"
                  + " computed, since a table is of one design.")
          .standard("ignored");
  private static final Key<List<String>> OBJECTIVES =
      Key.of(
              "objectives",
              LIST,
              "What to find the best point for: energy, delay, edp, area, power, or formulas of"
                  + " energy_pj, cycles, edp_pj_cycles, area_um2, power_mw.")
          .spelled("objective")
          .standard(List.of("edp", "energy", "delay"));
  private static final Key<List<String>> FRONT =
      Key.of("front", LIST, "Two or three of the same, which the Pareto front is of.")
          .standard(List.of("energy", "delay", "area"));

  private static final Key<Double> AREA =
      Key.of("area_mm2", ValueType.POSITIVE_NUMBER, "The most area of a design.").in("mm2");
  private static final Key<Double> POWER =
      Key.of(PointTotals.POWER, ValueType.POSITIVE_NUMBER, "The most average power.").in("mW");
  private static final Key<Double> ENERGY =
      Key.of(PointTotals.ENERGY, ValueType.POSITIVE_NUMBER, "The most energy of all networks.")
          .in("pJ");
  private static final Key<Double> CYCLES =
      Key.of(PointTotals.CYCLES, ValueType.POSITIVE_NUMBER, "The most cycles of all networks.")
          .in("cycles");
  private static final KeyTable BUDGETS =
      KeyTable.of("budgets", "What no point may be over.", AREA, POWER, ENERGY, CYCLES);
  private static final Key<Node> BUDGET =
      Key.of("budgets", ValueType.table(() -> BUDGETS), BUDGETS.meaning()).spelled("budget");
  private static final Key<Node> MAPPER =
      Key.of("mapper", MapperCodec.SECTION, "How to map each layer; without it to the optimum.");

  private static final KeyTable TABLE =
      KeyTable.of(
          "space",
          "Designs that vary, and what to find among them.",
          Versions.KEY,
          NAME,
          QUESTION,
          ARCHITECTURE,
          FILES,
          AXES,
          DERIVED,
          WHERE,
          NETWORKS,
          LAYERS,
          TABLES,
          OBJECTIVES,
          FRONT,
          BUDGET,
          MAPPER);
  private static final Key<Node> SPACE =
      Key.of("space", ValueType.table(() -> TABLE), TABLE.meaning()).mustBeThere();

  /** The whole file. */
  public static final KeyTable FILE =
      KeyTable.of("space_file", "A design space.", SPACE, Versions.KEY);

  /** Short names of the numbers of a point. */
  private static final Map<String, String> SHORT =
      Map.of(
          "energy", PointTotals.ENERGY,
          "delay", PointTotals.CYCLES,
          "edp", PointTotals.EDP,
          "area", PointTotals.AREA,
          "power", PointTotals.POWER);

  private final MapReader keys;
  private final Diagnosis diagnosis;
  private final Map<String, Location> places = new HashMap<>();

  private SpaceReader(MapReader keys, Diagnosis diagnosis) {
    this.keys = keys;
    this.diagnosis = diagnosis;
  }

  /** Whether a file is of a design space, by its name and its first key. */
  public static boolean isSpace(Path file) {
    String name = String.valueOf(file.getFileName());
    return (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"))
        && NodeFile.read(file).filter(SpaceReader::isSpace).isPresent();
  }

  /** Whether a document is of a design space. */
  public static boolean isSpace(Node document) {
    return document.get(SPACE.name()).isPresent();
  }

  /** The space of a file; whatever is wrong with it is a SpecException. */
  public static SpaceFile read(Path file) {
    return read(NodeFile.require(file));
  }

  /** The space of a document. */
  public static SpaceFile read(Node document) {
    return Diagnosis.requireNoErrors(
            diagnosis -> {
              MapReader root = MapReader.of(document, FILE, diagnosis);
              Versions.check(root);
              Optional<Node> space = root.findRequired(SPACE);
              root.finish();
              return space.flatMap(
                  node -> new SpaceReader(MapReader.of(node, TABLE, diagnosis), diagnosis).space());
            })
        .orElseThrow();
  }

  private Optional<SpaceFile> space() {
    int mark = diagnosis.errorCount();
    Versions.check(keys);
    List<SpaceAxis> axes = axes();
    Set<String> names = new HashSet<>(axes.stream().map(SpaceAxis::name).toList());
    List<DerivedValue> derived = derived(names);
    List<Formula> conditions = conditions(names);
    Optional<String> architecture = keys.get(ARCHITECTURE);
    boolean isChosen = axes.stream().anyMatch(axis -> axis.name().equals(SpaceFile.ARCHITECTURE));
    if (architecture.isPresent() == isChosen) {
      diagnosis.add(
          Problem.error(
                  keys.location(),
                  isChosen
                      ? "the design is given both as 'architecture' and as an axis"
                      : "there is no design")
              .withAdvice(
                  isChosen
                      ? "Leave one of them out"
                      : "Name one with 'architecture: NAME', or several as the axis 'architecture'"));
    }
    Optional<SearchOptions> search =
        keys.find(MAPPER).flatMap(node -> MapperCodec.read(node, 1, Optional.empty(), diagnosis));
    keys.get(QUESTION);
    List<SpaceObjective> objectives = objectives(OBJECTIVES);
    List<SpaceObjective> front = objectives(FRONT);
    if (front.size() < 2 || front.size() > 3) {
      diagnosis.error(keys.location(), "the front must be of two or three numbers");
    }
    Map<String, Double> budgets = budgets();
    String name = keys.get(NAME).orElseGet(() -> stem(keys.location().file()));
    List<String> files = keys.list(FILES);
    List<String> networks = keys.requireList(NETWORKS);
    List<String> layers = keys.list(LAYERS);
    boolean kept = keys.get(TABLES).orElseThrow().equals("kept");
    keys.finish();
    return diagnosis.build(
        mark,
        keys.location(),
        () ->
            new SpaceFile(
                new SpaceQuestion(
                    name,
                    new DesignSpace(axes, derived, conditions),
                    kept,
                    objectives,
                    front,
                    budgets),
                architecture,
                files,
                networks,
                layers,
                search,
                places,
                keys.location()));
  }

  private static String stem(String file) {
    String name = String.valueOf(Path.of(file).getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }

  private List<SpaceAxis> axes() {
    List<SpaceAxis> axes = new ArrayList<>();
    for (MapNode.Entry entry : keys.findRequired(AXES).map(Node::entries).orElse(List.of())) {
      places.put(entry.key(), entry.location());
      diagnosis
          .attempt(entry.location(), () -> new SpaceAxis(entry.key(), values(entry)))
          .ifPresent(axes::add);
    }
    return axes;
  }

  /** The values of a list, or of ranges in a text. */
  private static List<String> values(MapNode.Entry axis) {
    List<String> values = new ArrayList<>();
    for (Node item : axis.value().itemsOrSelf()) {
      String text =
          item.scalarText()
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "the values of axis %s must be a list or ranges such as 8..64:8, but one is %s"
                              .formatted(axis.key(), item.describe())))
              .strip();
      if (text.contains("..")) {
        addRange(axis.key(), text, values);
      } else if (axis.value() instanceof ListNode) {
        values.add(text);
      } else {
        values.addAll(List.of(text.split("\\s*,\\s*")));
      }
    }
    return values;
  }

  private static void addRange(String name, String text, List<String> values) {
    Axis range = AxisText.parse(text, "axis " + name);
    if (range.size() > MAX_VALUES) {
      throw new IllegalArgumentException(
          "axis %s has %,d values; at most %,d can be mapped one by one"
              .formatted(name, range.size(), MAX_VALUES));
    }
    for (long i = 0; i < range.size(); i++) {
      values.add(Long.toString(range.at(i)));
    }
  }

  /** Each may use those before it. */
  private List<DerivedValue> derived(Set<String> names) {
    List<DerivedValue> derived = new ArrayList<>();
    for (MapNode.Entry entry : keys.find(DERIVED).map(Node::entries).orElse(List.of())) {
      places.put(entry.key(), entry.location());
      String text = entry.value().scalarText().orElse("");
      formula(text, names, entry.value().location())
          .ifPresent(formula -> derived.add(new DerivedValue(entry.key(), formula)));
      if (!names.add(entry.key())) {
        diagnosis.error(entry.location(), "'%s' is an axis, too".formatted(entry.key()));
      }
    }
    return derived;
  }

  private List<Formula> conditions(Set<String> names) {
    List<Formula> conditions = new ArrayList<>();
    for (Node node : keys.find(WHERE).map(Node::itemsOrSelf).orElse(List.of())) {
      formula(node.scalarText().orElse(""), names, node.location()).ifPresent(conditions::add);
    }
    return conditions;
  }

  private Optional<Formula> formula(String text, Set<String> names, Location location) {
    return diagnosis.attempt(
        location,
        () -> {
          Formula formula = Arithmetic.parseObjective(text);
          formula
              .root()
              .names()
              .filter(name -> !names.contains(name))
              .findFirst()
              .ifPresent(name -> refuse(name, text, names));
          return formula;
        });
  }

  private static void refuse(String name, String text, Set<String> names) {
    throw new IllegalArgumentException(
        "'%s' uses %s, which is no axis and not derived above. %s"
            .formatted(
                text,
                name,
                Spelling.suggestion(name, names)
                    .orElse("There are " + String.join(", ", names.stream().sorted().toList()))));
  }

  private List<SpaceObjective> objectives(Key<List<String>> key) {
    Location location = keys.find(key).map(Node::location).orElse(keys.location());
    List<SpaceObjective> objectives = new ArrayList<>();
    for (String text : keys.list(key)) {
      diagnosis.attempt(location, () -> objective(text)).ifPresent(objectives::add);
    }
    return objectives;
  }

  /**
   * What a text asks to make small.
   *
   * @throws IllegalArgumentException if it is no formula of the numbers of a point
   */
  public static SpaceObjective objective(String text) {
    String label = text.strip();
    String meaning = SHORT.getOrDefault(label.toLowerCase(Locale.ROOT), label);
    Formula formula = Arithmetic.parseObjective(meaning);
    List<String> names = formula.root().names().toList();
    for (String name : names) {
      if (!SHORT.containsValue(name)) {
        Set<String> known = new HashSet<>(SHORT.values());
        known.addAll(SHORT.keySet());
        throw new IllegalArgumentException(
            "'%s' is no number of a point. %s"
                .formatted(
                    name,
                    Spelling.suggestion(name, known)
                        .orElse(
                            "There are " + String.join(", ", known.stream().sorted().toList()))));
      }
    }
    boolean ofAreaAlone = names.equals(List.of(PointTotals.AREA)) && meaning.equals(names.get(0));
    boolean grows =
        ofAreaAlone || (!names.contains(PointTotals.POWER) && Objective.of(formula).isProvable());
    return new SpaceObjective(label, formula, grows);
  }

  private Map<String, Double> budgets() {
    Map<String, Double> budgets = new LinkedHashMap<>();
    keys.map(BUDGET, BUDGETS)
        .ifPresent(
            inner -> {
              inner.number(AREA).ifPresent(mm2 -> budgets.put(PointTotals.AREA, mm2 * UM2_PER_MM2));
              inner.number(POWER).ifPresent(mw -> budgets.put(PointTotals.POWER, mw));
              inner.number(ENERGY).ifPresent(pj -> budgets.put(PointTotals.ENERGY, pj));
              inner.number(CYCLES).ifPresent(most -> budgets.put(PointTotals.CYCLES, most));
              inner.finish();
            });
    return budgets;
  }

  /** One text, or a list of them. */
  private static ValueType<List<String>> texts() {
    return new ValueType<>(
        ValueType.TEXTS.schema(),
        (values, node) -> Optional.of(strings(values, node)),
        (texts, at) -> new ListNode(at, List.copyOf(ScalarNode.written(texts))));
  }

  private static List<String> strings(ValueReader values, Node node) {
    return values.texts(node).stream().map(ScalarNode::text).toList();
  }
}
