package org.loopwright.formats;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.loopwright.formats.compound.CompoundComponents;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapBuilder;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NodeContent;
import org.loopwright.formats.timeloop.MappingCodec;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Problem;

/** The sections of documents, merged but not yet read. Immutable. */
final class Sections {
  static final Sections NONE = new Sections(Map.of());

  /** What the section {@code globals} asks of front ends, and Loopwright does not do. */
  private static final Map<String, String> IGNORED_GLOBALS =
      Map.of(
          "expression_custom_functions",
          "functions in Python are not run; an expression that calls one is an error",
          "accelergy_plug_ins",
          "plug-ins of Accelergy are not run; costs come from technologies and tables");

  private final Map<Section, Node> nodes;

  private Sections(Map<Section, Node> nodes) {
    this.nodes = nodes;
  }

  boolean has(Section section) {
    return nodes.containsKey(section);
  }

  Optional<Node> get(Section section) {
    return Optional.ofNullable(nodes.get(section));
  }

  /** The nodes of those of some sections that there are, in the order of {@code sections}. */
  List<Node> get(List<Section> sections) {
    return sections.stream().flatMap(section -> get(section).stream()).toList();
  }

  /** Whether other sections have the same nodes for some sections. */
  boolean hasSame(List<Section> sections, Sections other) {
    return sections.stream().allMatch(section -> get(section).equals(other.get(section)));
  }

  /** These and the sections of one more document; none may be in both but classes of compounds. */
  Sections with(Node document, Diagnosis diagnosis) {
    if (!(document instanceof MapNode map)) {
      diagnosis.error(
          document.location(), "must be a map of sections but was " + document.describe());
      return this;
    }
    Map<Section, Node> all = copy();
    for (MapNode.Entry entry : map.entries()) {
      Section.of(entry.key())
          .ifPresentOrElse(
              section -> add(section, entry, all, diagnosis), () -> checkOther(entry, diagnosis));
    }
    return new Sections(all);
  }

  private static void add(
      Section section, MapNode.Entry entry, Map<Section, Node> all, Diagnosis diagnosis) {
    boolean absent =
        entry.value().isNull()
            || (section == Section.MAPPING && !MappingCodec.isGiven(entry.value()));
    if (absent) {
      return;
    }
    Node first = all.putIfAbsent(section, entry.value());
    if (first != null && section == Section.COMPOUND_COMPONENTS) {
      all.put(section, CompoundComponents.together(first, entry.value()));
    } else if (first != null) {
      diagnosis.error(
          entry.location(),
          "section '%s' is given twice; the first is at %s"
              .formatted(entry.key(), first.location()));
    }
  }

  private static void checkOther(MapNode.Entry entry, Diagnosis diagnosis) {
    if (Section.isNotModelled(entry.key())) {
      diagnosis.warning(entry.location(), "is not modelled and has no effect");
    } else if (entry.key().equals("globals")) {
      checkGlobals(entry.value(), diagnosis);
    } else if (Section.isOfOtherTools(entry.key())) {
      diagnosis.withoutEffect(entry.location(), entry.key(), "is of other tools and has no effect");
    } else if (!Section.isHarmless(entry.key())) {
      String message = "unknown section '" + entry.key() + "'";
      diagnosis.unknown(entry.location(), message, entry.key(), Section.allKeys());
    }
  }

  private static void checkGlobals(Node globals, Diagnosis diagnosis) {
    for (MapNode.Entry entry : globals.entries()) {
      boolean empty =
          entry.value().isNull()
              || (entry.value() instanceof ListNode list && list.items().isEmpty());
      if (!empty) {
        diagnosis.warning(
            entry.location(),
            IGNORED_GLOBALS.getOrDefault(entry.key(), "is of other tools and has no effect"));
      }
    }
  }

  /** These, with the mapping of a document in place of their own, if they have one. */
  Sections withMapping(Node document, Diagnosis diagnosis) {
    Sections given = NONE.with(document, diagnosis);
    if (!given.has(Section.MAPPING)) {
      diagnosis.error(document.location(), "there is no section 'mapping'");
    } else if (given.nodes.size() > 1) {
      diagnosis.add(
          Problem.error(document.location(), "has more sections than 'mapping'")
              .withAdvice("Name the file among the specification files"));
    }
    Map<Section, Node> all = copy();
    all.putAll(given.nodes);
    return new Sections(all);
  }

  /** These with another node for one of them. */
  Sections replaced(Section section, Node node) {
    Map<Section, Node> all = copy();
    all.put(section, node);
    return new Sections(all);
  }

  /** Those that are none of some. */
  Sections without(Set<Section> others) {
    Map<Section, Node> all = copy();
    all.keySet().removeAll(others);
    return new Sections(all);
  }

  /** All of them as one document. */
  MapNode document() {
    MapBuilder document = MapBuilder.written();
    nodes.forEach((section, node) -> document.put(section.keys().get(0), node));
    return document.build();
  }

  /**
   * What all of them hold, wherever it lies: a text that others share only with the same content.
   */
  String content() {
    StringBuilder text = new StringBuilder();
    nodes.forEach((section, node) -> text.append(section).append(' ').append(NodeContent.of(node)));
    return text.toString();
  }

  private Map<Section, Node> copy() {
    Map<Section, Node> copy = new EnumMap<>(Section.class);
    copy.putAll(nodes);
    return copy;
  }
}
