package org.loopwright.search.strategy;

import java.util.ArrayList;
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
  public void report(Outcome outcome) {}

  /** Makes random streams. */
  public static final class Provider implements StrategyProvider {
    @Override
    public String name() {
      return "random";
    }

    @Override
    public List<SearchStrategy> streams(MapSpace space, SplittableRandom random) {
      List<SearchStrategy> streams = new ArrayList<>();
      for (int stream = 0; stream < STREAMS; stream++) {
        streams.add(new RandomSearch(space, random.split()));
      }
      return streams;
    }

    @Override
    public boolean coversSpace(MapSpace space) {
      return false;
    }
  }
}
