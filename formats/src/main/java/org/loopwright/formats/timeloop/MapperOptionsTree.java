package org.loopwright.formats.timeloop;

import org.loopwright.formats.document.MapNode;
import org.loopwright.search.Objective;
import org.loopwright.search.SearchOptions;

/** Search options as the section that {@link MapperOptionsReader} reads. */
public final class MapperOptionsTree {
  private MapperOptionsTree() {}

  public static MapNode of(SearchOptions options) {
    MapNode.Builder mapper = MapNode.written();
    mapper.put(MapperKeys.ALGORITHM, options.algorithm().label());
    mapper.putTexts(
        MapperKeys.OBJECTIVES, options.objectives().stream().map(Objective::label).toList());
    options.searchSize().ifPresent(size -> mapper.put(MapperKeys.SEARCH_SIZE, size));
    options.victoryCondition().ifPresent(size -> mapper.put(MapperKeys.VICTORY_CONDITION, size));
    options.timeLimitSeconds().ifPresent(seconds -> mapper.put(MapperKeys.TIME_LIMIT, seconds));
    if (options.gap() > 0) {
      mapper.put(MapperKeys.GAP, options.gap());
    }
    options.caps().energyPj().ifPresent(cap -> mapper.put(MapperKeys.ENERGY_CAP, cap));
    options.caps().cycles().ifPresent(cap -> mapper.put(MapperKeys.DELAY_CAP, cap));
    return mapper
        .put(MapperKeys.THREADS, options.threads())
        .put(MapperKeys.SEED, options.seed())
        .build();
  }
}
