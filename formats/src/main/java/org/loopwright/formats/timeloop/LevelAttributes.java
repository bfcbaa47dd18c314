package org.loopwright.formats.timeloop;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.model.diagnostics.Diagnosis;

/**
 * The attributes of a classic architecture as a whole and of its levels. Models of prices read
 * them, and nobody else: sizes and bandwidths are those that a component states itself.
 */
public final class LevelAttributes {
  private LevelAttributes() {}

  /**
   * Warns of attributes that only a component can state, and of those that nobody knows, at a level
   * or the whole architecture and at all levels inside.
   */
  public static void check(Node level, Diagnosis diagnosis) {
    checkMap(level.get(StatedDesign.ATTRIBUTES.name()), diagnosis);
    branches(level).forEach(inside -> check(inside, diagnosis));
  }

  private static List<Node> branches(Node level) {
    return level.get(ArchitectureCodec.SUBTREE.name()).orElse(null) instanceof ListNode list
        ? list.items()
        : List.of();
  }

  private static void checkMap(Optional<Node> attributes, Diagnosis diagnosis) {
    attributes
        .filter(node -> !node.isNull())
        .ifPresent(node -> checkKeys(MapReader.of(node, diagnosis), diagnosis));
  }

  private static void checkKeys(MapReader attributes, Diagnosis diagnosis) {
    Set<String> ofPrices = StorageAttributes.ofPrices();
    attributes.expect(
        KeyTable.of("level_attributes", "Attributes of all inside.")
            .leaving(List.copyOf(ofPrices)));
    Set<String> ofComponents = ofComponents();
    for (MapNode.Entry entry : attributes.unknown()) {
      String key = entry.key().replace('-', '_');
      if (ofComponents.contains(key)) {
        attributes.ignore(key);
        diagnosis.withoutEffect(
            entry.location(),
            key,
            "has no effect on the components inside, but for models of prices that read it:"
                + " state it in the attributes of each component");
      }
    }
    attributes.finishWithWarnings(List.of());
  }

  /** All that components state of themselves. */
  private static Set<String> ofComponents() {
    Set<String> names = new LinkedHashSet<>(UnmodelledAttributes.NAMES_OF_NETWORKS);
    Stream.of(StorageAttributes.CODEC.table(), ComputeAttributes.CODEC.table())
        .flatMap(table -> table.keys().stream())
        .forEach(key -> names.addAll(key.spellings()));
    return names;
  }
}
