package org.loopwright.formats;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.formats.compound.CompoundComponents;
import org.loopwright.formats.document.MapBuilder;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.write.LibconfigTree;
import org.loopwright.formats.document.write.YamlTree;
import org.loopwright.formats.timeloop.ArchitectureCodec;
import org.loopwright.formats.timeloop.ConstraintKeys;
import org.loopwright.formats.timeloop.ConstraintsCodec;
import org.loopwright.formats.timeloop.CostTableCodec;
import org.loopwright.formats.timeloop.FlatArchitectureCodec;
import org.loopwright.formats.timeloop.LevelEntry;
import org.loopwright.formats.timeloop.MapperCodec;
import org.loopwright.formats.timeloop.MappingCodec;
import org.loopwright.formats.timeloop.ProblemCodec;
import org.loopwright.formats.timeloop.StatedComponent;
import org.loopwright.formats.timeloop.Versions;
import org.loopwright.formats.timeloop.v04.NodesWriter;

/** Writes the sections of a specification, in each grammar. */
final class SpecificationSections {
  private final Specification specification;
  private final List<LevelEntry> constraints;
  private final MapBuilder sections = MapBuilder.written();

  private SpecificationSections(Specification specification) {
    this.specification = specification;
    constraints =
        ConstraintsCodec.entries(
            specification.constraints(), specification.architecture().storage().get(0).name());
  }

  /** The classic tree of subtrees, in YAML. */
  static String classic(Specification specification) {
    SpecificationSections writer = new SpecificationSections(specification);
    writer.put(
        Section.ARCHITECTURE,
        ArchitectureCodec.write(specification.architecture(), specification.attributes()));
    writer.putConstraints(Section.MAPSPACE_CONSTRAINTS, ConstraintKeys.TARGETS.name());
    return YamlTree.of(writer.withRest(LevelEntry::list));
  }

  /** The nodes of version 0.4, in YAML. */
  static String nodes(Specification specification) {
    SpecificationSections writer = new SpecificationSections(specification);
    if (!specification.attributes().design().isEmpty()) {
      writer.put(Section.VARIABLES, NodesWriter.variables(specification.attributes().design()));
    }
    NodesWriter nodes =
        NodesWriter.of(
            specification.architecture(),
            StatedComponent.of(specification.architecture(), specification.attributes()),
            writer.constraints,
            specification.workload());
    writer.put(Section.ARCHITECTURE, nodes.architecture());
    return YamlTree.of(writer.withRest(nodes::mapping));
  }

  /** The oldest form, in libconfig, which came before versions. */
  static String libconfig(Specification specification) {
    SpecificationSections writer = new SpecificationSections(specification);
    writer.sections.put(
        "arch",
        FlatArchitectureCodec.write(specification.architecture(), specification.attributes()));
    writer.putConstraints(Section.MAPSPACE, ConstraintKeys.CONSTRAINTS.name());
    MapBuilder unversioned = MapBuilder.written();
    for (MapNode.Entry section : writer.withRest(LevelEntry::list).entries()) {
      unversioned.put(
          section.key(),
          section.value() instanceof MapNode map
              ? MapBuilder.of(map).remove(Versions.KEY).build()
              : section.value());
    }
    return LibconfigTree.of(unversioned.build());
  }

  private void put(Section section, Node value) {
    sections.put(section.keys().get(0), value);
  }

  private void putConstraints(Section section, String key) {
    if (!constraints.isEmpty()) {
      put(section, MapBuilder.written().put(key, LevelEntry.list(constraints)).build());
    }
  }

  /** All sections, after those that each grammar writes in its own way. */
  private MapNode withRest(Function<List<LevelEntry>, Node> mapping) {
    specification
        .workload()
        .ifPresent(workload -> put(Section.PROBLEM, ProblemCodec.write(workload)));
    entriesOfMapping().ifPresent(entries -> put(Section.MAPPING, mapping.apply(entries)));
    specification.search().ifPresent(options -> put(Section.MAPPER, MapperCodec.write(options)));
    if (!specification.compounds().isEmpty()) {
      put(Section.COMPOUND_COMPONENTS, CompoundComponents.write(specification.compounds()));
    }
    if (!specification.energy().equals(EnergyTable.EMPTY)) {
      put(Section.ENERGY_TABLE, CostTableCodec.write(specification.energy()));
    }
    if (!specification.area().equals(AreaTable.EMPTY)) {
      put(Section.AREA_TABLE, CostTableCodec.write(specification.area()));
    }
    return sections.build();
  }

  private Optional<List<LevelEntry>> entriesOfMapping() {
    return specification
        .workload()
        .flatMap(
            workload ->
                specification
                    .mapping()
                    .map(
                        mapping ->
                            MappingCodec.entries(workload, specification.architecture(), mapping)));
  }
}
