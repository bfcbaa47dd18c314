package org.loopwright.search.strategy;

import java.util.List;
import java.util.SplittableRandom;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.search.mapspace.MapPoint;
import org.loopwright.search.mapspace.MapSpace;

/** Mappings drawn uniformly from the mapspace, without end. */
public final class RandomSearch implements SearchStrategy {
  private static final int STREAMS = 32;

  private final MapSpace space;
  private final SplittableRandom random;
  private final MapPoint point;

  RandomSearch(MapSpace space, SplittableRandom random) {
    this.space = space;
    this.random = random;
    point = space.newPoint();
  }

  @Override
  public boolean next(PackedMapping candidate) {
    space.sample(random, point);
    point.pack(candidate);
    return true;
  }

  @Override
  public void report(Trial trial) {}

  /** Makes the random streams. */
  public static final class Factory implements StrategyFactory {
    @Override
    public List<SearchStrategy> streams(MapSpace space, SplittableRandom random) {
      return StrategyFactory.streams(STREAMS, number -> new RandomSearch(space, random.split()));
    }
  }
}
