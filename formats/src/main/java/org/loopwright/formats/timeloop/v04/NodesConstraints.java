package org.loopwright.formats.timeloop.v04;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapBuilder;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.timeloop.ConstraintKeys;
import org.loopwright.formats.timeloop.ConstraintSource;
import org.loopwright.formats.timeloop.EntryKeys;
import org.loopwright.formats.timeloop.EntryType;
import org.loopwright.formats.timeloop.SwitchKeys;
import org.loopwright.formats.timeloop.WrittenFor;
import org.loopwright.formats.timeloop.v04.NodesDesign.ConstrainedNode;
import org.loopwright.formats.timeloop.v04.NodesDesign.Kind;
import org.loopwright.formats.timeloop.v04.NodesDesign.ParallelNodes;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.workload.Workload;

/**
 * Translates the constraints of the nodes, and the entries of sections that name nodes, to classic
 * entries for a workload.
 */
public final class NodesConstraints {
  private static final String OTHER_TARGET = "name";
  private static final Set<String> HEADER =
      Set.of(EntryKeys.TARGET.name(), OTHER_TARGET, EntryKeys.TYPE.name());

  /** Keys of a section that hold its entries. */
  private static final Set<String> LISTS =
      Set.of(ConstraintKeys.TARGETS.name(), ConstraintKeys.CONSTRAINTS.name());

  private final NodesDesign design;
  private final Workload workload;
  private final Diagnosis diagnosis;
  private final NestMacros nests;
  private final KeptDataSpaces dataSpaces;
  private final Map<String, ConstrainedNode> nodes = new LinkedHashMap<>();
  private final List<Node> entries = new ArrayList<>();

  /** Keys of sections besides their entries, such as a version. */
  private final List<Node> others = new ArrayList<>();

  private NodesConstraints(NodesDesign design, Workload workload, Diagnosis diagnosis) {
    this.design = design;
    this.workload = workload;
    this.diagnosis = diagnosis;
    nests = new NestMacros(workload, diagnosis);
    dataSpaces = new KeptDataSpaces(workload, diagnosis);
    design.nodes().forEach(node -> nodes.put(node.name(), node));
  }

  /** All constraints: of the nodes, of these sections, and what follows from the branches. */
  public static ConstraintSource source(NodesDesign design, List<Node> sections) {
    return new ConstraintSource() {
      @Override
      public Location location() {
        return design.classic().location();
      }

      @Override
      public Optional<Node> writtenFor() {
        return design
            .writtenFor()
            .or(
                () ->
                    sections.stream()
                        .flatMap(section -> WrittenFor.KEY.findIn(section).stream())
                        .findFirst());
      }

      @Override
      public List<Node> sections(Workload words, Diagnosis diagnosis) {
        return translate(design, sections, words, diagnosis);
      }
    };
  }

  private static List<Node> translate(
      NodesDesign design, List<Node> sections, Workload workload, Diagnosis diagnosis) {
    NodesConstraints translation = new NodesConstraints(design, workload, diagnosis);
    design.nodes().forEach(translation::node);
    sections.forEach(translation::section);
    design.parallels().forEach(translation::parallel);
    List<Node> all = new ArrayList<>(translation.others);
    all.add(0, new ListNode(design.classic().location(), translation.entries));
    return all;
  }

  private void node(ConstrainedNode node) {
    Location at = node.constraints().location();
    if (node.kind() == Kind.FANOUT) {
      add(node.name(), NodeKeys.word(EntryType.TEMPORAL), nests.noLoops(at));
      bypass(node.name(), at, workload.dataSpaceNames());
    }
    for (MapNode.Entry entry : node.constraints().entries()) {
      if (!NodeKeys.TYPES.containsKey(entry.key())) {
        diagnosis.unknown(
            entry.location(),
            "unknown constraint '" + entry.key() + "'",
            entry.key(),
            NodeKeys.TYPES.keySet());
      } else if (entry.value() instanceof MapNode keys) {
        state(entry.key(), node, keys);
      } else if (!entry.value().isNull()) {
        String found = entry.value().describe();
        diagnosis.error(entry.value().location(), "must be a map but was " + found);
      }
    }
  }

  private void add(String level, String type, MapNode keys) {
    entries.add(
        MapBuilder.at(keys.location())
            .put(EntryKeys.TARGET, level)
            .put(EntryKeys.TYPE, type)
            .putAll(keys)
            .build());
  }

  private void bypass(String level, Location at, Collection<String> dataSpaces) {
    add(
        level,
        NodeKeys.word(EntryType.DATASPACE),
        MapBuilder.at(at).putTexts(EntryKeys.BYPASS, dataSpaces).build());
  }

  /** A section: a list of entries, or a map with the list as its targets. */
  private void section(Node section) {
    if (section instanceof ListNode list) {
      list.items().forEach(this::statement);
    } else if (section instanceof MapNode map) {
      List<MapNode.Entry> rest = new ArrayList<>();
      for (MapNode.Entry entry : map.entries()) {
        if (entry.value() instanceof ListNode list && LISTS.contains(entry.key())) {
          list.items().forEach(this::statement);
        } else {
          rest.add(entry);
        }
      }
      others.add(new MapNode(map.location(), rest));
    } else {
      others.add(section);
    }
  }

  /** An entry of a section; one that names no node is in the classic grammar already. */
  private void statement(Node statement) {
    if (!(statement instanceof MapNode map)) {
      entries.add(statement);
      return;
    }
    Optional<ConstrainedNode> node =
        EntryKeys.TARGET.textIn(map).or(() -> map.text(OTHER_TARGET)).map(nodes::get);
    Optional<String> type = EntryKeys.TYPE.textIn(map);
    if (node.isEmpty() || type.isEmpty()) {
      entries.add(statement);
      return;
    }
    MapBuilder keys = MapBuilder.at(map.location());
    map.entries().stream().filter(key -> !HEADER.contains(key.key())).forEach(keys::put);
    boolean ofDataSpaces = EntryType.DATASPACE.words().contains(type.get());
    state(ofDataSpaces ? NodeKeys.word(EntryType.DATASPACE) : type.get(), node.get(), keys.build());
  }

  /**
   * States a constraint of a node, as one of its level or of the level that feeds it.
   *
   * @param type as written; the classic reader refuses unknown ones
   */
  private void state(String type, ConstrainedNode node, MapNode written) {
    MapNode keys = withSwitches(written);
    EntryType known = NodeKeys.TYPES.get(type);
    if (known == EntryType.SPATIAL) {
      spatial(type, node, keys);
    } else if (known == EntryType.DATASPACE) {
      // A node that is no level may still state what its branch keeps.
      MapNode kept = dataSpaces.evaluated(node.name(), keys);
      if (hasLevel(node, keys)) {
        add(node.name(), type, kept);
      }
    } else if (hasLevel(node, keys)) {
      add(node.name(), type, known == EntryType.TEMPORAL ? nests.evaluated(node, keys) : keys);
    }
  }

  /** The keys with the sets of data spaces worked out whose reuse is turned off. */
  private MapNode withSwitches(MapNode keys) {
    MapBuilder all = MapBuilder.at(keys.location());
    for (MapNode.Entry key : keys.entries()) {
      if (SwitchKeys.NAMES.contains(key.key()) && !key.value().isNull()) {
        Set<String> names = DataSpaceSet.read(key.value(), workload, diagnosis);
        all.put(key.key(), ListNode.of(names, key.value().location()));
      } else {
        all.put(key);
      }
    }
    return all.build();
  }

  /** Whether a node is a level; one that is not may still state what its branch keeps. */
  private boolean hasLevel(ConstrainedNode node, MapNode keys) {
    boolean level = node.kind() == Kind.COMPONENT || node.kind() == Kind.FANOUT;
    if (!level && !keys.entries().isEmpty() && !isInParallel(node)) {
      diagnosis.warning(keys.location(), "has no effect: " + node.name() + " is no component");
    }
    return level;
  }

  private boolean isInParallel(ConstrainedNode node) {
    return design.parallels().stream()
        .flatMap(parallel -> parallel.branches().stream())
        .anyMatch(branch -> branch.contains(node.name()));
  }

  private void spatial(String type, ConstrainedNode node, MapNode keys) {
    String feeding = design.fanouts().get(node.name());
    if (feeding != null) {
      add(feeding, type, nests.evaluated(node, keys));
    } else if (node.kind() == Kind.CONTAINER || node.kind() == Kind.NOTHING) {
      diagnosis.warning(
          keys.location(), "has no effect: %s has one instance".formatted(node.name()));
    } else {
      add(node.name(), type, nests.evaluated(node, keys));
    }
  }

  private void parallel(ParallelNodes parallel) {
    dataSpaces
        .bypassedIn(parallel)
        .forEach(
            (name, bypassed) -> {
              Location at = nodes.get(name).constraints().location();
              if (nodes.get(name).kind() == Kind.COMPONENT) {
                bypass(name, at, bypassed);
              }
            });
  }
}
