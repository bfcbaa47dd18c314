package org.loopwright.formats.study;

import java.util.List;
import org.loopwright.model.diagnostics.Require;

/**
 * Analyses every layer in every data-centric mapping. A row is a layer; its numbers are those of
 * the analysis, each after the name of its mapping: {@code kcp.cycles}.
 *
 * @param files mapping files next to the study, whose layers are rows, too
 */
public record AnalyzePlan(
    List<DirectiveMappingPlan> mappings, List<StudyNetwork> networks, List<String> files)
    implements RunPlan {
  public AnalyzePlan {
    mappings = List.copyOf(mappings);
    networks = List.copyOf(networks);
    files = List.copyOf(files);
    Require.that(!mappings.isEmpty(), "axis 'mappings' has no value: name at least one");
    Require.that(
        !networks.isEmpty() || !files.isEmpty(),
        "axis 'networks' has no value: name a network, or a mapping file under 'files'");
    Require.distinct(mappings.stream().map(DirectiveMappingPlan::name).toList(), "mapping");
  }
}
