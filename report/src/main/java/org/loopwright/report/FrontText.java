package org.loopwright.report;

import java.util.List;
import org.loopwright.cost.Evaluation;
import org.loopwright.search.FoundMapping;
import org.loopwright.search.goal.Objective;

/** A front of energy and delay, for people. */
public final class FrontText {
  private FrontText() {}

  /** The points, and whether they are all; where there is none, why. */
  public static String of(LayerFront layer) {
    return layer.front().points().isEmpty()
        ? withoutPoints(layer)
        : table(layer.front().points()) + System.lineSeparator() + claim(layer);
  }

  /** The first search was for the fastest mapping: it ended without one, or without proof. */
  private static String withoutPoints(LayerFront layer) {
    List<MappedLayer> fastest =
        List.of(
            MappedLayer.searched(
                layer.workload(),
                layer.architecture(),
                1,
                layer
                    .options()
                    .withGoal(
                        goal -> goal.withObjectives(List.of(Objective.DELAY, Objective.ENERGY))),
                layer.front().last()));
    String gap = System.lineSeparator();
    return layer.front().last().best().isPresent()
        ? "not finished: no point is proved; the fastest mapping so far:"
            + gap
            + gap
            + NetworkText.of(fastest)
        : NetworkText.failures(fastest);
  }

  private static String table(List<FoundMapping> points) {
    TextTable table = new TextTable("point", "energy", "cycles", "utilization", "EDP, pJ*cycles");
    for (int i = 0; i < points.size(); i++) {
      Evaluation evaluation = points.get(i).evaluation();
      table.row(
          Integer.toString(i + 1),
          Quantity.energy(evaluation.energyPj()),
          Quantity.count(evaluation.cycles()),
          Quantity.percent(evaluation.utilization()),
          Quantity.significant(evaluation.energyDelayProduct()));
    }
    return table.toString();
  }

  private static String claim(LayerFront layer) {
    int points = layer.front().points().size();
    String claim =
        switch (layer.front().end()) {
          case COMPLETE -> "complete: every other mapping of the space is as good or worse in both";
          case POINT_LIMIT ->
              "cut at "
                  + points
                  + " points: each is on the front, there are more between the last two";
          case UNPROVED ->
              "not finished: each point is on the front, there may be more between the last two";
        };
    return "%s (%d searches, %s s)%n"
        .formatted(claim, layer.front().searches(), Quantity.significant(layer.front().seconds()));
  }
}
