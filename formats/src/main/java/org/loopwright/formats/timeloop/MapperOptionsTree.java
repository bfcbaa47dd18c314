package org.loopwright.formats.timeloop;

import java.util.LinkedHashMap;
import java.util.Map;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.goal.Objective;

/** Search options as the section that {@link MapperOptionsReader} reads. */
public final class MapperOptionsTree {
  private MapperOptionsTree() {}

  public static Map<String, Object> of(SearchOptions options) {
    Map<String, Object> mapper = new LinkedHashMap<>();
    mapper.put("algorithm", options.algorithm().label());
    mapper.put(
        "optimization_metrics",
        options.goal().objectives().stream().map(Objective::label).toList());
    options.limits().searchSize().ifPresent(size -> mapper.put("search_size", size));
    options.limits().victoryCondition().ifPresent(size -> mapper.put("victory_condition", size));
    options
        .limits()
        .timeLimitSeconds()
        .ifPresent(seconds -> mapper.put("time_limit_seconds", seconds));
    if (options.goal().gap() > 0) {
      mapper.put("gap", options.goal().gap());
    }
    options.goal().caps().energyPj().ifPresent(cap -> mapper.put("energy_cap_pj", cap));
    options.goal().caps().cycles().ifPresent(cap -> mapper.put("delay_cap_cycles", cap));
    mapper.put("num_threads", options.threads());
    mapper.put("seed", options.seed());
    return mapper;
  }
}
