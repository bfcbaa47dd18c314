package org.loopwright.formats.study;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.dataflow.style.TileSizes;
import org.loopwright.explore.SweepAxes;
import org.loopwright.explore.budget.Budget;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Require;

/**
 * A sweep of hardware for the layers of a network in one style.
 *
 * @param name what rows begin with
 * @param tiles combinations of what a PE holds, each swept
 * @param costs cost table: a name in the library, or a file
 * @param at its place in the study, for messages
 */
public record SweepPlan(
    String name,
    StudyNetwork network,
    DataflowStyle style,
    List<TileSizes> tiles,
    SweepAxes axes,
    Budget budget,
    String costs,
    Location at) {
  public SweepPlan {
    requireNonNull(network, "network");
    requireNonNull(style, "style");
    tiles = List.copyOf(tiles);
    requireNonNull(axes, "axes");
    requireNonNull(budget, "budget");
    requireNonNull(costs, "costs");
    requireNonNull(at, "at");
    Require.that(!tiles.isEmpty(), "sweep %s has no tiles", name);
  }
}
