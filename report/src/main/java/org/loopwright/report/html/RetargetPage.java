package org.loopwright.report.html;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.loopwright.report.RetargetReport;
import org.loopwright.report.html.PageBlock.KeyFigure;
import org.loopwright.report.html.PageBlock.Series;
import org.loopwright.report.table.Quantity;
import org.loopwright.result.RetargetResult;
import org.loopwright.result.RetargetResult.Layer;

/** Layers in an old and a new technology, as a page. */
public final class RetargetPage {
  private RetargetPage() {}

  /** The whole file. */
  public static String of(RetargetResult result) {
    String from = result.from();
    String to = result.to();
    PageBlock chart =
        new PageBlock.BarChart(
            "Energy of each layer, once",
            "pJ",
            result.layers().stream().map(Layer::name).toList(),
            List.of(
                energies(result, from + ", its mapping", layer -> layer.old().oldMappingPj()),
                energies(result, to + ", the mapping of " + from, l -> l.target().oldMappingPj()),
                energies(result, to + ", its own mapping", layer -> layer.target().newMappingPj())),
            false);
    return ReportPage.of(result.identity(), "from " + from + " to " + to)
        .with("", figures(result))
        .with("Energy", chart)
        .with(
            "Layers", new PageBlock.Rows<>("Each layer, once", new RetargetReport(result).table()))
        .text();
  }

  private static Series energies(
      RetargetResult result, String name, ToDoubleFunction<Layer> energyPj) {
    return new Series(
        name, result.layers().stream().map(layer -> energyPj.applyAsDouble(layer)).toList());
  }

  private static PageBlock figures(RetargetResult result) {
    return new PageBlock.KeyFigures(
        List.of(
            sum("in " + result.from(), result, layer -> layer.old().oldMappingPj()),
            sum("carried to " + result.to(), result, layer -> layer.target().oldMappingPj()),
            sum("mapped for " + result.to(), result, layer -> layer.target().newMappingPj()),
            new KeyFigure(
                "saved by new mappings",
                Quantity.percent(result.saving()),
                "1 - energy of the new mappings / energy of the old ones, both in "
                    + result.to())));
  }

  private static KeyFigure sum(
      String name, RetargetResult result, ToDoubleFunction<Layer> energyPj) {
    double pj = result.sumPj(energyPj);
    return new KeyFigure(
        name, Quantity.energy(pj), "sum of the layers, each as often as it occurs = " + pj + " pJ");
  }
}
