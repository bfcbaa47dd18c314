package org.loopwright.formats.compound;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.loopwright.cost.technology.compound.CompoundClass;
import org.loopwright.formats.document.Codec;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapBuilder;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueType;
import org.loopwright.formats.timeloop.Versions;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.Spelling;

/**
 * The section {@code compound_components}, versions 0.3 and 0.4, read and written. Other tools have
 * more keys, so that unknown ones give a warning only; {@code <<} merges as in YAML 1.1.
 */
public final class CompoundComponents {
  private static final Key<String> NAME =
      Key.of("name", ValueType.TEXT, "Class that components name.").mustBeThere();
  private static final Key<String> PART_NAME =
      Key.of("name", ValueType.TEXT, "NAME, or NAME[FIRST..LAST], both expressions.").mustBeThere();
  private static final Key<String> ACTION_NAME =
      Key.of("name", ValueType.TEXT, "Name of the action.").mustBeThere();
  private static final Key<String> CLASS =
      Key.of("class", ValueType.TEXT, "Class of the part.").mustBeThere();
  private static final Key<Map<String, Node>> ATTRIBUTES =
      Key.of("attributes", ValueType.mapOf(ValueType.ANYTHING), "Values or expressions.");
  private static final Key<Map<String, Node>> ARGUMENTS =
      Key.of("arguments", ValueType.mapOf(ValueType.ANYTHING), "Ranges, of which the end counts.");
  private static final Key<String> AREA_SHARE =
      Key.of("area_share", ValueType.TEXT, "Part of the area that counts, as an expression.");
  private static final Key<String> AREA_SCALE =
      Key.of("area_scale", ValueType.TEXT, "A further factor of the area, as an expression.");
  private static final Key<String> ENERGY_SHARE =
      Key.of("energy_share", ValueType.TEXT, "Part of the energy that counts, as an expression.");
  private static final Key<String> ENERGY_SCALE =
      Key.of("energy_scale", ValueType.TEXT, "A further factor of the energy, as an expression.");
  private static final Key<String> ACTION_SHARE =
      Key.of("action_share", ValueType.TEXT, "How often the action happens, as an expression.");
  private static final Key<String> REPEAT =
      Key.of("repeat", ValueType.TEXT, "The same as action_share.");

  /** What an action, or a step of one, is multiplied by. */
  private static final List<Key<String>> SHARES =
      List.of(ACTION_SHARE, ENERGY_SHARE, ENERGY_SCALE, REPEAT);

  private static final Codec<CompoundClass.Step, Void> STEP =
      CompoundComponents.<CompoundClass.Step>codec("step", "An action of a part.")
          .property(ACTION_NAME, CompoundClass.Step::action)
          .reading(ARGUMENTS)
          .property(ACTION_SHARE, CompoundClass.Step::repeat)
          .optional(
              ARGUMENTS, step -> Optional.of(nodes(step.arguments())).filter(map -> !map.isEmpty()))
          .reading(SHARES);
  private static final Key<List<Node>> STEPS =
      Key.of("actions", ValueType.listOf(ValueType.table(STEP::table)), "What the part does.");
  private static final Codec<CompoundClass.Step, Void> PART_OF_ACTION =
      CompoundComponents.<CompoundClass.Step>codec("part_of_action", "A part's share in an action.")
          .property(PART_NAME, step -> numbered(step.part(), step.instances()))
          .property(STEPS, step -> List.of(STEP.write(step)));
  private static final Key<List<Node>> PARTS_OF_ACTION =
      Key.of(
          "subcomponents", ValueType.listOf(ValueType.table(PART_OF_ACTION::table)), "Who acts.");
  private static final Codec<CompoundClass.Action, Void> ACTION =
      CompoundComponents.<CompoundClass.Action>codec("compound_action", "An action of the whole.")
          .property(ACTION_NAME, CompoundClass.Action::name)
          .property(ARGUMENTS, action -> nodes(action.arguments()))
          .optional(ACTION_SHARE, action -> share(action.share()))
          .reading(SHARES)
          .property(PARTS_OF_ACTION, action -> nodes(action.steps(), PART_OF_ACTION));
  private static final Codec<CompoundClass.Part, Void> PART =
      CompoundComponents.<CompoundClass.Part>codec("part", "A component inside.")
          .property(PART_NAME, part -> numbered(part.name(), part.count()))
          .property(CLASS, CompoundClass.Part::componentClass)
          .property(ATTRIBUTES, part -> nodes(part.attributes()))
          .property(AREA_SHARE, CompoundClass.Part::areaShare)
          .reading(AREA_SCALE)
          .optional(ENERGY_SHARE, part -> share(part.energyShare()))
          .reading(ENERGY_SCALE);
  private static final Key<List<Node>> PARTS =
      Key.of(
          "subcomponents", ValueType.listOf(ValueType.table(PART::table)), "What it is made of.");
  private static final Key<List<Node>> ACTIONS =
      Key.of("actions", ValueType.listOf(ValueType.table(ACTION::table)), "What it does.");
  private static final Codec<CompoundClass, Void> COMPOUND =
      Codec.<CompoundClass, Void>of(
              table("compound", "A compound class.").passingOver("primitive_type"))
          .property(NAME, CompoundClass::name)
          .property(ATTRIBUTES, compound -> nodes(compound.attributes()))
          .property(PARTS, compound -> nodes(compound.parts(), PART))
          .property(ACTIONS, compound -> nodes(compound.actions(), ACTION));
  private static final Key<List<Node>> CLASSES =
      Key.of("classes", ValueType.listOf(ValueType.table(COMPOUND::table)), "The classes.");

  private static final KeyTable ROOT =
      table("compound_components", "Classes of components made of others.")
          .with(List.of(Versions.KEY, CLASSES));

  /** What the section may be. */
  public static final ValueType<Node> SECTION = ValueType.table(() -> ROOT);

  private static final int MAX_ITEMS = 1_000;
  private static final Pattern NUMBERED_NAME =
      Pattern.compile("([^\\[\\]]*[^\\[\\]\\s])\\s*((?:\\[[^\\[\\]]+])*)");
  private static final Pattern RANGE = Pattern.compile("\\[([^\\[\\]]+?)\\.\\.([^\\[\\]]+?)]");

  /** The factor of a count that is read from each [FIRST..LAST]. */
  private static final Pattern RANGE_FACTOR =
      Pattern.compile("\\*\\(\\(([^()]+)\\)-\\(([^()]+)\\)\\+1\\)");

  private static final String ONE = "1";
  private static final String MERGED = "<<";

  private final Diagnosis diagnosis;

  private CompoundComponents(Diagnosis diagnosis) {
    this.diagnosis = diagnosis;
  }

  private static KeyTable table(String name, String meaning) {
    return KeyTable.of(name, meaning).withOthers(ValueType.ANYTHING);
  }

  private static <T> Codec<T, Void> codec(String name, String meaning) {
    return Codec.of(table(name, meaning));
  }

  /** The section that defines these classes. */
  public static MapNode write(List<CompoundClass> classes) {
    return MapBuilder.written()
        .put(Versions.KEY, Versions.WRITTEN)
        .put(CLASSES, nodes(classes, COMPOUND))
        .build();
  }

  private static <T> List<Node> nodes(List<T> values, Codec<T, Void> codec) {
    return values.stream().<Node>map(codec::write).toList();
  }

  private static Map<String, Node> nodes(Map<String, String> texts) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    texts.forEach((name, text) -> nodes.put(name, ScalarNode.of(text, Node.NOWHERE)));
    return nodes;
  }

  private static Optional<String> share(String share) {
    return Optional.of(share).filter(text -> !text.equals(ONE));
  }

  /** The name with a range for each factor of the count. */
  private static String numbered(String name, String count) {
    String ranges = RANGE_FACTOR.matcher(count).replaceAll("[$2..$1]");
    return !ranges.startsWith(ONE) || ranges.contains("(")
        ? "%s[1..%s]".formatted(name, count)
        : name + ranges.substring(ONE.length());
  }

  /** Two sections as one: classes are usually kept in a file each. */
  public static Node together(Node first, Node second) {
    List<Node> sections = new ArrayList<>();
    sections.addAll(first.itemsOrSelf());
    sections.add(second);
    return new ListNode(first.location(), sections);
  }

  /** The classes of a section, or of several; one that is no map has none, and a warning. */
  public static List<CompoundClass> read(Node section, Diagnosis diagnosis) {
    CompoundComponents reader = new CompoundComponents(diagnosis);
    Map<String, CompoundClass> classes = new LinkedHashMap<>();
    for (Node one : section.itemsOrSelf()) {
      if (one instanceof MapNode) {
        reader.addClasses(one, classes);
      } else {
        diagnosis.warning(one.location(), "is no map of compound components, and has no effect");
      }
    }
    return List.copyOf(classes.values());
  }

  private void addClasses(Node section, Map<String, CompoundClass> classes) {
    check(section, ROOT);
    Versions.check(MapReader.of(section, ROOT, diagnosis));
    for (Node node : list(section, CLASSES)) {
      Optional<CompoundClass> read = diagnosis.attempt(node.location(), () -> compound(node));
      if (read.isPresent()) {
        CompoundClass first = classes.putIfAbsent(read.get().name(), read.get());
        if (first != null && !first.isSameAs(read.get())) {
          diagnosis.error(
              node.location(),
              "class %s is defined in two ways; the first is at %s"
                  .formatted(first.name(), first.location()));
        }
      }
    }
  }

  private CompoundClass compound(Node node) {
    check(node, COMPOUND.table());
    List<CompoundClass.Part> parts = list(node, PARTS, this::part);
    List<CompoundClass.Action> actions = list(node, ACTIONS, this::action);
    return new CompoundClass(
        node.location(), text(node, NAME), scalars(node, ATTRIBUTES), parts, actions);
  }

  private CompoundClass.Part part(Node node) {
    check(node, PART.table());
    NumberedName name = NumberedName.parse(text(node, PART_NAME));
    return new CompoundClass.Part(
        name.name,
        name.count,
        text(node, CLASS),
        scalars(node, ATTRIBUTES),
        product(node, List.of(AREA_SHARE, AREA_SCALE)),
        product(node, List.of(ENERGY_SHARE, ENERGY_SCALE)));
  }

  private CompoundClass.Action action(Node node) {
    check(node, ACTION.table());
    List<CompoundClass.Step> steps = new ArrayList<>();
    for (Node part : list(node, PARTS_OF_ACTION)) {
      check(part, PART_OF_ACTION.table());
      NumberedName name = NumberedName.parse(text(part, PART_NAME));
      steps.addAll(list(part, STEPS, step -> step(name, step)));
    }
    return new CompoundClass.Action(
        text(node, ACTION_NAME), lastArguments(node), product(node, SHARES), steps);
  }

  private CompoundClass.Step step(NumberedName part, Node node) {
    check(node, STEP.table());
    return new CompoundClass.Step(
        part.name, part.count, text(node, ACTION_NAME), product(node, SHARES), lastArguments(node));
  }

  /** Arguments; of each that has a range, the end. */
  private Map<String, String> lastArguments(Node node) {
    Map<String, String> arguments = scalars(node, ARGUMENTS);
    arguments.replaceAll(
        (name, range) -> {
          int dots = range.lastIndexOf("..");
          return dots < 0 ? range : range.substring(dots + 2).trim();
        });
    return arguments;
  }

  /**
   * A name that may state how many there are.
   *
   * @param count an expression
   */
  private record NumberedName(String name, String count) {
    /** Parses NAME, NAME[I] or NAME[FIRST..LAST], with one range or several. */
    static NumberedName parse(String text) {
      Matcher whole = NUMBERED_NAME.matcher(text.trim());
      if (!whole.matches()) {
        throw new IllegalArgumentException("must be NAME or NAME[FIRST..LAST] but was " + text);
      }
      String count = ONE;
      Matcher range = RANGE.matcher(whole.group(2));
      while (range.find()) {
        count = "%s*((%s)-(%s)+1)".formatted(count, range.group(2), range.group(1));
      }
      return new NumberedName(whole.group(1), count);
    }
  }

  /** Warns of keys that mean nothing here, as they may be misspelt. */
  private void check(Node node, KeyTable table) {
    Set<String> known = new HashSet<>(Set.of(MERGED));
    table.keys().forEach(key -> known.add(key.name()));
    for (MapNode.Entry entry : node.entries()) {
      String key = entry.key();
      if (table.withoutEffect().contains(key)) {
        diagnosis.withoutEffect(entry.location(), key, "is of other tools and has no effect");
      } else if (!known.contains(key)) {
        diagnosis.add(
            Problem.warning(entry.location(), "unknown key '%s' has no effect".formatted(key))
                .withAdvice(Spelling.suggestion(key, known)));
      }
    }
    for (Key<?> key : table.keys()) {
      key.findIn(node)
          .filter(value -> key.type().equals(ValueType.TEXT) && isNested(value))
          .ifPresent(
              value ->
                  diagnosis.error(
                      value.location(), "must be one value but was " + value.describe()));
    }
  }

  private static boolean isNested(Node value) {
    return value instanceof ListNode || value instanceof MapNode;
  }

  private <T> List<T> list(Node node, Key<List<Node>> key, Function<Node, T> read) {
    return list(node, key).stream().map(read).toList();
  }

  private List<Node> list(Node node, Key<List<Node>> key) {
    Optional<Node> found = find(node, key);
    if (found.isEmpty() || found.get().isNull()) {
      return List.of();
    }
    if (found.get() instanceof ListNode list && list.items().size() <= MAX_ITEMS) {
      return list.items();
    }
    diagnosis.error(found.get().location(), "must be a list of at most " + MAX_ITEMS + " items");
    return List.of();
  }

  /** What to multiply by: versions of Accelergy have different keys for it; all given count. */
  private static String product(Node node, List<Key<String>> keys) {
    List<String> factors = new ArrayList<>();
    for (Key<String> key : keys) {
      optional(node, key)
          .or(() -> find(node, ATTRIBUTES).flatMap(attributes -> optional(attributes, key)))
          .ifPresent(factors::add);
    }
    return switch (factors.size()) {
      case 0 -> ONE;
      case 1 -> factors.get(0);
      default -> "(" + String.join(")*(", factors) + ")";
    };
  }

  private static String text(Node node, Key<String> key) {
    return optional(node, key)
        .orElseThrow(() -> new IllegalArgumentException("key '" + key.name() + "' is missing"));
  }

  private static Optional<String> optional(Node node, Key<String> key) {
    return find(node, key)
        .flatMap(Node::scalarText)
        .map(String::trim)
        .filter(text -> !text.isEmpty());
  }

  private Map<String, String> scalars(Node node, Key<?> key) {
    Map<String, String> scalars = new LinkedHashMap<>();
    Optional<Node> found = find(node, key).filter(value -> !value.isNull());
    found
        .filter(value -> !(value instanceof MapNode))
        .ifPresent(
            value ->
                diagnosis.error(value.location(), "must be a map but was " + value.describe()));
    for (MapNode.Entry entry : found.map(Node::entries).orElse(List.of())) {
      if (isNested(entry.value())) {
        diagnosis.warning(
            entry.location(),
            "is no expression but %s, and has no effect".formatted(entry.value().describe()));
      }
      entry.value().scalarText().ifPresent(text -> scalars.put(entry.key(), text.trim()));
    }
    return scalars;
  }

  /** The value of a key of a map, or of the map that it merges. */
  private static Optional<Node> find(Node node, Key<?> key) {
    return key.findIn(node).or(() -> node.get(MERGED).flatMap(merged -> find(merged, key)));
  }
}
