package org.loopwright.service.space;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.loopwright.explore.space.DesignSpace;
import org.loopwright.explore.space.PointStatus;
import org.loopwright.explore.space.PointTotals;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.result.PointLayer;
import org.loopwright.result.PointRow;
import org.loopwright.search.SearchVerdict;

/** A point as it is kept in JSON: all but the values of its axes, which its number tells. */
record StoredRow(
    long number,
    String status,
    Totals totals,
    Totals bound,
    boolean proved,
    String reason,
    List<Layer> layers) {
  record Totals(double energyPj, double cycles, double areaUm2, Double cycleSeconds) {
    private static Totals of(PointTotals totals) {
      return new Totals(
          totals.energyPj(), totals.cycles(), totals.areaUm2(), boxed(totals.cycleSeconds()));
    }

    private PointTotals totals() {
      return new PointTotals(energyPj, cycles, areaUm2, unboxed(cycleSeconds));
    }
  }

  record Layer(
      String network,
      String name,
      long count,
      double energyPj,
      long cycles,
      String verdict,
      Double gap,
      String origin) {
    private static Layer of(PointLayer layer) {
      return new Layer(
          layer.network(),
          layer.name(),
          layer.count(),
          layer.energyPj(),
          layer.cycles(),
          layer.verdict().label(),
          boxed(layer.gap()),
          layer.origin().label());
    }

    private PointLayer layer() {
      return new PointLayer(
          network,
          name,
          count,
          energyPj,
          cycles,
          Labels.require(SearchVerdict.class, verdict, "verdict"),
          unboxed(gap),
          Labels.require(PointLayer.Origin.class, origin, "origin"),
          List.of());
    }
  }

  static StoredRow of(PointRow row) {
    return new StoredRow(
        row.point().number(),
        row.status().label(),
        row.totals().map(Totals::of).orElse(null),
        row.bound().map(Totals::of).orElse(null),
        row.proved(),
        row.reason(),
        row.layers().stream().map(Layer::of).toList());
  }

  PointRow row(DesignSpace space) {
    return new PointRow(
        space.point(number),
        Labels.require(PointStatus.class, status, "status"),
        Optional.ofNullable(totals).map(Totals::totals),
        Optional.ofNullable(bound).map(Totals::totals),
        proved,
        reason,
        layers.stream().map(Layer::layer).toList());
  }

  private static Double boxed(OptionalDouble number) {
    return number.isPresent() ? (Double) number.getAsDouble() : null;
  }

  private static OptionalDouble unboxed(Double number) {
    return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
  }
}
