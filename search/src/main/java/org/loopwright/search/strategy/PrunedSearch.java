package org.loopwright.search.strategy;

import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.search.mapspace.LoopOrders;
import org.loopwright.search.mapspace.MapPoint;
import org.loopwright.search.mapspace.MapSpace;
import org.loopwright.search.mapspace.NestOrders;

/**
 * Every mapping but those that cannot differ: of the orders of a nest one from each class with the
 * same reuse pattern ({@link LoopOrders}), and no further order of a tiling that does not fit,
 * since tiles do not depend on orders. The streams take turns at the factorizations.
 */
public final class PrunedSearch implements SearchStrategy {
  private static final int STREAMS = 32;

  private final MapSpace space;
  private final MapPoint point;
  private final int[] temporal;
  private final NestOrders[] orders;
  private final long[] order;
  private final BigInteger bypasses;
  private BigInteger factorization;
  private BigInteger bypass;
  private boolean started;
  private boolean tilesFit;

  PrunedSearch(MapSpace space, int stream) {
    this.space = space;
    point = space.newPoint();
    temporal =
        IntStream.range(0, space.levels().size())
            .filter(level -> !space.levels().get(level).isSpatial())
            .toArray();
    orders = new NestOrders[temporal.length];
    order = new long[temporal.length];
    bypasses = space.bypasses();
    bypass = BigInteger.ZERO;
    factorization = BigInteger.valueOf(stream);
  }

  @Override
  public boolean next(PackedMapping candidate) {
    if (!advance()) {
      return false;
    }
    point.pack(candidate);
    return true;
  }

  private boolean advance() {
    if (!started) {
      started = true;
      return startFactorization();
    }
    if (tilesFit && nextOrder()) {
      return true;
    }
    bypass = bypass.add(BigInteger.ONE);
    if (bypass.compareTo(bypasses) < 0) {
      startBypass();
      return true;
    }
    factorization = factorization.add(BigInteger.valueOf(STREAMS));
    return startFactorization();
  }

  private boolean startFactorization() {
    if (factorization.compareTo(space.factorizations()) >= 0) {
      return false;
    }
    space.decodeFactorization(factorization, point);
    LoopOrders all = space.loopOrders();
    for (int i = 0; i < temporal.length; i++) {
      orders[i] = all.orders(temporal[i], all.loops(point, temporal[i]));
    }
    bypass = BigInteger.ZERO;
    startBypass();
    return true;
  }

  private void startBypass() {
    space.decodeBypass(bypass, point);
    for (int i = 0; i < temporal.length; i++) {
      order[i] = 0;
      orders[i].write(0, temporal[i], point);
    }
  }

  private boolean nextOrder() {
    for (int i = 0; i < temporal.length; i++) {
      order[i] = order[i] + 1 < orders[i].size() ? order[i] + 1 : 0;
      orders[i].write(order[i], temporal[i], point);
      if (order[i] > 0) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void report(Trial trial) {
    tilesFit = trial.isValid() || trial.reason() == null || trial.reason().isOfRun();
  }

  /** Makes the streams that share out the factorizations. */
  public static final class Factory implements StrategyFactory {
    @Override
    public List<SearchStrategy> streams(MapSpace space, SplittableRandom random) {
      return StrategyFactory.streams(STREAMS, number -> new PrunedSearch(space, number));
    }

    @Override
    public boolean coversSpace(MapSpace space) {
      return true;
    }
  }
}
