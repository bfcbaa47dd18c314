package org.loopwright.report.plot;

import java.util.List;
import java.util.Optional;
import org.loopwright.report.table.Quantity;
import org.loopwright.result.DesignComparison;
import org.loopwright.result.DesignComparison.ComparedDesign;
import org.loopwright.result.MappingResult;

/** Energy of a network on several designs, one bar each, made of the components. */
public final class ComparisonPlot {
  /** Colours that stay apart also for the colour-blind (Okabe and Ito 2008). */
  private static final List<Integer> COLOURS =
      List.of(0x0072B2, 0xE69F00, 0x009E73, 0x56B4E9, 0xCC79A7, 0xD55E00, 0xF0E442, 0x999999);

  private ComparisonPlot() {}

  /** The plot; nothing if no layer has a mapping. */
  public static Optional<ChartImage> of(DesignComparison comparison) {
    double mostPj =
        comparison.designs().stream()
            .mapToDouble(design -> MappingResult.totals(design.result().layers()).energyPj())
            .max()
            .orElse(0);
    Quantity.EnergyUnit unit = Quantity.EnergyUnit.of(mostPj);
    StackedBars bars =
        new StackedBars(
            "%s: energy on each design".formatted(comparison.network()),
            PlotTitles.subtitle(comparison.base().result().identity(), "by component, all layers"),
            "design",
            "energy (" + unit.name() + ")",
            comparison.designs().stream().map(ComparisonPlot::name).toList());
    List<String> components = comparison.components();
    for (int i = 0; i < components.size(); i++) {
      String component = components.get(i);
      bars.add(
          component,
          COLOURS.get(i % COLOURS.size()),
          comparison.designs().stream()
              .map(design -> design.energyPj(component) / unit.pj())
              .toList());
    }
    return bars.image();
  }

  /** A bar without some layers looks better than it is. */
  private static String name(ComparedDesign design) {
    return design.name() + (design.isComplete() ? "" : " (not all layers)");
  }
}
