package org.loopwright.formats.timeloop.v04;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapBuilder;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.timeloop.EntryKeys;
import org.loopwright.formats.timeloop.EntryType;
import org.loopwright.formats.timeloop.SwitchKeys;

/**
 * Completes a mapping by what the nodes state already: in this grammar a mapping is a list of
 * constraints like those of the nodes, and need not repeat them.
 */
public final class NodesMapping {
  private static final Pattern EXACTLY_ONE_FACTOR = Pattern.compile("([^<>=]+)=+\\d+");
  private static final String SPATIAL = NodeKeys.word(EntryType.SPATIAL);
  private static final String DATA_SPACE = NodeKeys.word(EntryType.DATASPACE);
  private static final Set<String> TYPES =
      Set.of(NodeKeys.word(EntryType.TEMPORAL), SPATIAL, DATA_SPACE);

  private final List<Node> mapping;

  private NodesMapping(List<Node> mapping) {
    this.mapping = mapping;
  }

  /**
   * The entries of a mapping, of levels and no longer of nodes, and those that it lacks.
   *
   * @param constraints classic entries, all of which the mapping must obey
   */
  public static Node complete(Node mapping, NodesDesign design, List<Node> constraints) {
    if (!(mapping instanceof ListNode list)) {
      return mapping;
    }
    NodesMapping completion =
        new NodesMapping(
            list.items().stream()
                .map(item -> atLevel(item, design.fanouts()))
                .collect(Collectors.toCollection(ArrayList::new)));
    for (Node section : constraints) {
      if (section instanceof ListNode entries) {
        entries.items().forEach(completion::addMissing);
      }
    }
    return new ListNode(list.location(), completion.mapping);
  }

  /** A spatial entry of a node is one of the level that feeds it. */
  private static Node atLevel(Node item, Map<String, String> fanouts) {
    if (!(item instanceof MapNode entry) || !hasText(entry, EntryKeys.TYPE, SPATIAL)) {
      return item;
    }
    return entry
        .entry(EntryKeys.TARGET.name())
        .filter(
            target -> target.value() instanceof ScalarNode name && fanouts.containsKey(name.text()))
        .<Node>map(
            target -> {
              String level = fanouts.get(((ScalarNode) target.value()).text());
              return MapBuilder.of(entry)
                  .put(target.key(), new ScalarNode(target.location(), level))
                  .build();
            })
        .orElse(item);
  }

  private static boolean hasText(MapNode entry, Key<String> key, String text) {
    return key.textIn(entry).equals(Optional.of(text));
  }

  private void addMissing(Node constraint) {
    if (!(constraint instanceof MapNode demanded)
        || EntryKeys.TARGET.textIn(demanded).isEmpty()
        || EntryKeys.TYPE.textIn(demanded).filter(TYPES::contains).isEmpty()) {
      return;
    }
    boolean ofDataSpaces = hasText(demanded, EntryKeys.TYPE, DATA_SPACE);
    for (int i = 0; i < mapping.size(); i++) {
      if (mapping.get(i) instanceof MapNode entry && isSame(entry, demanded)) {
        mapping.set(i, ofDataSpaces ? switched(entry, demanded) : completed(entry, demanded));
        return;
      }
    }
    MapBuilder keys = MapBuilder.at(demanded.location());
    for (Key<?> key : List.of(EntryKeys.TARGET, EntryKeys.TYPE, EntryKeys.KEEP, EntryKeys.BYPASS)) {
      key.findIn(demanded).ifPresent(node -> keys.put(key.name(), node));
    }
    mapping.add(completed(keys.build(), demanded));
  }

  private static boolean isSame(MapNode entry, MapNode demanded) {
    String type = EntryKeys.TYPE.textIn(demanded).orElseThrow();
    return EntryKeys.TARGET.textIn(entry).equals(EntryKeys.TARGET.textIn(demanded))
        && (hasText(entry, EntryKeys.TYPE, type)
            || (type.equals(DATA_SPACE)
                && EntryKeys.TYPE
                    .textIn(entry)
                    .filter(EntryType.DATASPACE.words()::contains)
                    .isPresent()));
  }

  /** An entry with the order and the factors that are demanded and that it does not state. */
  private static MapNode completed(MapNode entry, MapNode demanded) {
    MapBuilder keys = MapBuilder.of(switched(entry, demanded));
    for (Key<?> key : List.of(EntryKeys.PERMUTATION, EntryKeys.SPLIT)) {
      if (key.findIn(entry).isEmpty()) {
        demanded.entry(key.name()).ifPresent(keys::put);
      }
    }
    if (EntryKeys.FACTORS.findIn(demanded).orElse(null) instanceof ListNode factors) {
      Optional<Node> stated = EntryKeys.FACTORS.findIn(entry);
      Set<String> named = stated.map(NodesMapping::dimensions).orElse(Set.of());
      List<Node> all = new ArrayList<>(stated.map(List::of).orElse(List.of()));
      factors.items().stream().filter(factor -> isMissing(factor, named)).forEach(all::add);
      keys.remove(EntryKeys.FACTORS).put(EntryKeys.FACTORS, new ListNode(factors.location(), all));
    }
    return keys.build();
  }

  /** An entry with the reuse turned off that is demanded to be, of which it says nothing. */
  private static MapNode switched(MapNode entry, MapNode demanded) {
    MapBuilder keys = MapBuilder.of(entry);
    for (String name : SwitchKeys.NAMES) {
      if (entry.entry(name).isEmpty()) {
        demanded.entry(name).ifPresent(keys::put);
      }
    }
    return keys.build();
  }

  private static boolean isMissing(Node factor, Set<String> named) {
    return factor instanceof ScalarNode scalar
        && EXACTLY_ONE_FACTOR.matcher(scalar.text()).matches()
        && !named.contains(scalar.text().substring(0, scalar.text().indexOf('=')));
  }

  private static Set<String> dimensions(Node factors) {
    Set<String> dimensions = new LinkedHashSet<>();
    if (factors instanceof ListNode list) {
      list.items().forEach(item -> dimensions.addAll(dimensions(item)));
    } else if (factors instanceof MapNode map) {
      map.entries().forEach(entry -> dimensions.add(entry.key()));
    } else if (factors instanceof ScalarNode scalar) {
      for (String word : scalar.text().trim().split("[\\s,]+")) {
        int operator = word.indexOf('=');
        dimensions.add(operator < 0 ? word.replaceAll("\\d+$", "") : word.substring(0, operator));
      }
    }
    return dimensions;
  }
}
