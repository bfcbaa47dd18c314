package org.loopwright.search.strategy;

import java.math.BigInteger;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.loopwright.cost.Violation;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.search.mapspace.MapPoint;
import org.loopwright.search.mapspace.MapSpace;

/**
 * Random samples, each the start of a simulated annealing (Kirkpatrick et al. 1983) over {@link
 * Moves}; good on large spaces. A sample that does not fit is mended first. A worse neighbour is
 * taken with probability (old / new objective)^(1 / temperature); the temperature falls
 * geometrically over a run. Each run is longer than the one before, so that a short search has
 * something to show and a long one is thorough.
 */
public final class HybridSearch implements SearchStrategy {
  private static final int STREAMS = 16;
  private static final double MAX_TEMPERATURE = 0.5;
  private static final double MIN_TEMPERATURE = 0.003;
  private static final int FIRST_RUN = 2_500;
  private static final int MAX_RUN = 80_000;

  /** Steps towards the limits before a sample is given up. */
  private static final int MAX_MENDING = 400;

  /** Steps after one that does not fit, to make it fit. */
  private static final int MAX_REPAIRS = 2;

  /** Candidates of a stream of the {@link Sampler}. */
  private static final long SAMPLE = 40_000;

  private static final double MIN_OBJECTIVE = 1e-9;

  private final SplittableRandom random;
  private long left;
  private final Moves moves;
  private final Predicate<MapPoint> starts;
  private final boolean imperfect;
  private final MapPoint current;
  private final MapPoint proposal;
  private double[] objectives = new double[0];
  private double shortfall;
  private Violation.Reason reason;
  private int level;
  private int runLength = FIRST_RUN;
  private int step;
  private int mending;
  private int repairs;
  private boolean repairing;
  private Phase phase = Phase.SAMPLE;

  private enum Phase {
    SAMPLE,
    MEND,
    ANNEAL
  }

  HybridSearch(MapSpace space, SplittableRandom random, long candidates) {
    this(space, random, candidates, null, point -> sample(space, random, point));
  }

  /**
   * A walk over mappings with residual factors.
   *
   * @param residuals changes their factors; null for factors that multiply to the bounds
   * @param starts writes where the next run begins; returns whether there is such a point
   */
  HybridSearch(
      MapSpace space,
      SplittableRandom random,
      long candidates,
      ImperfectFactors residuals,
      Predicate<MapPoint> starts) {
    left = candidates;
    this.random = random;
    this.starts = starts;
    imperfect = residuals != null;
    moves = new Moves(space, random, residuals);
    current = space.newPoint();
    proposal = space.newPoint();
  }

  private static boolean sample(MapSpace space, SplittableRandom random, MapPoint point) {
    space.sample(random, point);
    return true;
  }

  @Override
  public boolean next(PackedMapping candidate) {
    if (left <= 0) {
      return false;
    }
    left--;
    if (!repairing) {
      repairs = 0;
      switch (phase) {
        case SAMPLE -> {
          if (!starts.test(proposal)) {
            left = 0;
            return false;
          }
        }
        case MEND -> mend();
        case ANNEAL -> moves.toNeighbour(current, proposal);
      }
    }
    repairing = false;
    proposal.pack(candidate);
    candidate.imperfect(imperfect && proposal.isImperfect());
    return true;
  }

  private void mend() {
    proposal.copyFrom(current);
    if (reason != Violation.Reason.CAPACITY_EXCEEDED || !moves.shrinkTiles(proposal, level)) {
      moves.toNeighbour(current, proposal);
    }
  }

  @Override
  public void report(Trial trial) {
    switch (phase) {
      case SAMPLE -> {
        mending = 0;
        if (trial.isValid()) {
          startRun(trial);
        } else {
          phase = Phase.MEND;
          takeInvalid(trial);
        }
      }
      case MEND -> reportMended(trial);
      case ANNEAL -> reportNeighbour(trial);
    }
  }

  private void startRun(Trial trial) {
    phase = Phase.ANNEAL;
    step = 0;
    take(trial);
  }

  private void reportMended(Trial trial) {
    if (trial.isValid()) {
      startRun(trial);
    } else if (++mending == MAX_MENDING) {
      phase = Phase.SAMPLE;
    } else if (trial.reason() != reason || trial.shortfall() <= shortfall) {
      takeInvalid(trial);
    }
  }

  private void takeInvalid(Trial trial) {
    current.copyFrom(proposal);
    reason = trial.reason();
    level = trial.level();
    shortfall = trial.shortfall();
  }

  private void reportNeighbour(Trial trial) {
    step++;
    if (trial.isValid()) {
      if (accepts(trial)) {
        take(trial);
      }
    } else if (trial.reason() == Violation.Reason.CAPACITY_EXCEEDED
        && repairs < MAX_REPAIRS
        && random.nextBoolean()) {
      repairs++;
      repairing = moves.shrinkTiles(proposal, trial.level());
    }
    if (step >= runLength) {
      runLength = Math.min(MAX_RUN, 2 * runLength);
      repairing = false;
      phase = Phase.SAMPLE;
    }
  }

  private void take(Trial trial) {
    current.copyFrom(proposal);
    if (objectives.length != trial.objectives()) {
      objectives = new double[trial.objectives()];
    }
    for (int i = 0; i < objectives.length; i++) {
      objectives[i] = trial.objective(i);
    }
  }

  /** Whether to go to the proposal; the first objective that differs decides. */
  private boolean accepts(Trial trial) {
    for (int i = 0; i < objectives.length; i++) {
      double offered = trial.objective(i);
      if (offered < objectives[i]) {
        return true;
      }
      if (offered > objectives[i]) {
        double ratio = Math.max(MIN_OBJECTIVE, objectives[i]) / Math.max(MIN_OBJECTIVE, offered);
        return random.nextDouble() < Math.pow(ratio, 1 / temperature());
      }
    }
    return true;
  }

  private double temperature() {
    return MAX_TEMPERATURE * Math.pow(MIN_TEMPERATURE / MAX_TEMPERATURE, (double) step / runLength);
  }

  /** Makes short annealing streams: a sample for the search for the optimum to start from. */
  public static final class Sampler implements StrategyFactory {
    @Override
    public List<SearchStrategy> streams(MapSpace space, SplittableRandom random) {
      return StrategyFactory.streams(
          STREAMS, number -> new HybridSearch(space, random.split(), SAMPLE));
    }
  }

  /** Makes annealing streams; a small space is searched as a whole instead. */
  public static final class Factory implements StrategyFactory {
    private static final BigInteger SMALL = BigInteger.valueOf(300_000);

    private final StrategyFactory whole = new PrunedSearch.Factory();

    @Override
    public List<SearchStrategy> streams(MapSpace space, SplittableRandom random) {
      return coversSpace(space)
          ? whole.streams(space, random)
          : StrategyFactory.streams(
              STREAMS, number -> new HybridSearch(space, random.split(), Long.MAX_VALUE));
    }

    @Override
    public boolean coversSpace(MapSpace space) {
      return space.size().compareTo(SMALL) <= 0;
    }
  }
}
