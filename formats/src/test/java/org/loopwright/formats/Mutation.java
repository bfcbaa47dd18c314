package org.loopwright.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NullNode;
import org.loopwright.formats.document.ScalarNode;

/** A document with one thing in it changed. */
record Mutation(String what, Node document) {
  private static final List<String> ODD_VALUES =
      List.of(
          "0",
          "-1",
          "",
          "x",
          "9223372036854775808",
          "9223372036854775807",
          "1e999",
          ".nan",
          "-.inf",
          "1.5",
          "true",
          "[",
          "R=0 R=0",
          "_*_.",
          "A[1..0]");

  /** Every document that differs from {@code document} in one place. */
  static List<Mutation> of(Node document) {
    List<Mutation> mutations = new ArrayList<>();
    mutate(document, mutated -> mutated, mutations);
    return mutations;
  }

  /** Adds the mutations of a node, put into the document by {@code whole}. */
  private static void mutate(Node node, UnaryOperator<Node> whole, List<Mutation> mutations) {
    String place = node.location().toString();
    for (Node other : replacements(node)) {
      mutations.add(
          new Mutation(place + " becomes " + other.describe() + other.size(), whole.apply(other)));
    }
    if (node instanceof MapNode map) {
      for (int i = 0; i < map.entries().size(); i++) {
        entry(map, i, whole, mutations);
      }
    } else if (node instanceof ListNode list) {
      for (int i = 0; i < list.items().size(); i++) {
        item(list, i, whole, mutations);
      }
    }
  }

  private static List<Node> replacements(Node node) {
    List<Node> others = new ArrayList<>();
    others.add(new NullNode(node.location()));
    others.add(new ListNode(node.location(), List.of()));
    others.add(new ListNode(node.location(), List.of(node)));
    others.add(new MapNode(node.location(), List.of()));
    others.add(
        new MapNode(node.location(), List.of(new MapNode.Entry("k", node.location(), node))));
    for (String odd : ODD_VALUES) {
      others.add(new ScalarNode(node.location(), odd));
    }
    if (node instanceof ScalarNode scalar) {
      others.add(new ScalarNode(node.location(), "-" + scalar.text()));
      others.add(new ScalarNode(node.location(), scalar.text() + scalar.text()));
      others.add(new ScalarNode(node.location(), scalar.text().repeat(300)));
    }
    return others;
  }

  private static void entry(
      MapNode map, int index, UnaryOperator<Node> whole, List<Mutation> mutations) {
    MapNode.Entry entry = map.entries().get(index);
    List<MapNode.Entry> without = new ArrayList<>(map.entries());
    without.remove(index);
    String place = entry.location().toString();
    mutations.add(
        new Mutation(
            place + " is missing", whole.apply(new MapNode(map.location(), without, map.tag()))));
    for (String name : List.of(entry.key() + "x", "", "_", entry.key().toUpperCase(Locale.ROOT))) {
      MapNode.Entry renamed = new MapNode.Entry(name, entry.location(), entry.value());
      mutations.add(
          new Mutation(place + " is called " + name, whole.apply(with(map, index, renamed))));
    }
    mutate(
        entry.value(),
        value ->
            whole.apply(with(map, index, new MapNode.Entry(entry.key(), entry.location(), value))),
        mutations);
  }

  private static MapNode with(MapNode map, int index, MapNode.Entry entry) {
    List<MapNode.Entry> entries = new ArrayList<>(map.entries());
    entries.set(index, entry);
    return new MapNode(map.location(), entries, map.tag());
  }

  private static void item(
      ListNode list, int index, UnaryOperator<Node> whole, List<Mutation> mutations) {
    Node item = list.items().get(index);
    List<Node> without = new ArrayList<>(list.items());
    without.remove(index);
    List<Node> twice = new ArrayList<>(list.items());
    twice.add(item);
    mutations.add(
        new Mutation(
            item.location() + " is missing", whole.apply(new ListNode(list.location(), without))));
    mutations.add(
        new Mutation(
            "duplicate " + item.location(), whole.apply(new ListNode(list.location(), twice))));
    mutate(
        item,
        value -> {
          List<Node> items = new ArrayList<>(list.items());
          items.set(index, value);
          return whole.apply(new ListNode(list.location(), items));
        },
        mutations);
  }
}
