package org.loopwright.cost.technology;

import java.util.Optional;
import java.util.function.Function;
import org.loopwright.cost.technology.LayoutModel.Part;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.StorageLevel;

/**
 * The area of a whole design.
 *
 * @param cellsUm2 of all instances, as their prices say
 * @param laidOut of the design in a layout: what an ART gives as it is, and what is computed with
 *     what a layout adds to it; empty where a technology has no layout
 */
public record ChipArea(double cellsUm2, Optional<Estimate> laidOut) {
  private static final Estimate NOTHING =
      new Estimate(0, new Provenance("published layout over cells", "layout.csv", "none", false));

  /**
   * The area of a design.
   *
   * @param technologies the technology of a component, by its name
   */
  public static ChipArea of(
      Architecture architecture, PriceList prices, Function<String, Technology> technologies) {
    Sum sum = new Sum(prices, technologies);
    for (StorageLevel level : architecture.storage()) {
      long instances = level.mesh().instances();
      sum.add(level.name(), UnitPrice.AREA, Part.MEMORY, instances);
      sum.add(level.name(), UnitPrice.ADDER_AREA, Part.LOGIC, instances);
    }
    String compute = architecture.compute().name();
    sum.add(compute, UnitPrice.AREA, Part.LOGIC, architecture.compute().mesh().instances());
    return new ChipArea(sum.cellsUm2, sum.known ? Optional.of(sum.laidOut) : Optional.empty());
  }

  private static final class Sum {
    private final PriceList prices;
    private final Function<String, Technology> technologies;
    private double cellsUm2;
    private Estimate laidOut = NOTHING;
    private boolean known = true;

    Sum(PriceList prices, Function<String, Technology> technologies) {
      this.prices = prices;
      this.technologies = technologies;
    }

    void add(String component, String item, Part part, long instances) {
      Optional<UnitPrice> price = prices.find(component, item);
      double um2 = price.map(UnitPrice::value).orElse(0.0) * instances;
      cellsUm2 += um2;
      if (price.isEmpty() || um2 == 0) {
        return;
      }
      if (price.get().provenance().isGiven()) {
        laidOut = laidOut.withValue(laidOut.value() + um2);
        return;
      }
      Optional<LayoutModel> layout = technologies.apply(component).tables().layout();
      known &= layout.isPresent();
      layout.ifPresent(
          model -> {
            double filled = model.factor(Part.WHOLE).value();
            laidOut = laidOut.plus(model.factor(part).times(um2 * filled));
          });
    }
  }
}
