package org.loopwright.formats.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;

/**
 * A map in a list of a study file, such as a claim, a design or a sweep.
 *
 * @param list the key of the list
 */
record StudyEntry(String list, MapNode node) {
  /** The keys by one of which an entry is known. */
  private static final List<String> NAMES = List.of("id", "name", "network", "file");

  private static final String RUNS = "runs";

  /** The innermost entry that a place lies in. */
  static Optional<StudyEntry> around(Node document, Location place) {
    return around("", document, place.path());
  }

  private static Optional<StudyEntry> around(String key, Node node, String path) {
    for (MapNode.Entry entry : node.entries()) {
      if (holds(entry.value(), path)) {
        return around(entry.key(), entry.value(), path);
      }
    }
    for (Node item : node instanceof ListNode list ? list.items() : List.<Node>of()) {
      if (holds(item, path)) {
        Optional<StudyEntry> own =
            item instanceof MapNode map ? Optional.of(new StudyEntry(key, map)) : Optional.empty();
        return around(key, item, path).or(() -> own);
      }
    }
    return Optional.empty();
  }

  private static boolean holds(Node node, String path) {
    String own = node.location().path();
    return path.startsWith(own)
        && (path.length() == own.length() || ".[".indexOf(path.charAt(own.length())) >= 0);
  }

  /** What is wrong with this entry, and what becomes of it. */
  Problem leftOut(Problem problem) {
    String name = name().map(" '%s'"::formatted).orElse("");
    return Problem.error(
            problem.location(),
            "entry%s of '%s' is left out: %s".formatted(name, list, problem.message()))
        .withAdvice(problem.advice());
  }

  private Optional<String> name() {
    return NAMES.stream().flatMap(key -> node.text(key).stream()).findFirst();
  }

  /**
   * A document without some entries. Of a run its name stays, with a table that has no rows: other
   * runs are known by their places, and numbers by their runs.
   */
  static Node without(Node document, Set<MapNode> entries) {
    return without("", document, entries);
  }

  private static Node without(String key, Node node, Set<MapNode> entries) {
    if (node instanceof MapNode map) {
      return new MapNode(
          map.location(),
          map.entries().stream()
              .map(
                  entry ->
                      new MapNode.Entry(
                          entry.key(),
                          entry.location(),
                          without(entry.key(), entry.value(), entries)))
              .toList(),
          map.tag());
    }
    if (node instanceof ListNode list) {
      List<Node> items = new ArrayList<>();
      for (Node item : list.items()) {
        if (!(item instanceof MapNode map) || !entries.contains(map)) {
          items.add(without(key, item, entries));
        } else if (key.equals(RUNS)) {
          items.add(emptyRun(map));
        }
      }
      return new ListNode(list.location(), items, list.tag());
    }
    return node;
  }

  private static MapNode emptyRun(MapNode run) {
    Location at = run.location();
    String name = run.text("name").filter(text -> !text.isBlank()).orElse("?");
    return new MapNode(
        at, List.of(entry("name", name, at), entry("kind", RunKind.DATA.label(), at)));
  }

  private static MapNode.Entry entry(String key, String text, Location at) {
    return new MapNode.Entry(key, at, ScalarNode.of(text, at));
  }
}
