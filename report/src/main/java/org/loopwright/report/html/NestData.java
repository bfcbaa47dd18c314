package org.loopwright.report.html;

import static org.loopwright.report.table.Column.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.table.Table;

/** A mapping as the loop nest that the page draws, outermost level and loop first. */
final class NestData {
  private NestData() {}

  static JsonObject of(Workload workload, Mapping mapping) {
    return new JsonObject()
        .put(
            "dimensions",
            Table.of(
                workload.dimensions(),
                data("name", Dimension::name),
                data("bound", Dimension::bound)))
        .put(
            "tensors",
            Table.of(
                workload.dataSpaces(),
                data("name", DataSpace::name),
                data("result", DataSpace::readWrite),
                data("ranks", NestData::ranks),
                data("indices", NestData::indices)))
        .put(
            "levels",
            Table.of(
                outermostFirst(mapping.levels()),
                data("level", LevelMapping::level),
                data("keeps", LevelMapping::keep),
                data("temporal", level -> loops(level.temporal())),
                data("spatial_y", level -> loops(level.spatialY())),
                data("spatial_x", level -> loops(level.spatialX()))));
  }

  /** The dimensions that index each rank of a tensor. */
  private static List<List<String>> ranks(DataSpace dataSpace) {
    return dataSpace.projection().stream()
        .map(rank -> rank.terms().stream().map(Term::dimension).toList())
        .toList();
  }

  /** The sum of terms that indexes each rank of a tensor. */
  private static List<Table<Term>> indices(DataSpace dataSpace) {
    return dataSpace.projection().stream()
        .map(
            rank ->
                Table.of(
                    rank.terms(),
                    data("dimension", Term::dimension),
                    data("coefficient", Term::coefficient)))
        .toList();
  }

  private static Table<Loop> loops(List<Loop> innermostFirst) {
    return Table.of(
        outermostFirst(innermostFirst),
        data("dimension", Loop::dimension),
        data("bound", Loop::bound),
        data("residual", Loop::residual));
  }

  private static <T> List<T> outermostFirst(List<T> innermostFirst) {
    List<T> reversed = new ArrayList<>(innermostFirst);
    Collections.reverse(reversed);
    return reversed;
  }
}
