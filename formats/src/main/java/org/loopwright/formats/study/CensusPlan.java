package org.loopwright.formats.study;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalLong;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.Target;

/**
 * Counts the mapspace of every layer on every design. A row is a layer; its numbers are those of
 * the census, each after the name of its design: {@code nvdla.matching}.
 *
 * @param samples points to draw; empty for all
 * @param statistic the number whose distribution is described
 * @param conditions what must be true of the mappings that count
 * @param within keeps only mappings near the best
 * @param histogram bins of which each is a row, in place of one row for each layer
 */
public record CensusPlan(
    List<StudyDesign> designs,
    List<StudyNetwork> networks,
    OptionalLong samples,
    long seed,
    Objective statistic,
    List<Objective> conditions,
    List<Target> within,
    OptionalLong histogram)
    implements RunPlan {
  public CensusPlan {
    designs = List.copyOf(designs);
    networks = List.copyOf(networks);
    conditions = List.copyOf(conditions);
    within = List.copyOf(within);
    requireNonNull(samples, "samples");
    requireNonNull(histogram, "histogram");
    Require.that(!designs.isEmpty(), "axis 'designs' has no value: name at least one");
    Require.that(!networks.isEmpty(), "axis 'networks' has no value: name at least one");
  }
}
