package org.loopwright.cost.technology;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a component costs.
 *
 * @param actionsPj energy by action: {@code read}, {@code write}, {@code update} and {@code leak}
 *     (a cycle) of storage, {@code compute} and {@code leak} of arithmetic, pJ; also {@code
 *     block_address} of storage, where it is not an adder outside
 * @param areaUm2 area, um^2
 */
public record ComponentEstimate(Map<String, Estimate> actionsPj, Estimate areaUm2) {
  public static final String READ = "read";
  public static final String WRITE = "write";
  public static final String UPDATE = "update";
  public static final String LEAK = "leak";
  public static final String COMPUTE = "compute";

  public ComponentEstimate {
    actionsPj = Collections.unmodifiableMap(new LinkedHashMap<>(actionsPj));
    requireNonNull(areaUm2, "areaUm2");
  }

  /** Storage; an update writes. */
  static ComponentEstimate storage(Estimate read, Estimate write, Estimate leak, Estimate area) {
    Map<String, Estimate> actions = new LinkedHashMap<>();
    actions.put(READ, read);
    actions.put(WRITE, write);
    actions.put(UPDATE, write);
    actions.put(LEAK, leak);
    return new ComponentEstimate(actions, area);
  }

  static ComponentEstimate arithmetic(Estimate compute, Estimate leak, Estimate area) {
    Map<String, Estimate> actions = new LinkedHashMap<>();
    actions.put(COMPUTE, compute);
    actions.put(LEAK, leak);
    return new ComponentEstimate(actions, area);
  }

  /** One of several instances that share what was estimated. */
  ComponentEstimate sharedBy(long instances) {
    Map<String, Estimate> actions = new LinkedHashMap<>(actionsPj);
    actions.computeIfPresent(LEAK, (action, leak) -> leak.times(1.0 / instances));
    return new ComponentEstimate(actions, areaUm2.times(1.0 / instances));
  }
}
