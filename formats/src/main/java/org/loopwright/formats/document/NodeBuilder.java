package org.loopwright.formats.document;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

/**
 * Builds a tree of nodes from the events of a parser, on a stack of its own, so that no nesting can
 * exhaust the thread's. Holds the limits, the anchors and the rule that a key is given once.
 */
final class NodeBuilder {
  private static final int MAX_TEXT = 1 << 14;

  /** A hostile file must not make paths of keys long. */
  private static final int MAX_PATH = 200;

  private static final String CUT = "...";

  /** More duplicate keys than a user would read of. */
  private static final int MAX_SLIPS = 50;

  private final SourceText source;
  private final ReadLimits limits;
  private final Deque<Open> open = new ArrayDeque<>();
  private final Map<String, Node> anchors = new HashMap<>();
  private final Set<String> openAnchors = new HashSet<>();
  private final List<Problem> slips = new ArrayList<>();
  private long nodes;
  private Node root;

  NodeBuilder(SourceText source, ReadLimits limits) {
    this.source = source;
    this.limits = limits;
  }

  /** A place in this file, with the path of the value that comes next. */
  Location here(int line, int column) {
    return source.locate(line, column, nextPath());
  }

  private String nextPath() {
    return open.isEmpty() ? "" : open.peek().nextPath();
  }

  /** A map or list of a grammar that has neither anchors nor tags. */
  void openMap(Location location) {
    openMap(location, Optional.empty(), "");
  }

  void openList(Location location) {
    openList(location, Optional.empty(), "");
  }

  void openMap(Location location, Optional<String> anchor, String tag) {
    push(new OpenMap(new Start(location, nextPath(), anchor, tag)));
  }

  void openList(Location location, Optional<String> anchor, String tag) {
    push(new OpenList(new Start(location, nextPath(), anchor, tag)));
  }

  private void push(Open collection) {
    refuseAsKey(collection.start.location);
    if (open.size() >= limits.depth()) {
      throw new SpecException(
          collection.start.location, "nested deeper than " + limits.depth() + " levels");
    }
    collection.start.anchor.ifPresent(openAnchors::add);
    open.push(collection);
  }

  private void refuseAsKey(Location location) {
    if (awaitsKey()) {
      throw new SpecException(location, "a key must be a word but was a map or a list");
    }
  }

  /** Whether the next scalar is a key of the open map. */
  boolean awaitsKey() {
    return !open.isEmpty() && open.peek().awaitsKey();
  }

  void key(String key, Location location) {
    refuseLong(key, location);
    open.peek().key(key, location);
  }

  private static void refuseLong(String text, Location location) {
    if (text.length() > MAX_TEXT) {
      throw new SpecException(location, "a text longer than " + MAX_TEXT + " characters");
    }
  }

  void close() {
    Open collection = open.pop();
    Node node = collection.build();
    collection.start.anchor.ifPresent(openAnchors::remove);
    add(node, collection.start.anchor);
  }

  void add(Node node, Optional<String> anchor) {
    anchor.ifPresent(name -> anchors.put(name, node));
    if (node instanceof ScalarNode scalar) {
      refuseLong(scalar.text(), scalar.location());
    }
    count(node.location(), node instanceof ScalarNode ? node.size() : 1);
    attach(node);
  }

  /** Puts the node of an anchor here once more. */
  void alias(String anchor, Location location) {
    refuseAsKey(location);
    if (openAnchors.contains(anchor)) {
      throw new SpecException(location, "anchor '" + anchor + "' contains itself");
    }
    Node node = anchors.get(anchor);
    if (node == null) {
      throw new SpecException(location, "there is no anchor '" + anchor + "' above");
    }
    include(node, location);
  }

  /** Puts the node of another file here. */
  void include(Node node, Location location) {
    refuseAsKey(location);
    count(location, node.size());
    attach(node);
  }

  private void count(Location location, long more) {
    nodes += more;
    if (nodes > limits.nodes()) {
      throw new SpecException(
          location,
          "more than " + limits.nodes() + " values, counted with the uses of its anchors");
    }
  }

  private void attach(Node node) {
    if (open.isEmpty()) {
      root = node;
    } else {
      open.peek().add(node);
    }
  }

  Optional<Node> root() {
    return Optional.ofNullable(root);
  }

  /** What is wrong but did not end the reading: duplicate keys. */
  List<Problem> slips() {
    return slips;
  }

  private void slip(Problem problem) {
    if (slips.size() < MAX_SLIPS) {
      slips.add(problem);
    }
  }

  /** The path of keys to a node, of which every node keeps its own. */
  private static String path(String text) {
    return text.length() > MAX_PATH
        ? CUT + text.substring(text.length() - (MAX_PATH - CUT.length()))
        : text;
  }

  /** Where a map or list begins, and what is known of it there. */
  private record Start(Location location, String path, Optional<String> anchor, String tag) {}

  /** A map or list whose end has not come yet. */
  private abstract static class Open {
    final Start start;

    Open(Start start) {
      this.start = start;
    }

    /** Of the value that comes next, as {@code architecture.subtree[0].name}. */
    abstract String nextPath();

    abstract void add(Node node);

    abstract Node build();

    boolean awaitsKey() {
      return false;
    }

    void key(String key, Location location) {
      throw new IllegalStateException("a list has no keys");
    }
  }

  private static final class OpenList extends Open {
    private final List<Node> items = new ArrayList<>();

    OpenList(Start start) {
      super(start);
    }

    @Override
    String nextPath() {
      return path(start.path + "[" + items.size() + "]");
    }

    @Override
    void add(Node node) {
      items.add(node);
    }

    @Override
    Node build() {
      return new ListNode(start.location, items, start.tag);
    }
  }

  private final class OpenMap extends Open {
    private final Map<String, MapNode.Entry> entries = new LinkedHashMap<>();
    private final List<MergedMap> merged = new ArrayList<>();
    private String key;
    private Location keyLocation;

    OpenMap(Start start) {
      super(start);
    }

    @Override
    String nextPath() {
      return key == null ? start.path : path(start.path.isEmpty() ? key : start.path + "." + key);
    }

    @Override
    boolean awaitsKey() {
      return key == null;
    }

    @Override
    void key(String newKey, Location location) {
      key = newKey;
      keyLocation = new Location(location.file(), location.line(), location.column(), nextPath());
    }

    @Override
    void add(Node node) {
      if (MergedMap.isMergeKey(key)) {
        merged.add(new MergedMap(key, keyLocation, node));
      } else {
        MapNode.Entry first = entries.putIfAbsent(key, new MapNode.Entry(key, keyLocation, node));
        if (first != null) {
          secondTime(first, node);
        }
      }
      key = null;
    }

    /** The second value of a key is an error, but a warning if it is the same number or text. */
    private void secondTime(MapNode.Entry first, Node node) {
      String message =
          "key '" + key + "' is given twice; the first is on line " + first.location().line();
      boolean same =
          node instanceof ScalarNode scalar
              && first.value().scalarText().equals(Optional.of(scalar.text()));
      slip(same ? Problem.warning(keyLocation, message) : Problem.error(keyLocation, message));
    }

    @Override
    Node build() {
      merged.forEach(map -> map.into(entries, limits.depth() - open.size()));
      return new MapNode(start.location, List.copyOf(entries.values()), start.tag);
    }
  }
}
