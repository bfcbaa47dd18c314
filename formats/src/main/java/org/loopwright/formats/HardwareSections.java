package org.loopwright.formats;

import java.util.List;
import java.util.Optional;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.cost.technology.compound.CompoundClass;
import org.loopwright.formats.compound.CompoundComponents;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.technology.ComponentAttributes;
import org.loopwright.formats.timeloop.ArchitectureReader;
import org.loopwright.formats.timeloop.CostTableCodec;
import org.loopwright.formats.timeloop.v04.NodesDesign;
import org.loopwright.formats.timeloop.v04.NodesReader;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Problem;

/**
 * The sections that do not depend on the workload, read once for many workloads.
 *
 * @param architecture empty if there is no such section, or it has errors
 * @param design where the architecture is given as nodes
 * @param problems errors and warnings
 */
record HardwareSections(
    Optional<Architecture> architecture,
    Optional<NodesDesign> design,
    ComponentAttributes attributes,
    List<CompoundClass> compounds,
    EnergyTable energy,
    AreaTable area,
    List<Problem> problems) {
  /** All sections that are read here. */
  static final List<Section> ALL =
      List.of(
          Section.ARCHITECTURE,
          Section.VARIABLES,
          Section.ENERGY_TABLE,
          Section.AREA_TABLE,
          Section.COMPOUND_COMPONENTS);

  static HardwareSections read(Sections sections) {
    Diagnosis diagnosis = new Diagnosis();
    Optional<Node> given = sections.get(Section.ARCHITECTURE);
    Optional<NodesDesign> design =
        given
            .filter(NodesReader::isGiven)
            .flatMap(node -> NodesReader.read(node, sections.get(Section.VARIABLES), diagnosis));
    Optional<Node> classic =
        given.isPresent() && NodesReader.isGiven(given.get())
            ? design.map(NodesDesign::classic)
            : given;
    return new HardwareSections(
        classic.flatMap(node -> ArchitectureReader.read(node, diagnosis)),
        design,
        classic.map(ComponentAttributes::of).orElse(ComponentAttributes.NONE),
        sections
            .get(Section.COMPOUND_COMPONENTS)
            .map(node -> CompoundComponents.read(node, diagnosis))
            .orElse(List.of()),
        sections
            .get(Section.ENERGY_TABLE)
            .flatMap(node -> CostTableCodec.readEnergies(node, diagnosis))
            .orElse(EnergyTable.EMPTY),
        sections
            .get(Section.AREA_TABLE)
            .flatMap(node -> CostTableCodec.readAreas(node, diagnosis))
            .orElse(AreaTable.EMPTY),
        diagnosis.problems());
  }
}
