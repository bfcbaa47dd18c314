package org.loopwright.formats;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.formats.compound.CompoundKeys;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.ValueType;
import org.loopwright.formats.maestro.BuildingBlockKeys;
import org.loopwright.formats.network.NetworkKeys;
import org.loopwright.formats.schema.SchemaDocument;
import org.loopwright.formats.technology.TechnologyKeys;
import org.loopwright.formats.timeloop.ArchitectureKeys;
import org.loopwright.formats.timeloop.ConstraintKeys;
import org.loopwright.formats.timeloop.CostTableKeys;
import org.loopwright.formats.timeloop.MapperKeys;
import org.loopwright.formats.timeloop.MappingKeys;
import org.loopwright.formats.timeloop.ProblemKeys;

/** JSON Schemas of files and of their sections, made from the tables that the readers read by. */
public final class Schemas {
  /** The schema of a whole specification file. */
  public static final String SPECIFICATION = "specification";

  private static final Map<String, ValueType<?>> TYPES = types();

  private Schemas() {}

  private static Map<String, ValueType<?>> types() {
    Map<String, ValueType<?>> types = new LinkedHashMap<>();
    types.put(SPECIFICATION, ValueType.table(Schemas::file));
    for (Section section : Section.values()) {
      types.putIfAbsent(name(section), type(section));
    }
    types.put("technology", ValueType.table(() -> TechnologyKeys.FILE));
    types.put("costs", ValueType.table(() -> BuildingBlockKeys.FILE));
    return types;
  }

  /** What there is a schema of: whole files, and sections by their names. */
  public static List<String> names() {
    return List.copyOf(TYPES.keySet());
  }

  /** The schema of that name. */
  public static Optional<ObjectNode> named(String name) {
    return Optional.ofNullable(TYPES.get(name))
        .map(type -> SchemaDocument.of("Loopwright " + name, description(name), type));
  }

  private static String description(String name) {
    return switch (name) {
      case SPECIFICATION -> "A specification file: sections of Loopwright, Timeloop and Accelergy.";
      case "technology" -> "The file technology.yaml of a technology.";
      case "costs" -> "A file of building blocks for hardware sweeps.";
      default -> "The section '" + name + "' of a specification.";
    };
  }

  private static KeyTable file() {
    List<Key<?>> keys = new ArrayList<>();
    for (Section section : Section.values()) {
      List<String> spellings = section.keys();
      keys.add(
          Key.of(spellings.get(0), type(section), meaning(section))
              .spelled(spellings.subList(1, spellings.size()).toArray(String[]::new)));
    }
    return KeyTable.of("file", "Sections; each stands once in all files.", keys.toArray(Key[]::new))
        .passingOver(Section.HARMLESS)
        .notModelling(Section.NOT_MODELLED)
        .withRules(Map.of("patternProperties", Map.of("ignore", Map.of())));
  }

  private static String name(Section section) {
    return switch (section) {
      case ARCHITECTURE_CONSTRAINTS,
          MAPSPACE_CONSTRAINTS,
          CONSTRAINTS,
          EXTRA_CONSTRAINTS,
          MAPSPACE ->
          "constraints";
      case PROBLEM,
          ARCHITECTURE,
          ENERGY_TABLE,
          AREA_TABLE,
          MAPPING,
          MAPPER,
          NETWORK,
          VARIABLES,
          COMPOUND_COMPONENTS,
          SHAPE ->
          section.keys().get(0);
    };
  }

  private static ValueType<?> type(Section section) {
    return switch (section) {
      case PROBLEM -> ProblemKeys.SECTION;
      case ARCHITECTURE -> ArchitectureKeys.SECTION;
      case ENERGY_TABLE -> CostTableKeys.ENERGY_SECTION;
      case AREA_TABLE -> CostTableKeys.AREA_SECTION;
      case ARCHITECTURE_CONSTRAINTS,
          MAPSPACE_CONSTRAINTS,
          CONSTRAINTS,
          EXTRA_CONSTRAINTS,
          MAPSPACE ->
          ConstraintKeys.SECTION;
      case MAPPING -> MappingKeys.SECTION;
      case MAPPER -> MapperKeys.SECTION;
      case NETWORK -> NetworkKeys.SECTION;
      case VARIABLES -> ValueType.mapOf(ValueType.ANYTHING);
      case COMPOUND_COMPONENTS -> CompoundKeys.SECTION;
      case SHAPE -> ProblemKeys.SHAPE_SECTION;
    };
  }

  private static String meaning(Section section) {
    return switch (section) {
      case PROBLEM -> "The workload.";
      case ARCHITECTURE -> "Storage levels and arithmetic.";
      case ENERGY_TABLE -> "Energies of actions, in pJ.";
      case AREA_TABLE -> "Areas of instances, in um^2.";
      case ARCHITECTURE_CONSTRAINTS -> "Limits on mappings that the hardware sets.";
      case MAPSPACE_CONSTRAINTS, CONSTRAINTS, EXTRA_CONSTRAINTS, MAPSPACE ->
          "Limits on mappings that the user sets.";
      case MAPPING -> "One mapping, to evaluate.";
      case MAPPER -> "How to search for mappings.";
      case NETWORK -> "The layers of a neural network.";
      case VARIABLES -> "Names that values of nodes are made of.";
      case COMPOUND_COMPONENTS -> "Classes of components that are made of others.";
      case SHAPE -> "The shape of the problem, where it stands by itself.";
    };
  }
}
