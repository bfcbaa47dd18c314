package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapBuilder;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueReader;
import org.loopwright.formats.document.ValueType;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.mapping.ReuseSwitch;

/**
 * The levels of a loop nest's text as the entries of a mapping. In a text the place of a loop
 * counts: levels have the order of the architecture, and in a level time is above space.
 */
final class LoopNestEntries {
  /** The levels, outermost first. */
  static final Key<List<Node>> NEST =
      Key.of("nest", ValueType.listOf(ValueType.ANYTHING), "The levels.").mustBeThere();

  private static final String TIME = "time";
  private static final int UNKNOWN = -1;

  private static final Key<List<ScalarNode>> KEEPS =
      Key.of("keeps", ValueType.WORDS, "Data spaces that stay at the level.");
  private static final Key<Map<String, List<ScalarNode>>> OFF =
      Key.of("off", ValueType.mapOf(ValueType.WORDS), "By what is turned off, for what.");
  private static final Key<String> LEVEL =
      Key.of("level", ValueType.TEXT, "Name of the level.").mustBeThere();
  private static final Key<List<Node>> LOOPS =
      Key.of("loops", ValueType.listOf(ValueType.ANYTHING), "Its loops.").mustBeThere();
  private static final KeyTable LEVEL_TABLE =
      KeyTable.of("nest_level", "A level and its loops.", LEVEL, KEEPS, OFF, LOOPS);

  private static final Key<String> KIND =
      Key.of("kind", ValueType.TEXT, "In time, or across X or Y.").mustBeThere();
  private static final Key<String> DIMENSION =
      Key.of("dimension", ValueType.TEXT, "Name of the dimension.").mustBeThere();
  private static final Key<Long> FROM =
      Key.of("from", ValueType.INTEGER, "Always 0.").mustBeThere();
  private static final Key<Long> TO =
      Key.of("to", ValueType.POSITIVE, "Bound of the loop.").mustBeThere();
  private static final Key<Node> RESIDUAL =
      Key.of("residual", ValueType.ANYTHING, "Iterations on the edge.");
  private static final KeyTable LOOP =
      KeyTable.of("nest_loop", "A loop.", KIND, DIMENSION, FROM, TO, RESIDUAL);

  private final Binding binding;
  private final Diagnosis diagnosis;
  private final ValueReader values;
  private final List<Node> entries = new ArrayList<>();
  private final Set<Integer> seen = new HashSet<>();
  private int above;

  private LoopNestEntries(Binding binding) {
    this.binding = binding;
    diagnosis = binding.diagnosis();
    values = new ValueReader(diagnosis);
    above = binding.architecture().storage().size();
  }

  /** The list of entries that a mapping's section may be instead. */
  static Optional<Node> of(MapNode nest, Binding binding) {
    int mark = binding.diagnosis().errorCount();
    LoopNestEntries reader = new LoopNestEntries(binding);
    KeyTable table = KeyTable.of("nest", "A loop nest.", NEST);
    MapReader keys = MapReader.of(nest, table, binding.diagnosis());
    for (Node level : keys.requireList(NEST)) {
      reader.level(MapReader.of(level, LEVEL_TABLE, binding.diagnosis()));
    }
    keys.finish();
    reader.requireAllLevels(nest.location());
    return binding
        .diagnosis()
        .build(mark, nest.location(), () -> new ListNode(nest.location(), reader.entries));
  }

  private void level(MapReader keys) {
    Node name = keys.findRequired(LEVEL).orElse(keys.node());
    int level = binding.level(name, values.text(name)).orElse(UNKNOWN);
    if (level >= above) {
      diagnosis.error(
          keys.location(),
          "%s is out of place: each level is given once, the outermost first"
              .formatted(binding.levelName(level)));
    }
    above = level == UNKNOWN ? above : level;
    seen.add(level);
    Map<ReuseSwitch, Node> off = off(keys);
    residence(name, keys, off);
    loops(name, keys.requireList(LOOPS), off);
    keys.finish();
  }

  private void requireAllLevels(Location location) {
    for (int level = 0; level < binding.architecture().storage().size(); level++) {
      if (!seen.contains(level)) {
        diagnosis.error(location, "there is no line '" + binding.levelName(level) + " keeps ...'");
      }
    }
  }

  /** By what a level turns off, the list of the data spaces that it is turned off for. */
  private Map<ReuseSwitch, Node> off(MapReader keys) {
    Map<ReuseSwitch, Node> off = new EnumMap<>(ReuseSwitch.class);
    for (MapNode.Entry entry : keys.find(OFF).map(Node::entries).orElse(List.of())) {
      Optional<ReuseSwitch> which = Labels.find(ReuseSwitch.class, entry.key());
      if (which.isEmpty()) {
        List<String> known = Labels.list(ReuseSwitch.class);
        String message = "unknown reuse '" + entry.key() + "'";
        diagnosis.unknown(entry.location(), message, entry.key(), known);
      }
      which.ifPresent(known -> off.put(known, entry.value()));
    }
    return off;
  }

  private void residence(Node level, MapReader keys, Map<ReuseSwitch, Node> off) {
    Set<String> kept = binding.dataSpaces(keys, KEEPS);
    List<String> bypassed = new ArrayList<>(binding.workload().dataSpaceNames());
    bypassed.removeAll(kept);
    MapBuilder entry = entry(level, EntryType.DATASPACE).putTexts(EntryKeys.BYPASS, bypassed);
    entries.add(turnOff(entry, EntryType.DATASPACE, off).build());
  }

  /** Adds what an entry of a type turns off. */
  private static MapBuilder turnOff(MapBuilder entry, EntryType type, Map<ReuseSwitch, Node> off) {
    SwitchKeys.ofMapping(type)
        .forEach(
            (which, key) -> {
              if (off.containsKey(which)) {
                entry.put(key.name(), off.get(which));
              }
            });
    return entry;
  }

  private void loops(Node level, List<Node> loops, Map<ReuseSwitch, Node> off) {
    List<LoopLine> time = new ArrayList<>();
    List<LoopLine> x = new ArrayList<>();
    List<LoopLine> y = new ArrayList<>();
    for (Node node : loops) {
      LoopLine loop = loop(MapReader.of(node, LOOP, diagnosis));
      if (binding.dimension(loop.name, loop.dimension.location()).isEmpty()) {
        continue;
      }
      if (loop.kind.equals(TIME) && x.size() + y.size() > 0) {
        diagnosis.error(
            loop.dimension.location(), "loops in time must be above the parallel loops of a level");
      }
      (loop.kind.equals(TIME) ? time : loop.kind.equals("X") ? x : y).add(loop);
    }
    if (!time.isEmpty() || turnsOff(EntryType.TEMPORAL, off)) {
      MapBuilder temporal = nest(level, EntryType.TEMPORAL, innermostFirst(time));
      entries.add(turnOff(temporal, EntryType.TEMPORAL, off).build());
    }
    if (x.size() + y.size() > 0 || turnsOff(EntryType.SPATIAL, off)) {
      List<LoopLine> both = innermostFirst(x);
      both.addAll(innermostFirst(y));
      MapBuilder spatial =
          nest(level, EntryType.SPATIAL, both).put(EntryKeys.SPLIT, (long) x.size());
      entries.add(turnOff(spatial, EntryType.SPATIAL, off).build());
    }
  }

  private static boolean turnsOff(EntryType type, Map<ReuseSwitch, Node> off) {
    return !Collections.disjoint(SwitchKeys.ofMapping(type).keySet(), off.keySet());
  }

  /** A loop as written. */
  private record LoopLine(String kind, String name, Node dimension, Node factor) {}

  private LoopLine loop(MapReader keys) {
    String kind = keys.text(KIND);
    Node dimension = keys.findRequired(DIMENSION).orElse(keys.node());
    long from = keys.require(FROM).orElse(0L);
    Node bound = keys.findRequired(TO).orElse(keys.node());
    values.positive(bound);
    Optional<Node> residual = keys.find(RESIDUAL);
    keys.finish();
    if (from != 0) {
      diagnosis.error(dimension.location(), "a loop must start at 0 but starts at " + from);
    }
    Node factor = residual.map(node -> withResidual(bound, node)).orElse(bound);
    return new LoopLine(kind, values.text(dimension), dimension, factor);
  }

  private Node withResidual(Node bound, Node residual) {
    return new ScalarNode(residual.location(), values.text(bound) + "," + values.text(residual));
  }

  private static List<LoopLine> innermostFirst(List<LoopLine> loops) {
    List<LoopLine> reversed = new ArrayList<>(loops);
    Collections.reverse(reversed);
    return reversed;
  }

  /** An entry of loops; a dimension that has two keeps both, so that the mapping refuses them. */
  private static MapBuilder nest(Node level, EntryType type, List<LoopLine> innermostFirst) {
    List<MapNode.Entry> factors = new ArrayList<>();
    List<Node> order = new ArrayList<>();
    for (LoopLine loop : innermostFirst) {
      factors.add(new MapNode.Entry(loop.name, loop.dimension.location(), loop.factor));
      order.add(loop.dimension);
    }
    Location location = level.location();
    return entry(level, type)
        .put(EntryKeys.FACTORS, new MapNode(location, factors))
        .put(EntryKeys.PERMUTATION, new ListNode(location, order));
  }

  private static MapBuilder entry(Node level, EntryType type) {
    return MapBuilder.at(level.location())
        .put(EntryKeys.TARGET.name(), level)
        .put(EntryKeys.TYPE, type.words().get(0));
  }
}
