package org.loopwright.formats;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.formats.compound.CompoundClass;
import org.loopwright.formats.compound.CompoundReader;
import org.loopwright.formats.node.Diagnosis;
import org.loopwright.formats.node.Node;
import org.loopwright.formats.technology.ComponentAttributes;
import org.loopwright.formats.timeloop.ArchitectureReader;
import org.loopwright.formats.timeloop.AreaTableReader;
import org.loopwright.formats.timeloop.EnergyTableReader;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.diagnostics.Problem;

/**
 * What does not depend on the workload, read once for many workloads.
 *
 * @param architecture empty if there is no such section, or it has errors
 * @param problems errors and warnings
 */
record Hardware(
    Optional<Architecture> architecture,
    ComponentAttributes attributes,
    List<CompoundClass> compounds,
    EnergyTable energy,
    AreaTable area,
    List<Problem> problems) {
  static Hardware read(Map<Section, Node> sections) {
    Diagnosis diagnosis = new Diagnosis();
    return new Hardware(
        section(sections, Section.ARCHITECTURE)
            .flatMap(node -> ArchitectureReader.read(node, diagnosis)),
        section(sections, Section.ARCHITECTURE)
            .map(ComponentAttributes::of)
            .orElse(ComponentAttributes.NONE),
        section(sections, Section.COMPOUND_COMPONENTS)
            .map(node -> CompoundReader.read(node, diagnosis))
            .orElse(List.of()),
        section(sections, Section.ENERGY_TABLE)
            .flatMap(node -> EnergyTableReader.read(node, diagnosis))
            .orElse(EnergyTable.EMPTY),
        section(sections, Section.AREA_TABLE)
            .flatMap(node -> AreaTableReader.read(node, diagnosis))
            .orElse(AreaTable.EMPTY),
        diagnosis.problems());
  }

  private static Optional<Node> section(Map<Section, Node> sections, Section section) {
    return Optional.ofNullable(sections.get(section));
  }
}
