package org.loopwright.formats.study;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.loopwright.formats.document.Node;
import org.loopwright.model.diagnostics.Require;

/**
 * Maps every layer on every design. A row is a layer; its numbers are those of the results, each
 * after the name of its design: {@code eyeriss.energy_pj}.
 *
 * @param mapper section {@code mapper} of all searches
 */
public record MapPlan(List<StudyDesign> designs, List<StudyNetwork> networks, Optional<Node> mapper)
    implements RunPlan {
  public MapPlan {
    designs = List.copyOf(designs);
    networks = List.copyOf(networks);
    requireNonNull(mapper, "mapper");
    Require.that(!designs.isEmpty(), "axis 'designs' has no value: name at least one");
    Require.that(!networks.isEmpty(), "axis 'networks' has no value: name at least one");
    Require.distinct(designs.stream().map(StudyDesign::name).toList(), "design");
  }
}
