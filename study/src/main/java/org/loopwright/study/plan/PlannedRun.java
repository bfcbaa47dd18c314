package org.loopwright.study.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.loopwright.formats.study.AnalyzePlan;
import org.loopwright.formats.study.CensusPlan;
import org.loopwright.formats.study.EvaluatePlan;
import org.loopwright.formats.study.ExplorePlan;
import org.loopwright.formats.study.MapPlan;
import org.loopwright.formats.study.RowData;
import org.loopwright.formats.study.RowDataReader;
import org.loopwright.formats.study.StudyRun;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

/**
 * A run whose parts are known.
 *
 * @param rows that need no work: what is known of layers, and numbers of files
 * @param failures what has no part: designs and layers that cannot be read
 */
public record PlannedRun(
    StudyRun run, List<StudyRow> rows, List<StudyPart> parts, List<Problem> failures) {
  public PlannedRun {
    rows = List.copyOf(rows);
    parts = List.copyOf(parts);
    failures = List.copyOf(failures);
  }

  /** What makes the parts of a run; the one place that knows all kinds. */
  public static PlannedRun of(StudyRun run, StudyContext context) {
    PlanBuilder builder = new PlanBuilder(context);
    if (run.plan() instanceof MapPlan map) {
      new MapParts(map, builder).add();
    } else if (run.plan() instanceof CensusPlan census) {
      new CensusParts(census, builder).add();
    } else if (run.plan() instanceof AnalyzePlan analyze) {
      new AnalyzeParts(analyze, builder).add();
    } else if (run.plan() instanceof ExplorePlan explore) {
      new ExploreParts(explore, builder).add();
    } else if (run.plan() instanceof EvaluatePlan evaluate) {
      new EvaluateParts(evaluate, builder).add();
    }
    List<StudyRow> rows = new ArrayList<>(builder.rows());
    List<Problem> failures = new ArrayList<>(builder.failures());
    for (RowData data : run.data()) {
      try {
        Map<String, Map<String, Double>> numbers = RowDataReader.read(context.folder(), data);
        numbers.forEach((name, cells) -> rows.add(new StudyRow(name, cells)));
      } catch (SpecException wrong) {
        failures.addAll(wrong.problems());
      }
    }
    return new PlannedRun(run, rows, builder.parts(), failures);
  }
}
