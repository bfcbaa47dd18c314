package org.loopwright.search.strategy;

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
public final class ImperfectSearch implements StrategyFactory {
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
  public List<SearchStrategy> streams(MapSpace space, SplittableRandom random) {
    return StrategyFactory.streams(STREAMS, number -> stream(number, space, random.split()));
  }

  private SearchStrategy stream(int number, MapSpace space, SplittableRandom random) {
    ImperfectFactors factors = new ImperfectFactors(space, random);
    Predicate<MapPoint> starts =
        start.isPresent() && number % 2 == 0
            ? point -> {
              point.read(start.get());
              return true;
            }
            : point -> {
              space.sampleOrders(random, point);
              return factors.sample(point);
            };
    return new HybridSearch(space, random, CANDIDATES, factors, starts);
  }

  @Override
  public boolean needsPerfectFactors() {
    return false;
  }
}
