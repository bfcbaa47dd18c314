package org.loopwright.service.space;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BinaryOperator;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.cost.technology.PriceList;
import org.loopwright.cost.technology.UnitPrice;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Bandwidth;
import org.loopwright.model.architecture.StorageLevel;

/**
 * A design that none does better than of some that have one structure: of each capacity and
 * bandwidth the most that one of them has, of each price the least. It need not be one of them.
 */
record RelaxedDesign(Architecture architecture, Map<String, Map<String, Double>> energiesPj) {
  /** One of the designs. */
  record Priced(Architecture architecture, PriceList prices) {}

  static RelaxedDesign of(List<Priced> designs) {
    Architecture first = designs.get(0).architecture;
    List<StorageLevel> levels = new ArrayList<>();
    for (int i = 0; i < first.storage().size(); i++) {
      int level = i;
      levels.add(
          level(designs.stream().map(one -> one.architecture.storage().get(level)).toList()));
    }
    return new RelaxedDesign(
        new Architecture(first.name(), first.compute(), levels),
        combined(designs.stream().map(one -> energies(one.prices)).toList(), Math::min));
  }

  private static StorageLevel level(List<StorageLevel> levels) {
    StorageLevel first = levels.get(0);
    StorageLevel.Builder builder =
        first.toBuilder()
            .bandwidth(
                levels.stream().map(StorageLevel::bandwidth).reduce(RelaxedDesign::wider).get())
            .network(
                first
                    .network()
                    .withLayout(
                        first
                            .network()
                            .layout()
                            .withBandwidth(
                                levels.stream()
                                    .map(level -> level.network().layout().bandwidth())
                                    .reduce(RelaxedDesign::wider)
                                    .get())));
    if (first.capacity().minUtilization() > 0) {
      return builder.build(); // then all have the same
    }
    boolean isLimited = levels.stream().allMatch(level -> level.capacity().words().isPresent());
    OptionalLong words =
        isLimited
            ? levels.stream().mapToLong(level -> level.capacity().usableWords().orElse(0)).max()
            : OptionalLong.empty();
    return builder.multipleBuffering(1).capacityWords(words).build();
  }

  private static Bandwidth wider(Bandwidth one, Bandwidth other) {
    return new Bandwidth(
        wider(one.read(), other.read()),
        wider(one.write(), other.write()),
        wider(one.shared(), other.shared()),
        one.scale());
  }

  private static OptionalDouble wider(OptionalDouble one, OptionalDouble other) {
    return one.isPresent() && other.isPresent()
        ? OptionalDouble.of(Math.max(one.getAsDouble(), other.getAsDouble()))
        : OptionalDouble.empty();
  }

  private static Map<String, Map<String, Double>> energies(PriceList prices) {
    Map<String, Map<String, Double>> energies = new LinkedHashMap<>();
    prices
        .energy()
        .components()
        .forEach((component, actions) -> energies.put(component, new LinkedHashMap<>(actions)));
    for (UnitPrice price : prices.prices()) {
      if (!price.isArea()) {
        energies
            .computeIfAbsent(price.component(), name -> new LinkedHashMap<>())
            .put(price.item(), price.value());
      }
    }
    return energies;
  }

  private static Map<String, Map<String, Double>> combined(
      List<Map<String, Map<String, Double>>> tables, BinaryOperator<Double> operator) {
    Map<String, Map<String, Double>> all = new LinkedHashMap<>();
    for (Map<String, Map<String, Double>> table : tables) {
      table.forEach(
          (component, actions) ->
              actions.forEach(
                  (action, pj) ->
                      all.computeIfAbsent(component, name -> new LinkedHashMap<>())
                          .merge(action, pj, operator)));
    }
    return all;
  }

  PriceList prices() {
    return PriceList.given(new EnergyTable(energiesPj), AreaTable.EMPTY);
  }

  /** What each action costs more than in a design that this one is no better than. */
  PriceList pricesAbove(RelaxedDesign less) {
    Map<String, Map<String, Double>> above =
        combined(
            List.of(energiesPj, less.energiesPj), (mine, lesser) -> Math.max(0, mine - lesser));
    return PriceList.given(new EnergyTable(above), AreaTable.EMPTY);
  }
}
