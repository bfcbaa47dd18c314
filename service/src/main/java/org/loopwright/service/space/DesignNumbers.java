package org.loopwright.service.space;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.loopwright.cost.technology.PriceList;
import org.loopwright.cost.technology.UnitPrice;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Bandwidth;
import org.loopwright.model.architecture.NetworkAttributes;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.constraint.Constraints;

/**
 * All that mappings of a layer on a design depend on, in two parts: what must be equal for two
 * designs to have the same mappings, and numbers of which one direction never hurts.
 *
 * <p>The lemma behind {@link #relaxes}: let two designs have the same structure, and let one have
 * at least the capacities and bandwidths, and at most the prices, of the other. A mapping that fits
 * the other fits the one; its counts are the same, as they depend on the structure alone; its
 * energy, a sum of counts times prices plus leakage times cycles, and its cycles, which throttling
 * only adds to, are no more. So the optimum of the one bounds that of the other in every objective
 * that grows with energy and cycles, also in what decides between equals.
 *
 * @param structure equal for designs with the same mappings, but for capacities
 * @param prices less is better
 * @param capacities words of each level that tiles may take; more is better
 * @param bandwidths of each level and network; more is better
 */
record DesignNumbers(
    Object structure, List<Double> prices, List<Long> capacities, List<Double> bandwidths) {
  DesignNumbers {
    prices = List.copyOf(prices);
    capacities = List.copyOf(capacities);
    bandwidths = List.copyOf(bandwidths);
  }

  /** What a design is to the mapper. */
  static DesignNumbers of(Architecture architecture, PriceList priced, Constraints constraints) {
    List<Double> prices = new ArrayList<>();
    List<Object> items = new ArrayList<>();
    boolean wiresDependOnArea =
        architecture.storage().stream()
            .anyMatch(level -> level.network().energy().wirePjPerBitMm() != 0);
    for (UnitPrice price : priced.prices()) {
      if (!price.isArea() || wiresDependOnArea) {
        items.add(List.of(price.component(), price.item(), price.provenance().isGiven()));
        prices.add(price.value());
      }
    }
    List<Long> capacities = new ArrayList<>();
    List<Double> bandwidths = new ArrayList<>();
    List<StorageLevel> levels = new ArrayList<>();
    for (StorageLevel level : architecture.storage()) {
      capacities.add(level.capacity().usableWords().orElse(Long.MAX_VALUE));
      add(level.bandwidth(), bandwidths);
      add(level.network().layout().bandwidth(), bandwidths);
      levels.add(structure(level));
    }
    Architecture whole = new Architecture(architecture.name(), architecture.compute(), levels);
    return new DesignNumbers(List.of(whole, constraints, items), prices, capacities, bandwidths);
  }

  private static void add(Bandwidth bandwidth, List<Double> all) {
    for (OptionalDouble limit : List.of(bandwidth.read(), bandwidth.write(), bandwidth.shared())) {
      all.add(limit.orElse(Double.POSITIVE_INFINITY));
    }
  }

  /** The level without the numbers; a level that must be filled is a part of the structure. */
  private static StorageLevel structure(StorageLevel level) {
    NetworkAttributes network = level.network();
    StorageLevel.Builder builder =
        level.toBuilder()
            .bandwidth(Bandwidth.UNLIMITED.withScale(level.bandwidth().scale()))
            .network(
                network.withLayout(
                    network
                        .layout()
                        .withBandwidth(
                            Bandwidth.UNLIMITED.withScale(network.layout().bandwidth().scale()))));
    return level.capacity().minUtilization() > 0
        ? builder.build()
        : builder.capacityWords(OptionalLong.empty()).multipleBuffering(1).build();
  }

  /** Whether no mapping does worse here than on another design: the lemma above. */
  boolean relaxes(DesignNumbers other) {
    return structure.equals(other.structure)
        && isAtMost(prices, other.prices)
        && isAtMost(other.capacities, capacities)
        && isAtMost(other.bandwidths, bandwidths);
  }

  private static <N extends Comparable<N>> boolean isAtMost(List<N> less, List<N> more) {
    for (int i = 0; i < less.size(); i++) {
      if (less.get(i).compareTo(more.get(i)) > 0) {
        return false;
      }
    }
    return true;
  }
}
