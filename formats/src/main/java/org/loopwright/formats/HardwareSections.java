package org.loopwright.formats;

import java.util.List;
import java.util.Optional;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.cost.technology.compound.CompoundClass;
import org.loopwright.formats.compound.CompoundComponents;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.technology.ComponentAttributes;
import org.loopwright.formats.timeloop.ArchitectureCodec;
import org.loopwright.formats.timeloop.CostTableCodec;
import org.loopwright.formats.timeloop.LevelAttributes;
import org.loopwright.formats.timeloop.TableNames;
import org.loopwright.formats.timeloop.TypedBandwidth;
import org.loopwright.formats.timeloop.v04.NodesDesign;
import org.loopwright.formats.timeloop.v04.NodesReader;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Problem;

/**
 * What is read of the sections that do not depend on the workload, once for many workloads.
 *
 * @param description empty if there is no architecture, or it has errors
 * @param design where the architecture is given as nodes
 * @param problems errors and warnings
 */
record HardwareSections(
    Optional<HardwareDescription> description,
    Optional<NodesDesign> design,
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
    boolean ofNodes = given.filter(NodesReader::isGiven).isPresent();
    Optional<NodesDesign> design =
        ofNodes
            ? NodesReader.read(given.get(), sections.get(Section.VARIABLES), diagnosis)
            : Optional.empty();
    if (!ofNodes) {
      given.ifPresent(node -> LevelAttributes.check(node, diagnosis));
    }
    Optional<Node> classic = ofNodes ? design.map(NodesDesign::classic) : given;
    ComponentAttributes attributes =
        classic.map(ComponentAttributes::of).orElse(ComponentAttributes.NONE);
    Optional<Architecture> architecture =
        classic.flatMap(
            node ->
                ArchitectureCodec.read(node, diagnosis)
                    .map(
                        read ->
                            TypedBandwidth.filledIn(read, attributes, node.location(), diagnosis)));
    List<CompoundClass> compounds =
        sections
            .get(Section.COMPOUND_COMPONENTS)
            .map(node -> CompoundComponents.read(node, diagnosis))
            .orElse(List.of());
    EnergyTable energy =
        sections
            .get(Section.ENERGY_TABLE)
            .flatMap(node -> CostTableCodec.readEnergies(node, diagnosis))
            .orElse(EnergyTable.EMPTY);
    AreaTable area =
        sections
            .get(Section.AREA_TABLE)
            .flatMap(node -> CostTableCodec.readAreas(node, diagnosis))
            .orElse(AreaTable.EMPTY);
    if (architecture.isPresent()) {
      TableNames names = new TableNames(architecture.get(), List.of(given.get(), classic.get()));
      sections.get(Section.ENERGY_TABLE).ifPresent(ert -> names.check(ert, energy::has, diagnosis));
      sections
          .get(Section.AREA_TABLE)
          .ifPresent(art -> names.check(art, name -> area.areaUm2(name).isPresent(), diagnosis));
    }
    return new HardwareSections(
        architecture.map(
            whole -> new HardwareDescription(whole, attributes, compounds, energy, area)),
        design,
        diagnosis.problems());
  }
}
