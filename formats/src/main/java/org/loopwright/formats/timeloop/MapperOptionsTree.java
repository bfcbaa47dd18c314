package org.loopwright.formats.timeloop;

import java.util.LinkedHashMap;
import java.util.Map;
import org.loopwright.search.Objective;
import org.loopwright.search.SearchOptions;

/** Search options as the section that {@link MapperOptionsReader} reads. */
public final class MapperOptionsTree {
  private MapperOptionsTree() {}

  public static Map<String, Object> of(SearchOptions options) {
    Map<String, Object> mapper = new LinkedHashMap<>();
    mapper.put("algorithm", options.algorithm().label());
    mapper.put(
        "optimization_metrics", options.objectives().stream().map(Objective::label).toList());
    options.searchSize().ifPresent(size -> mapper.put("search_size", size));
    options.victoryCondition().ifPresent(size -> mapper.put("victory_condition", size));
    options.timeLimitSeconds().ifPresent(seconds -> mapper.put("time_limit_seconds", seconds));
    if (options.gap() > 0) {
      mapper.put("gap", options.gap());
    }
    options.caps().energyPj().ifPresent(cap -> mapper.put("energy_cap_pj", cap));
    options.caps().cycles().ifPresent(cap -> mapper.put("delay_cap_cycles", cap));
    mapper.put("num_threads", options.threads());
    mapper.put("seed", options.seed());
    return mapper;
  }
}
