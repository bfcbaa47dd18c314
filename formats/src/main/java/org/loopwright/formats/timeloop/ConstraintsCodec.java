package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Function;
import org.loopwright.formats.document.Codec;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapBuilder;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueReader;
import org.loopwright.formats.timeloop.ConstraintLimits.NestLimits;
import org.loopwright.formats.timeloop.FactorText.Factor;
import org.loopwright.formats.timeloop.FactorText.Relation;
import org.loopwright.formats.timeloop.StatedConstraints.Statement;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.constraint.NestConstraint;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.mapping.ReuseSwitch;
import org.loopwright.model.workload.Workload;

/**
 * Constraints, read and written: {@code architecture_constraints}, {@code mapspace_constraints} and
 * their like are lists of entries, each for one storage level. All sections together give one set
 * of constraints; two that disagree are a problem.
 */
public final class ConstraintsCodec {
  private static final MapNode EMPTY = MapBuilder.written().build();

  private final Vocabulary vocabulary;
  private final Binding binding;
  private final Diagnosis diagnosis;
  private final ValueReader values;
  private final ConstraintLimits limits;
  private final List<Statement> statements = new ArrayList<>();

  /** Reads what is in a vocabulary, as if the workload were in it, into limits that are not. */
  private ConstraintsCodec(
      Vocabulary vocabulary,
      Architecture architecture,
      ConstraintLimits limits,
      Diagnosis diagnosis) {
    this.vocabulary = vocabulary;
    this.limits = limits;
    this.diagnosis = diagnosis;
    binding = new Binding(vocabulary.words(), architecture, diagnosis);
    values = new ValueReader(diagnosis);
  }

  public static Optional<Constraints> read(
      List<ConstraintSource> sources,
      Workload workload,
      Architecture architecture,
      Diagnosis diagnosis) {
    int mark = diagnosis.errorCount();
    ConstraintLimits limits = new ConstraintLimits(new Binding(workload, architecture, diagnosis));
    statements(sources, workload, architecture, limits, diagnosis);
    limits.checkFanouts();
    Location location =
        sources.isEmpty() ? Location.ofFile("constraints") : sources.get(0).location();
    return diagnosis.build(mark, location, limits::build);
  }

  /** The same constraints by statement; what is wrong with them is passed over. */
  public static StatedConstraints stated(
      List<ConstraintSource> sources, Workload workload, Architecture architecture) {
    Diagnosis diagnosis = new Diagnosis();
    ConstraintLimits limits = new ConstraintLimits(new Binding(workload, architecture, diagnosis));
    return new StatedConstraints(
        workload, architecture, statements(sources, workload, architecture, limits, diagnosis));
  }

  private static List<Statement> statements(
      List<ConstraintSource> sources,
      Workload workload,
      Architecture architecture,
      ConstraintLimits limits,
      Diagnosis diagnosis) {
    List<Statement> statements = new ArrayList<>();
    for (ConstraintSource source : sources) {
      Vocabulary vocabulary = vocabulary(source, workload, architecture, diagnosis);
      ConstraintsCodec reader = new ConstraintsCodec(vocabulary, architecture, limits, diagnosis);
      source.sections(vocabulary.words(), diagnosis).forEach(reader::section);
      statements.addAll(reader.statements);
    }
    return statements;
  }

  /** Which vocabulary constraints use. */
  private static Vocabulary vocabulary(
      ConstraintSource source, Workload workload, Architecture architecture, Diagnosis diagnosis) {
    return WrittenFor.vocabulary(
        source.writtenFor(),
        source.location(),
        workload,
        one -> errors(source, one, workload, architecture),
        diagnosis);
  }

  /** Constraints as classic sections in the workload's own names; what is wrong is passed over. */
  public static List<Node> ownSections(
      ConstraintSource source, Workload workload, Architecture architecture) {
    Diagnosis diagnosis = new Diagnosis();
    Vocabulary vocabulary = vocabulary(source, workload, architecture, diagnosis);
    if (vocabulary.isOwn()) {
      return source.sections(workload, diagnosis);
    }
    return read(List.of(source), workload, architecture, diagnosis)
        .map(own -> entries(own, architecture.storage().get(0).name()))
        .<List<Node>>map(
            entries -> List.of(LevelEntry.list(entries.stream().map(LevelEntry::apart).toList())))
        .orElse(List.of());
  }

  /** How many errors constraints have in a vocabulary. */
  private static int errors(
      ConstraintSource source,
      Vocabulary vocabulary,
      Workload workload,
      Architecture architecture) {
    Diagnosis diagnosis = new Diagnosis();
    ConstraintLimits limits = new ConstraintLimits(new Binding(workload, architecture, diagnosis));
    ConstraintsCodec reader = new ConstraintsCodec(vocabulary, architecture, limits, diagnosis);
    try {
      source.sections(vocabulary.words(), diagnosis).forEach(reader::section);
    } catch (SpecException tooMany) {
      return tooMany.problems().size();
    }
    return diagnosis.errorCount();
  }

  private void state(Location location, String text, Consumer<ConstraintLimits> effect) {
    state(location, text, Optional.empty(), effect);
  }

  private void state(
      Location location, String text, Optional<String> hint, Consumer<ConstraintLimits> effect) {
    effect.accept(limits);
    statements.add(new Statement(location, text, hint, effect));
  }

  /** Checks what can be checked of a section without a workload and an architecture. */
  public static void checkForm(Node section, Diagnosis diagnosis) {
    for (Node entry : entries(section, diagnosis)) {
      MapReader group = MapReader.of(entry, ConstraintKeys.GROUP, diagnosis);
      List<Node> members = group.list(ConstraintKeys.MEMBERS);
      if (members.isEmpty()) {
        checkEntry(entry, diagnosis);
      } else {
        group.finish();
        members.forEach(member -> checkEntry(member, diagnosis));
      }
    }
  }

  private static void checkEntry(Node entry, Diagnosis diagnosis) {
    MapReader outer =
        MapReader.of(entry, EntryKeys.HEADER, diagnosis).expect(ConstraintKeys.ATTRIBUTED);
    EntryType.read(outer, ConstraintKeys.TABLES.keySet(), diagnosis)
        .map(ConstraintKeys.TABLES::get)
        .ifPresent(table -> outer.map(ConstraintKeys.ATTRIBUTES).orElse(outer).check(table));
  }

  private void section(Node section) {
    entries(section, diagnosis).forEach(this::entry);
  }

  private static List<Node> entries(Node section, Diagnosis diagnosis) {
    if (section instanceof ListNode list) {
      return list.items();
    }
    MapReader keys = MapReader.of(section, ConstraintKeys.ROOT, diagnosis);
    Versions.check(keys);
    keys.find(WrittenFor.KEY);
    List<Node> entries = new ArrayList<>(keys.list(ConstraintKeys.TARGETS));
    keys.find(ConstraintKeys.CONSTRAINTS)
        .ifPresent(node -> entries.addAll(chosenList(node, keys, diagnosis)));
    keys.finish();
    return entries;
  }

  /** A list of entries, or NAME for the one of several lists that is called constraints_NAME. */
  private static List<Node> chosenList(Node chosen, MapReader keys, Diagnosis diagnosis) {
    ValueReader values = new ValueReader(diagnosis);
    if (!(chosen instanceof ScalarNode name)) {
      return values.list(chosen);
    }
    Map<String, Node> lists = new LinkedHashMap<>();
    for (MapNode.Entry entry : keys.node().entries()) {
      if (entry.key().startsWith(ConstraintKeys.NAMED)) {
        keys.ignore(entry.key());
        lists.put(entry.key().substring(ConstraintKeys.NAMED.length()), entry.value());
      }
    }
    Node list = lists.get(name.text());
    if (list == null) {
      diagnosis.unknown(
          name.location(),
          "there is no list '" + ConstraintKeys.NAMED + name.text() + "'",
          name.text(),
          lists.keySet());
    }
    return list == null || list.isNull() ? List.of() : values.list(list);
  }

  /** An entry, or a target with a list of entries. */
  private void entry(Node node) {
    MapReader group = MapReader.of(node, ConstraintKeys.GROUP, diagnosis);
    if (!group.has(ConstraintKeys.MEMBERS)) {
      MapReader keys = MapReader.of(node, EntryKeys.HEADER, diagnosis);
      single(keys, binding.target(keys));
      return;
    }
    OptionalInt target = binding.target(group);
    List<Node> members = group.list(ConstraintKeys.MEMBERS);
    group.finish();
    for (Node constraint : members) {
      single(MapReader.of(constraint, EntryKeys.HEADER, diagnosis), target);
    }
  }

  private void single(MapReader outer, OptionalInt target) {
    Optional<EntryType> type = EntryType.read(outer, ConstraintKeys.TABLES.keySet(), diagnosis);
    if (type.isEmpty()) {
      return;
    }
    outer.expect(ConstraintKeys.ATTRIBUTED);
    Optional<MapReader> attributes = outer.map(ConstraintKeys.ATTRIBUTES);
    MapReader keys = attributes.orElse(outer);
    if (target.isEmpty()) {
      keys.check(ConstraintKeys.TABLES.get(type.get()));
      return;
    }
    keys.expect(ConstraintKeys.TABLES.get(type.get()));
    int level = target.getAsInt();
    switch (type.get()) {
      case TEMPORAL -> nest(keys, level, " temporal", all -> all.temporal(level));
      case SPATIAL -> {
        limits.markSpatial(level, keys.location());
        split(keys, level, nest(keys, level, " spatial", all -> all.spatial(level)));
      }
      case DATASPACE -> dataSpaces(keys, level);
      case PARALLELISM -> parallelism(keys);
      case OVERBOOKING, SKEW ->
          diagnosis.warning(keys.location(), "overbooking is not modelled and has no effect");
    }
    turnOff(keys, type.get(), level);
    keys.finish();
    if (attributes.isPresent()) {
      outer.finish();
    }
  }

  /** The limits on the loops of one nest; returns the order that is asked of them. */
  private Optional<PermutationText.Order> nest(
      MapReader keys, int level, String kind, Function<ConstraintLimits, NestLimits> nest) {
    String where = binding.levelName(level) + kind + ": ";
    for (Factor factor : factors(keys)) {
      factor(factor, where, nest);
    }
    keys.find(ConstraintKeys.DEFAULT_MAX_FACTOR)
        .ifPresent(
            node -> {
              long most = values.positive(node);
              state(
                  node.location(),
                  where + "dimensions without a factor <= " + most,
                  all -> nest.apply(all).othersAtMost(most, node.location()));
            });
    return keys.find(EntryKeys.PERMUTATION)
        .filter(node -> !isEmptyText(node))
        .map(node -> permutation(node, where, nest));
  }

  private List<Factor> factors(MapReader keys) {
    return keys.find(EntryKeys.FACTORS)
        .map(node -> FactorText.read(node, binding))
        .orElse(List.of());
  }

  /** States a limit on a word as limits on the workload's own dimensions. */
  private void factor(Factor limit, String where, Function<ConstraintLimits, NestLimits> nest) {
    String name = limit.dimension().name();
    long bound = limit.dimension().bound();
    if (limit.relation() == Relation.EXACTLY && limit.value() > bound) {
      diagnosis.ignored(
          limit.location(),
          "%s=%s exceeds the bound of %s, which is %s; it has no effect"
              .formatted(name, limit.value(), name, bound));
      return;
    }
    Optional<List<Factor>> carried = vocabulary.carried(limit);
    if (carried.isPresent()) {
      for (Factor own : carried.get()) {
        String as =
            own.dimension().name().equals(name) ? "" : " (here " + own.dimension().name() + ")";
        state(limit.location(), where + limit + as, own.hint(), all -> nest.apply(all).add(own));
      }
    } else {
      diagnosis.ignored(
          limit.location(),
          vocabulary.dimensions().get(name).isEmpty()
              ? "asks for %s, but the workload has no such dimension; it has no effect"
                  .formatted(limit)
              : "%s limits several dimensions together, %s; it has no effect"
                  .formatted(limit, String.join(" and ", vocabulary.dimensionNames().get(name))));
    }
  }

  private static boolean isEmptyText(Node node) {
    return (node instanceof ScalarNode scalar && scalar.text().isBlank())
        || (node instanceof ListNode list && list.items().isEmpty());
  }

  private PermutationText.Order permutation(
      Node node, String where, Function<ConstraintLimits, NestLimits> nest) {
    PermutationText.Order order = PermutationText.read(node, binding);
    PermutationText.Order own = vocabulary.carried(order);
    state(
        node.location(),
        where + "permutation " + order,
        all -> {
          own.split().ifPresent(split -> nest.apply(all).split(split, node.location()));
          nest.apply(all).order(own, node.location());
        });
    return order;
  }

  /** Counts words of the permutation, those for what the workload lacks as well. */
  private void split(MapReader keys, int level, Optional<PermutationText.Order> order) {
    keys.find(EntryKeys.SPLIT)
        .ifPresent(
            node -> {
              long written = values.notNegative(node);
              long split =
                  order.map(known -> vocabulary.carriedSplit(known, written)).orElse(written);
              state(
                  node.location(),
                  binding.levelName(level) + " spatial: split " + split,
                  all -> all.spatial(level).split(split, node.location()));
            });
  }

  private void dataSpaces(MapReader keys, int level) {
    Location entry = keys.location();
    for (String dataSpace : ownDataSpaces(keys, EntryKeys.KEEP)) {
      state(
          keys.find(EntryKeys.KEEP).orElseThrow().location(),
          binding.levelName(level) + " keeps " + dataSpace,
          all -> all.keep(level, dataSpace, entry));
    }
    for (String dataSpace : ownDataSpaces(keys, EntryKeys.BYPASS)) {
      state(
          keys.find(EntryKeys.BYPASS).orElseThrow().location(),
          binding.levelName(level) + " bypasses " + dataSpace,
          all -> all.bypass(level, dataSpace, entry));
    }
  }

  private void turnOff(MapReader keys, EntryType type, int level) {
    SwitchKeys.ofConstraints(type)
        .forEach(
            (which, key) -> {
              for (String dataSpace : ownDataSpaces(keys, key)) {
                state(
                    keys.find(key).orElseThrow().location(),
                    "%s: %s of %s".formatted(binding.levelName(level), key.name(), dataSpace),
                    all -> all.turnOff(level, which, dataSpace));
                if (which == ReuseSwitch.COALESCING && binding.isOutermost(level)) {
                  diagnosis.warning(
                      keys.find(key).orElseThrow().location(),
                      SwitchKeys.lost(dataSpace, binding.levelName(level)));
                }
              }
            });
  }

  /** The workload's own data spaces for those that a key lists. */
  private List<String> ownDataSpaces(MapReader keys, Key<List<ScalarNode>> key) {
    return binding.dataSpaces(keys, key).stream()
        .flatMap(word -> vocabulary.carried(word).stream())
        .toList();
  }

  private void parallelism(MapReader keys) {
    double least = keys.require(ConstraintKeys.MIN_PARALLELISM).orElse(0.0);
    Location entry = keys.location();
    state(
        entry,
        "at least " + least + " of the arithmetic works",
        all -> all.parallelism(least, entry));
  }

  /**
   * The entries.
   *
   * @param anyLevel a storage level, for what is of none
   */
  public static List<LevelEntry> entries(Constraints constraints, String anyLevel) {
    List<LevelEntry> entries = new ArrayList<>();
    for (LevelConstraint level : constraints.levels()) {
      boolean kept = !level.keep().isEmpty() || !level.bypass().isEmpty();
      MapNode dataSpaces = kept ? ConstraintKeys.DATA_SPACES.write(level) : EMPTY;
      add(entries, level, EntryType.DATASPACE, dataSpaces);
      add(entries, level, EntryType.SPATIAL, nest(ConstraintKeys.SPATIAL, level.spatial()));
      add(entries, level, EntryType.TEMPORAL, nest(ConstraintKeys.TEMPORAL, level.temporal()));
    }
    if (constraints.minParallelism() > 0) {
      MapNode keys = ConstraintKeys.PARALLELISM.write(constraints);
      entries.add(new LevelEntry(anyLevel, EntryType.PARALLELISM, keys));
    }
    return entries;
  }

  private static MapNode nest(Codec<NestConstraint, Void> codec, NestConstraint nest) {
    return nest.equals(NestConstraint.FREE) ? EMPTY : codec.write(nest);
  }

  /** Adds an entry, with what it turns off, if it says anything. */
  private static void add(
      List<LevelEntry> entries, LevelConstraint level, EntryType type, MapNode keys) {
    MapNode whole = SwitchKeys.write(type, level.reuse(), MapBuilder.of(keys)).build();
    if (!whole.entries().isEmpty()) {
      entries.add(new LevelEntry(level.level(), type, whole));
    }
  }
}
