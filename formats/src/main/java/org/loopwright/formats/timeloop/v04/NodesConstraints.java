package org.loopwright.formats.timeloop.v04;

import static org.loopwright.formats.timeloop.v04.ClassicNodes.entry;
import static org.loopwright.formats.timeloop.v04.ClassicNodes.list;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.timeloop.v04.NodesDesign.ConstrainedNode;
import org.loopwright.formats.timeloop.v04.NodesDesign.Kind;
import org.loopwright.formats.timeloop.v04.NodesDesign.ParallelNodes;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.Spelling;
import org.loopwright.model.workload.Workload;

/**
 * Translates what the nodes say of mappings, and the entries of sections that name nodes, to
 * classic entries for a workload.
 */
public final class NodesConstraints {
  private static final List<String> TYPES =
      List.of("spatial", "temporal", "dataspace", "max_overbooked_proportion", "utilization");
  private static final Set<String> DATA_SPACE_TYPES = Set.of("bypass", "datatype", "dataspace");
  private static final Set<String> OF_THE_STATEMENT = Set.of("target", "name", "type");

  private final NodesDesign design;
  private final Workload workload;
  private final Diagnosis diagnosis;
  private final NestMacros nests;
  private final KeptDataSpaces dataSpaces;
  private final Map<String, ConstrainedNode> nodes = new LinkedHashMap<>();
  private final List<Node> entries = new ArrayList<>();

  /** What sections say beside their entries, such as a version. */
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
  public static List<Node> translate(
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
      add(node.name(), "temporal", at, nests.noLoops(at));
      MapNode.Entry all = entry("bypass", list(at, workload.dataSpaceNames()));
      add(node.name(), "dataspace", at, List.of(all));
    }
    for (MapNode.Entry entry : node.constraints().entries()) {
      if (!TYPES.contains(entry.key())) {
        Problem unknown =
            Problem.error(entry.location(), "unknown constraint '" + entry.key() + "'");
        diagnosis.add(Spelling.advice(entry.key(), TYPES).map(unknown::withAdvice).orElse(unknown));
      } else if (entry.value() instanceof MapNode keys) {
        state(entry.key(), node, keys);
      } else if (!entry.value().isNull()) {
        String found = entry.value().describe();
        diagnosis.error(entry.value().location(), "must be a map but was " + found);
      }
    }
  }

  private void add(String level, String type, Location at, List<MapNode.Entry> keys) {
    List<MapNode.Entry> all = new ArrayList<>();
    all.add(entry("target", at, level));
    all.add(entry("type", at, type));
    all.addAll(keys);
    entries.add(new MapNode(at, all));
  }

  /** A section: a list of entries, or a map with the list as its targets. */
  private void section(Node section) {
    if (section instanceof ListNode list) {
      list.items().forEach(this::statement);
    } else if (section instanceof MapNode map) {
      List<MapNode.Entry> rest = new ArrayList<>();
      for (MapNode.Entry entry : map.entries()) {
        if (entry.value() instanceof ListNode list
            && Set.of("targets", "constraints").contains(entry.key())) {
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
    Optional<ConstrainedNode> node =
        ClassicNodes.text(statement, "target")
            .or(() -> ClassicNodes.text(statement, "name"))
            .map(nodes::get);
    Optional<String> type = ClassicNodes.text(statement, "type");
    if (node.isEmpty() || type.isEmpty()) {
      entries.add(statement);
      return;
    }
    List<MapNode.Entry> keys = new ArrayList<>(((MapNode) statement).entries());
    keys.removeIf(key -> OF_THE_STATEMENT.contains(key.key()));
    String plain = DATA_SPACE_TYPES.contains(type.get()) ? "dataspace" : type.get();
    state(plain, node.get(), new MapNode(statement.location(), keys));
  }

  /** What is said of a node, as a constraint of its level or of the one that feeds it. */
  private void state(String type, ConstrainedNode node, MapNode keys) {
    switch (type) {
      case "spatial" -> spatial(node, keys);
      case "temporal" -> {
        if (hasLevel(node, keys)) {
          add(node.name(), type, keys.location(), nests.workedOut(node, keys));
        }
      }
      case "dataspace" -> {
        List<MapNode.Entry> workedOut = dataSpaces.workedOut(node.name(), keys);
        if (hasLevel(node, keys)) {
          add(node.name(), type, keys.location(), workedOut);
        }
      }
      default -> {
        if (hasLevel(node, keys)) {
          add(node.name(), type, keys.location(), keys.entries());
        }
      }
    }
  }

  /** Whether a node is a level; one that is not may still say what its branch keeps. */
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
        .anyMatch(branch -> branch.nodes().contains(node.name()));
  }

  private void spatial(ConstrainedNode node, MapNode keys) {
    String feeding = design.fanouts().get(node.name());
    if (feeding != null) {
      add(feeding, "spatial", keys.location(), nests.workedOut(node, keys));
    } else if (node.kind() == Kind.CONTAINER || node.kind() == Kind.NOTHING) {
      diagnosis.warning(
          keys.location(), "has no effect: %s has one instance".formatted(node.name()));
    } else {
      add(node.name(), "spatial", keys.location(), nests.workedOut(node, keys));
    }
  }

  private void parallel(ParallelNodes parallel) {
    dataSpaces
        .bypassedIn(parallel)
        .forEach(
            (name, bypassed) -> {
              Location at = nodes.get(name).constraints().location();
              if (nodes.get(name).kind() == Kind.COMPONENT) {
                add(name, "dataspace", at, List.of(entry("bypass", list(at, bypassed))));
              }
            });
  }
}
