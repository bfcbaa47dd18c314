package org.loopwright.search.strategy;

import java.math.BigInteger;
import java.util.ArrayList;
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
  private static final double HOTTEST = 0.5;
  private static final double COLDEST = 0.003;
  private static final int FIRST_RUN = 2_500;
  private static final int LONGEST_RUN = 80_000;

  /** Steps towards the limits before a sample is given up. */
  private static final int MOST_MENDING = 400;

  /** Steps after one that does not fit, to make it fit. */
  private static final int MOST_REPAIRS = 2;

  /** Candidates of a stream of the {@link Sampler}. */
  private static final long SAMPLE = 40_000;

  private static final double LEAST_OBJECTIVE = 1e-9;

  private final SplittableRandom random;
  private long left;
  private final Moves moves;
  private final Predicate<MapPoint> starts;
  private final boolean imperfect;
  private final MapPoint current;
  private final MapPoint trial;
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
   * @param starts writes where the next run begins; says whether there is such a point
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
    trial = space.newPoint();
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
          if (!starts.test(trial)) {
            left = 0;
            return false;
          }
        }
        case MEND -> mend();
        case ANNEAL -> moves.toNeighbour(current, trial);
      }
    }
    repairing = false;
    trial.pack(candidate);
    candidate.imperfect(imperfect && trial.isImperfect());
    return true;
  }

  private void mend() {
    trial.copyFrom(current);
    if (reason != Violation.Reason.CAPACITY_EXCEEDED || !moves.shrinkTiles(trial, level)) {
      moves.toNeighbour(current, trial);
    }
  }

  @Override
  public void report(Outcome outcome) {
    switch (phase) {
      case SAMPLE -> {
        mending = 0;
        if (outcome.isValid()) {
          startRun(outcome);
        } else {
          phase = Phase.MEND;
          takeInvalid(outcome);
        }
      }
      case MEND -> reportMended(outcome);
      case ANNEAL -> reportNeighbour(outcome);
    }
  }

  private void startRun(Outcome outcome) {
    phase = Phase.ANNEAL;
    step = 0;
    take(outcome);
  }

  private void reportMended(Outcome outcome) {
    if (outcome.isValid()) {
      startRun(outcome);
    } else if (++mending == MOST_MENDING) {
      phase = Phase.SAMPLE;
    } else if (outcome.reason() != reason || outcome.shortfall() <= shortfall) {
      takeInvalid(outcome);
    }
  }

  private void takeInvalid(Outcome outcome) {
    current.copyFrom(trial);
    reason = outcome.reason();
    level = outcome.level();
    shortfall = outcome.shortfall();
  }

  private void reportNeighbour(Outcome outcome) {
    step++;
    if (outcome.isValid()) {
      if (accepts(outcome)) {
        take(outcome);
      }
    } else if (outcome.reason() == Violation.Reason.CAPACITY_EXCEEDED
        && repairs < MOST_REPAIRS
        && random.nextBoolean()) {
      repairs++;
      repairing = moves.shrinkTiles(trial, outcome.level());
    }
    if (step >= runLength) {
      runLength = Math.min(LONGEST_RUN, 2 * runLength);
      repairing = false;
      phase = Phase.SAMPLE;
    }
  }

  private void take(Outcome outcome) {
    current.copyFrom(trial);
    if (objectives.length != outcome.objectives()) {
      objectives = new double[outcome.objectives()];
    }
    for (int i = 0; i < objectives.length; i++) {
      objectives[i] = outcome.objective(i);
    }
  }

  /** The first objective that differs decides. */
  private boolean accepts(Outcome outcome) {
    for (int i = 0; i < objectives.length; i++) {
      double offered = outcome.objective(i);
      if (offered < objectives[i]) {
        return true;
      }
      if (offered > objectives[i]) {
        double ratio =
            Math.max(LEAST_OBJECTIVE, objectives[i]) / Math.max(LEAST_OBJECTIVE, offered);
        return random.nextDouble() < Math.pow(ratio, 1 / temperature());
      }
    }
    return true;
  }

  private double temperature() {
    return HOTTEST * Math.pow(COLDEST / HOTTEST, (double) step / runLength);
  }

  private static List<SearchStrategy> anneal(
      MapSpace space, SplittableRandom random, long candidates) {
    List<SearchStrategy> streams = new ArrayList<>();
    for (int stream = 0; stream < STREAMS; stream++) {
      streams.add(new HybridSearch(space, random.split(), candidates));
    }
    return streams;
  }

  /** Makes short annealing streams: a sample for the search for the optimum to start from. */
  public static final class Sampler implements StrategyProvider {
    @Override
    public String name() {
      return "sample";
    }

    @Override
    public List<SearchStrategy> streams(MapSpace space, SplittableRandom random) {
      return anneal(space, random, SAMPLE);
    }

    @Override
    public boolean coversSpace(MapSpace space) {
      return false;
    }
  }

  /** Makes annealing streams; a small space is searched as a whole instead. */
  public static final class Provider implements StrategyProvider {
    private static final BigInteger SMALL = BigInteger.valueOf(300_000);

    private final StrategyProvider whole = new PrunedSearch.Provider();

    @Override
    public String name() {
      return "hybrid";
    }

    @Override
    public List<SearchStrategy> streams(MapSpace space, SplittableRandom random) {
      return coversSpace(space)
          ? whole.streams(space, random)
          : anneal(space, random, Long.MAX_VALUE);
    }

    @Override
    public boolean coversSpace(MapSpace space) {
      return space.size().compareTo(SMALL) <= 0;
    }
  }
}
