package org.loopwright.formats;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.formats.compound.CompoundTree;
import org.loopwright.formats.document.write.LibconfigTree;
import org.loopwright.formats.document.write.YamlTree;
import org.loopwright.formats.timeloop.ArchitectureTree;
import org.loopwright.formats.timeloop.ConstraintsTree;
import org.loopwright.formats.timeloop.MapperOptionsTree;
import org.loopwright.formats.timeloop.MappingWriter;
import org.loopwright.formats.timeloop.TablesTree;
import org.loopwright.formats.timeloop.WorkloadWriter;
import org.loopwright.formats.timeloop.v04.NodesTree;
import org.loopwright.model.constraint.Constraints;

/** The sections of a specification as a tree to be written. */
final class SpecificationTree {
  private SpecificationTree() {}

  /** The classic tree of subtrees, in YAML. */
  static String classic(Specification specification) {
    Map<String, Object> sections = new LinkedHashMap<>();
    sections.put("architecture", architecture(specification).subtree());
    List<Map<String, Object>> constraints = constraints(specification);
    if (!constraints.isEmpty()) {
      sections.put("mapspace_constraints", Map.of("targets", constraints));
    }
    addRest(specification, sections);
    return YamlTree.of(sections);
  }

  /** The nodes of version 0.4, in YAML. */
  static String nodes(Specification specification) {
    Map<String, Object> sections = new LinkedHashMap<>();
    if (!specification.attributes().design().isEmpty()) {
      sections.put("variables", NodesTree.variables(specification.attributes().design()));
    }
    Map<?, ?> system =
        (Map<?, ?>) ((List<?>) architecture(specification).subtree().get("subtree")).get(0);
    NodesTree nodes =
        NodesTree.of(
            specification.architecture(),
            (List<?>) system.get("local"),
            constraints(specification),
            specification.workload());
    sections.put("architecture", nodes.architecture());
    addRest(specification, sections);
    sections.computeIfPresent("mapping", (key, entries) -> nodes.mapping(listOfMaps(entries)));
    return YamlTree.of(sections);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> listOfMaps(Object entries) {
    return (List<Map<String, Object>>) entries;
  }

  /** The oldest form, in libconfig. */
  static String libconfig(Specification specification) {
    Map<String, Object> sections = new LinkedHashMap<>();
    sections.put("arch", architecture(specification).flat());
    List<Map<String, Object>> constraints = constraints(specification);
    if (!constraints.isEmpty()) {
      sections.put("mapspace", new LinkedHashMap<>(Map.of("constraints", constraints)));
    }
    addRest(specification, sections);
    // Versions came later than this form.
    sections.values().stream()
        .filter(Map.class::isInstance)
        .forEach(section -> ((Map<?, ?>) section).remove("version"));
    return LibconfigTree.of(sections);
  }

  private static ArchitectureTree architecture(Specification specification) {
    return new ArchitectureTree(
        specification.architecture(),
        specification.attributes().design(),
        specification.attributes().components());
  }

  private static List<Map<String, Object>> constraints(Specification specification) {
    Constraints constraints = specification.constraints();
    String innermost = specification.architecture().storage().get(0).name();
    return ConstraintsTree.of(constraints, innermost);
  }

  private static void addRest(Specification specification, Map<String, Object> sections) {
    specification
        .workload()
        .ifPresent(workload -> sections.put("problem", WorkloadWriter.tree(workload)));
    if (specification.workload().isPresent() && specification.mapping().isPresent()) {
      sections.put(
          "mapping",
          MappingWriter.entries(
              specification.workload().get(),
              specification.architecture(),
              specification.mapping().get()));
    }
    specification
        .search()
        .ifPresent(options -> sections.put("mapper", MapperOptionsTree.of(options)));
    if (!specification.compounds().isEmpty()) {
      sections.put("compound_components", CompoundTree.of(specification.compounds()));
    }
    if (!specification.energy().equals(EnergyTable.EMPTY)) {
      sections.put("ERT", TablesTree.of(specification.energy()));
    }
    if (!specification.area().equals(AreaTable.EMPTY)) {
      sections.put("ART", TablesTree.of(specification.area()));
    }
  }
}
