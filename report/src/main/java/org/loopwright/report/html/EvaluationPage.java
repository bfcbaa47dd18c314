package org.loopwright.report.html;

import java.util.List;
import org.loopwright.cost.Evaluation;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.Workload;
import org.loopwright.report.CostReport;
import org.loopwright.report.table.JsonObject;
import org.loopwright.result.RunIdentity;

/** One mapping and what it costs, as the page of a layer. */
public final class EvaluationPage {
  private EvaluationPage() {}

  /**
   * The whole file.
   *
   * @param evaluation of the mapping, which runs
   */
  public static String of(
      RunIdentity identity,
      Architecture architecture,
      Workload workload,
      Mapping mapping,
      Evaluation evaluation) {
    String subtitle =
        String.join(
            " · ",
            "a given mapping",
            "prices: " + identity.technology().orElse("the design's own tables"),
            "loopwright " + identity.version());
    JsonObject data =
        new JsonObject()
            .put("title", identity.subject())
            .put("subtitle", subtitle)
            .putAll(data(architecture, workload, mapping, evaluation));
    return new HtmlPage(identity.subject(), identity.version(), MappingPage.CODE, data).text();
  }

  /** The design and its one layer, as the page draws them. */
  public static JsonObject data(
      Architecture architecture, Workload workload, Mapping mapping, Evaluation evaluation) {
    JsonObject layer =
        new JsonObject()
            .put("workload", workload.name())
            .put("count", 1)
            .put("verdict", "evaluated")
            .put("evaluation", CostReport.json(evaluation))
            .put("nest", NestData.of(workload, mapping));
    JsonObject totals =
        new JsonObject()
            .put("layers", 1)
            .put("mapped", 1)
            .put("cycles", evaluation.cycles())
            .put("energy_pj", evaluation.energyPj())
            .put("edp_pj_cycles", evaluation.energyDelayProduct())
            .put("computes", evaluation.computes());
    return new JsonObject()
        .put("design", DesignData.of(architecture))
        .put("layers", List.of(layer))
        .put("totals", totals);
  }
}
