package org.loopwright.report.plot;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.loopwright.cost.ActionCost;
import org.loopwright.cost.technology.ComponentEstimate;
import org.loopwright.cost.technology.UnitPrice;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.result.MappingResult;
import org.loopwright.result.RunIdentity;
import org.loopwright.search.goal.Objective;

/** Energy of a network by component, one bar each, and action, the parts of the bars. */
public final class EnergyPlot {
  private static final double PJ_PER_UJ = 1e6;

  /** Parts from the bottom up, in colours that stay apart also for the colour-blind. */
  private static final Map<String, Integer> COLOURS = colours();

  private EnergyPlot() {}

  /** The plot of all layers that have a mapping; nothing if none costs energy. */
  public static Optional<ChartImage> of(MappingResult result) {
    List<ActionCost> bill = energies(result);
    return of(result, bill, outermostFirst(bill), "energy by component and action");
  }

  /** The same without the outermost level, next to which the others often cannot be seen. */
  public static Optional<ChartImage> inside(MappingResult result) {
    List<ActionCost> bill = energies(result);
    List<String> components = outermostFirst(bill);
    return of(
        result,
        bill,
        components.subList(Math.min(1, components.size()), components.size()),
        components.isEmpty() ? "energy" : "energy without " + components.get(0));
  }

  private static String objectives(MappingResult result) {
    return result.layers().stream()
        .flatMap(layer -> layer.options().stream())
        .findFirst()
        .map(options -> options.goal().objectives().stream().map(Objective::label))
        .map(labels -> "objective " + labels.collect(joining(", then ")))
        .orElse("");
  }

  private static List<ActionCost> energies(MappingResult result) {
    return result.bill().stream()
        .filter(line -> !line.isArea() && !StorageLevel.isInternal(line.price().component()))
        .toList();
  }

  private static Optional<ChartImage> of(
      MappingResult result, List<ActionCost> bill, List<String> components, String what) {
    RunIdentity identity = result.identity();
    StackedBars bars =
        new StackedBars(
                PlotTitles.title(identity, what),
                PlotTitles.subtitle(identity, what, objectives(result)),
                "component",
                "energy (uJ)",
                components)
            .withNumbers("#,##0.###")
            .withSlantedNames();
    COLOURS.forEach(
        (action, colour) -> {
          List<Double> heights =
              components.stream().map(name -> total(bill, name, action) / PJ_PER_UJ).toList();
          if (heights.stream().anyMatch(height -> height > 0)) {
            bars.add(action.replace('_', ' '), colour, heights);
          }
        });
    return bars.image();
  }

  /** The bill has storage from the inside out, and the arithmetic last, as a design is drawn. */
  private static List<String> outermostFirst(List<ActionCost> bill) {
    Set<String> names = new LinkedHashSet<>();
    for (int i = bill.size() - 1; i >= 0; i--) {
      names.add(bill.get(i).price().component());
    }
    List<String> components = new ArrayList<>(names);
    if (!components.isEmpty()) {
      components.add(components.remove(0));
    }
    return components;
  }

  private static double total(List<ActionCost> bill, String component, String action) {
    return bill.stream()
        .filter(line -> line.price().component().equals(component))
        .filter(line -> line.price().item().equals(action))
        .mapToDouble(ActionCost::total)
        .sum();
  }

  /** Okabe and Ito (2008). */
  private static Map<String, Integer> colours() {
    Map<String, Integer> colours = new LinkedHashMap<>();
    colours.put(ComponentEstimate.READ, 0x0072B2);
    colours.put(ComponentEstimate.WRITE, 0xE69F00);
    colours.put(ComponentEstimate.UPDATE, 0x009E73);
    colours.put(ComponentEstimate.COMPUTE, 0x56B4E9);
    colours.put(ComponentEstimate.LEAK, 0x999999);
    colours.put(UnitPrice.ARITHMETIC_LEAK, 0x666666);
    colours.put(UnitPrice.HOP, 0xCC79A7);
    colours.put(UnitPrice.ROUTER, 0xD55E00);
    colours.put(UnitPrice.ADDRESS, 0xF0E442);
    colours.put(UnitPrice.WORD_ADDRESS, 0xF0E442);
    colours.put(UnitPrice.DRAIN, 0x44AA99);
    colours.put(UnitPrice.SPATIAL_ADDITION, 0x332288);
    colours.put(UnitPrice.TEMPORAL_ADDITION, 0x882255);
    colours.put(UnitPrice.ADDER_LEAK, 0xBBBBBB);
    return colours;
  }
}
