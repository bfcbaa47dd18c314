package org.loopwright.formats.study;

import java.util.List;
import org.loopwright.model.diagnostics.Require;

/**
 * Sweeps hardware. Rows are designs, named by their sweep: {@code early/best_throughput}, those of
 * the ablation of spatial reuse ({@code early/no_multicast}), {@code early/counts}, and designs to
 * draw.
 */
public record ExplorePlan(List<SweepPlan> sweeps) implements RunPlan {
  public ExplorePlan {
    sweeps = List.copyOf(sweeps);
    Require.that(!sweeps.isEmpty(), "axis 'sweeps' has no value: name at least one");
    Require.distinct(sweeps.stream().map(SweepPlan::name).toList(), "sweep");
  }
}
