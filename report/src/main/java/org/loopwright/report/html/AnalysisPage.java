package org.loopwright.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.LayerResult.EnergyBreakdown;
import org.loopwright.dataflow.NetworkResult;
import org.loopwright.report.AnalysisReport;
import org.loopwright.report.html.PageBlock.KeyFigure;
import org.loopwright.report.html.PageBlock.Series;
import org.loopwright.report.table.Quantity;

/** A data-centric analysis as a page. */
public final class AnalysisPage {
  /** Layers whose steps a page has. */
  private static final int MAX_PLAYED = 4;

  private AnalysisPage() {}

  /** The whole file. */
  public static String of(AnalysisReport report) {
    NetworkResult result = report.result();
    List<String> names = result.layers().stream().map(layer -> layer.layer().name()).toList();
    List<Series> energies =
        new ArrayList<>(
            List.of(
                energy(result, "MAC", EnergyBreakdown::macNj),
                energy(result, "L1 reads", EnergyBreakdown::l1ReadNj),
                energy(result, "L1 writes", EnergyBreakdown::l1WriteNj),
                energy(result, "L2 reads", EnergyBreakdown::l2ReadNj),
                energy(result, "L2 writes", EnergyBreakdown::l2WriteNj)));
    if (report.hardware().noc().links().isKnown()) {
      energies.add(energy(result, "NoC", EnergyBreakdown::nocNj));
    }
    return ReportPage.of(
            report.identity(), "data-centric analysis", report.hardware().pes() + " PEs")
        .with("", figures(result))
        .with(
            "Energy of each layer",
            new PageBlock.BarChart("By what takes it", "nJ", names, energies, true))
        .with(
            "Latency and utilization",
            new PageBlock.BarChart(
                "Cycles of each layer",
                "cycles",
                names,
                List.of(values(result, "cycles", LayerResult::runtimeCycles)),
                false),
            new PageBlock.BarChart(
                "PEs busy",
                "share",
                names,
                List.of(values(result, "PEs busy", LayerResult::peUtilization)),
                false))
        .with("Layers", new PageBlock.Rows<>("Each layer", report.layers()))
        .with("First steps", steps(result, report.hardware().pes()))
        .text();
  }

  /** The first steps of the first layers, where the array is small enough to be drawn. */
  private static PageBlock[] steps(NetworkResult result, long pes) {
    PageBlock[] steps =
        result.layers().stream()
            .map(LayerResult::layer)
            .limit(MAX_PLAYED)
            .flatMap(
                layer ->
                    DirectiveSteps.of(layer, pes).stream()
                        .map(
                            json ->
                                new PageBlock.Steps("What each PE holds, " + layer.name(), json)))
            .toArray(PageBlock[]::new);
    return steps.length > 0
        ? steps
        : new PageBlock[] {
          new PageBlock.Paragraph(
              "Arrays of up to %d PEs are drawn step by step; this one has %,d (--pes)."
                  .formatted(DirectiveSteps.MAX_PES, pes))
        };
  }

  private static PageBlock figures(NetworkResult result) {
    return new PageBlock.KeyFigures(
        List.of(
            new KeyFigure(
                "cycles", Quantity.count(result.runtimeCycles()), "layers run one after the other"),
            new KeyFigure("MACs", Quantity.count(result.macs()), "of all layers"),
            new KeyFigure(
                "energy", Quantity.energy(1000 * result.energyNj()), "sum over the layers"),
            new KeyFigure(
                "L1 needed", Quantity.count(result.l1NeedBytes()) + " B", "the most of any layer"),
            new KeyFigure(
                "L2 needed",
                Quantity.count(result.l2NeedBytes()) + " B",
                "the most of any layer")));
  }

  private static Series energy(
      NetworkResult result, String name, ToDoubleFunction<EnergyBreakdown> nj) {
    return values(result, name, layer -> nj.applyAsDouble(layer.energy()));
  }

  private static Series values(
      NetworkResult result, String name, ToDoubleFunction<LayerResult> value) {
    return new Series(
        name, result.layers().stream().map(layer -> value.applyAsDouble(layer)).toList());
  }
}
