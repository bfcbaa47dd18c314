package org.loopwright.formats;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ValueType;
import org.loopwright.formats.maestro.CostTableReader;
import org.loopwright.formats.space.SpaceReader;
import org.loopwright.formats.study.StudyCodec;
import org.loopwright.formats.technology.TechnologyReader;

/** JSON Schemas of files and of their sections, made from the tables that the readers read by. */
public final class Schemas {
  /** The schema of a whole specification file. */
  public static final String SPECIFICATION = "specification";

  private static final String SPACE = "space";
  private static final String STUDY = "study";
  private static final Map<String, Described> TYPES = types();

  private Schemas() {}

  /** What there is a schema of, and what it is. */
  private record Described(String description, ValueType<?> type) {}

  private static Map<String, Described> types() {
    Map<String, Described> types = new LinkedHashMap<>();
    types.put(
        SPECIFICATION,
        new Described(
            "A specification file: sections of Loopwright, Timeloop and Accelergy.",
            ValueType.table(Schemas::file)));
    for (Section section : Section.values()) {
      String name = section.schema();
      String description = "The section '" + name + "' of a specification.";
      types.putIfAbsent(name, new Described(description, section.type()));
    }
    types.put(
        "technology",
        new Described(
            "The file technology.yaml of a technology.",
            ValueType.table(() -> TechnologyReader.FILE)));
    types.put(
        "costs",
        new Described(
            "A file of building blocks for hardware sweeps.",
            ValueType.table(() -> CostTableReader.FILE)));
    types.put(
        SPACE,
        new Described(
            "A file of a design space for 'explore'.", ValueType.table(() -> SpaceReader.FILE)));
    types.put(
        STUDY, new Described("A file of a study.", ValueType.table(() -> StudyCodec.STUDY_FILE)));
    return types;
  }

  /** What there is a schema of: whole files, and sections by their names. */
  public static List<String> names() {
    return List.copyOf(TYPES.keySet());
  }

  /** The schema of that name. */
  public static Optional<ObjectNode> named(String name) {
    return Optional.ofNullable(TYPES.get(name))
        .map(it -> SchemaDocument.of("Loopwright " + name, it.description, it.type));
  }

  /** The schema that a document is of: a space, a study, or sections of a specification. */
  public static Optional<String> nameFor(Node document) {
    if (SpaceReader.isSpace(document)) {
      return Optional.of(SPACE);
    }
    if (StudyCodec.isStudy(document)) {
      return Optional.of(STUDY);
    }
    return document instanceof MapNode map
            && map.entries().stream().anyMatch(entry -> isSection(entry.key()))
        ? Optional.of(SPECIFICATION)
        : Optional.empty();
  }

  private static boolean isSection(String key) {
    return Arrays.stream(Section.values()).anyMatch(section -> section.keys().contains(key));
  }

  private static KeyTable file() {
    List<Key<?>> keys = new ArrayList<>();
    for (Section section : Section.values()) {
      List<String> spellings = section.keys();
      keys.add(
          Key.of(spellings.get(0), section.type(), section.meaning())
              .spelled(spellings.subList(1, spellings.size()).toArray(String[]::new)));
    }
    return KeyTable.of(
            "file", "Sections; each is given once in all files.", keys.toArray(Key[]::new))
        .passingOver(Section.HARMLESS)
        .notModelling(Section.NOT_MODELLED)
        .withRules(Map.of("patternProperties", Map.of("ignore", Map.of())));
  }
}
