package org.loopwright.dataflow;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * The numbers of a layer's result that an objective may be made of, by the names of all results.
 */
public enum LayerStatistic {
  CYCLES("cycles", LayerResult::runtimeCycles),
  UTILIZATION("utilization", LayerStatistic::utilization),
  COMPUTES("computes", LayerResult::macs),
  ENERGY_PJ("energy_pj", result -> result.energy().totalPj()),
  ENERGY_PER_MAC_PJ("energy_per_mac_pj", LayerResult::energyPerMacPj),
  EDP("edp_pj_cycles", result -> result.energy().totalPj() * result.runtimeCycles()),
  AREA_UM2("area_um2", result -> result.cost().areaUm2()),
  ALGORITHMIC_REUSE("algorithmic_reuse", LayerResult::algorithmicReuse);

  private static final Map<String, LayerStatistic> BY_KEY =
      Arrays.stream(values()).collect(Collectors.toMap(LayerStatistic::key, Function.identity()));

  private final String key;

  @SuppressWarnings("ImmutableEnumChecker") // functions without a state of their own
  private final ToDoubleFunction<LayerResult> value;

  LayerStatistic(String key, ToDoubleFunction<LayerResult> value) {
    this.key = key;
    this.value = value;
  }

  private static double utilization(LayerResult result) {
    double lanes = (double) result.hardware().pes() * result.hardware().simdLanes();
    return result.macsPerCycle() / lanes;
  }

  /** The statistic of that name. */
  public static Optional<LayerStatistic> of(String key) {
    return Optional.ofNullable(BY_KEY.get(key));
  }

  public String key() {
    return key;
  }

  public double of(LayerResult result) {
    return value.applyAsDouble(result);
  }
}
