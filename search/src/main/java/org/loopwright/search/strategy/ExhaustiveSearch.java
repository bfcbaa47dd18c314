package org.loopwright.search.strategy;

import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.search.mapspace.MapPoint;
import org.loopwright.search.mapspace.MapSpace;

/**
 * Every point of the mapspace. The streams take turns at blocks of indices, so that the search as a
 * whole goes through them from the least to the greatest.
 */
public final class ExhaustiveSearch implements SearchStrategy {
  private static final int STREAMS = 32;
  private static final int BLOCK = 512;
  private static final BigInteger STRIDE = BigInteger.valueOf((long) STREAMS * BLOCK);

  private final MapSpace space;
  private final MapPoint point;
  private BigInteger blockStart;
  private int inBlock;

  ExhaustiveSearch(MapSpace space, int stream) {
    this.space = space;
    point = space.newPoint();
    blockStart = BigInteger.valueOf((long) stream * BLOCK);
  }

  @Override
  public boolean next(PackedMapping candidate) {
    if (inBlock == BLOCK) {
      blockStart = blockStart.add(STRIDE);
      inBlock = 0;
    }
    BigInteger index = blockStart.add(BigInteger.valueOf(inBlock));
    if (index.compareTo(space.size()) >= 0) {
      return false;
    }
    inBlock++;
    space.decode(index, point);
    point.pack(candidate);
    return true;
  }

  @Override
  public void report(Trial trial) {}

  /** Makes the streams that share out the mapspace. */
  public static final class Factory implements StrategyFactory {
    @Override
    public List<SearchStrategy> streams(MapSpace space, SplittableRandom random) {
      return StrategyFactory.streams(STREAMS, number -> new ExhaustiveSearch(space, number));
    }

    @Override
    public boolean coversSpace(MapSpace space) {
      return true;
    }
  }
}
