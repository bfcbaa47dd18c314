package org.loopwright.search.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.search.mapspace.MapPoint;
import org.loopwright.search.mapspace.MapSpace;

/**
 * Annealing over mappings whose factors need not divide: half of the streams set out from the best
 * perfect mapping, the others from samples with residual factors. A fixed number of candidates, so
 * that the search ends.
 */
public final class ImperfectSearch implements StrategyProvider {
  private static final int STREAMS = 16;

  /** Candidates of a stream. */
  private static final long CANDIDATES = 30_000;

  private final Optional<PackedMapping> start;

  /**
   * @param start the best perfect mapping, if there is one
   */
  public ImperfectSearch(Optional<PackedMapping> start) {
    this.start = start;
  }

  @Override
  public String name() {
    return "imperfect";
  }

  @Override
  public List<SearchStrategy> streams(MapSpace space, SplittableRandom random) {
    List<SearchStrategy> streams = new ArrayList<>();
    for (int stream = 0; stream < STREAMS; stream++) {
      SplittableRandom own = random.split();
      ImperfectFactors factors = new ImperfectFactors(space, own);
      Predicate<MapPoint> starts =
          start.isPresent() && stream % 2 == 0
              ? point -> {
                point.read(start.get());
                return true;
              }
              : point -> {
                space.sampleOrders(own, point);
                return factors.sample(point);
              };
      streams.add(new HybridSearch(space, own, CANDIDATES, factors, starts));
    }
    return streams;
  }

  @Override
  public boolean coversSpace(MapSpace space) {
    return false;
  }

  @Override
  public boolean needsPerfectFactors() {
    return false;
  }
}
