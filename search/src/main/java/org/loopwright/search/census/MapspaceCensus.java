package org.loopwright.search.census;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.loopwright.cost.Evaluator;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.search.Rejects;
import org.loopwright.search.SearchControl;
import org.loopwright.search.StreamWorkers;
import org.loopwright.search.goal.CandidateEvaluator;
import org.loopwright.search.goal.Deadline;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.SearchGoal;
import org.loopwright.search.goal.SearchProgress;
import org.loopwright.search.mapspace.MapSpace;

/**
 * Counts a mapspace: a fixed number of shards examine ranges of its points in rounds, and what they
 * keep is put together in the order of points, so that the result does not depend on threads.
 */
public final class MapspaceCensus {
  private static final int SHARDS = 32;
  private static final int RANGE = 1024;

  private final Evaluator evaluator;
  private final long minUnits;
  private final CensusOptions options;
  private final SearchControl control;
  private final Deadline deadline;
  private final MapSpace space;
  private final CensusRows matching;
  private final long maxRows;

  private MapspaceCensus(
      Evaluator evaluator,
      Constraints constraints,
      CensusOptions options,
      SearchControl control,
      long maxValues) {
    this.evaluator = evaluator;
    this.options = options;
    this.control = control;
    minUnits = CandidateEvaluator.minUnits(evaluator.architecture(), constraints);
    deadline = new Deadline(control.nanoClock(), control.cancelled(), OptionalDouble.empty());
    space = MapSpace.of(evaluator.workload(), evaluator.architecture(), constraints);
    matching = new CensusRows(options.columns().size());
    maxRows = Math.min(Integer.MAX_VALUE / 2, maxValues / (options.columns().size() + 1));
  }

  /**
   * Runs a census; once it is cancelled it ends with what it has.
   *
   * @param maxValues the most numbers that it may keep
   * @throws IllegalArgumentException if results have no such number as an option names, if the
   *     mapspace is too large to be enumerated, or if there is more to keep
   */
  public static Census run(
      Evaluator evaluator,
      Constraints constraints,
      CensusOptions options,
      SearchControl control,
      long maxValues) {
    return new MapspaceCensus(evaluator, constraints, options, control, maxValues).run();
  }

  private Census run() {
    Rejects rejects = new Rejects(space.architecture());
    PointSource source = PointSource.of(space, options);
    List<CensusShard> shards = shards(source);
    if (!space.isEmpty()) {
      examine(source.count(), shards);
    }
    shards.forEach(shard -> rejects.add(shard.rejects()));
    CensusRows rows = NearTheBest.of(matching, options);
    return new Census(
        options,
        space.size(),
        examined(shards),
        valid(shards),
        matching.size(),
        rejects.list(),
        space.infeasibilities(),
        deadline.isInterrupted(),
        deadline.seconds(),
        rows,
        new Description(evaluator, space, source, rows).of(options.statistics()));
  }

  /**
   * The first values that each shard measures are the columns; of the others some are conditions.
   */
  private List<CensusShard> shards(PointSource source) {
    List<Objective> columns = options.columns();
    SearchGoal goal =
        SearchGoal.of(Stream.concat(columns.stream(), options.conditions().stream()).toList());
    int[] conditions = options.conditions().stream().mapToInt(goal.ranking()::indexOf).toArray();
    return IntStream.range(0, SHARDS)
        .mapToObj(
            number ->
                new CensusShard(
                    space,
                    source,
                    new CandidateEvaluator(evaluator, goal, minUnits),
                    deadline,
                    columns.size(),
                    conditions))
        .toList();
  }

  private void examine(long count, List<CensusShard> shards) {
    long next = 0;
    try (StreamWorkers workers = new StreamWorkers(options.threads(), deadline)) {
      while (next < count && !deadline.isOver()) {
        for (CensusShard shard : shards) {
          long end = Math.min(next + RANGE, count);
          shard.allot(next, end);
          next = end;
        }
        workers.runRound(shards);
        shards.forEach(shard -> keep(shard.rows()));
        publish(shards);
      }
    }
  }

  private void keep(CensusRows rows) {
    Require.that(
        (long) matching.size() + rows.size() <= maxRows,
        "there is no memory for the numbers of more than %s mappings: narrow them with --where,"
            + " draw fewer --samples, or give the program more memory",
        maxRows);
    matching.addAll(rows);
  }

  private void publish(List<CensusShard> shards) {
    control
        .progress()
        .accept(
            new SearchProgress(
                examined(shards),
                valid(shards),
                matching.size(),
                List.of(),
                OptionalDouble.empty(),
                deadline.seconds()));
  }

  private static long examined(List<CensusShard> shards) {
    return shards.stream().mapToLong(CensusShard::examined).sum();
  }

  private static long valid(List<CensusShard> shards) {
    return shards.stream().mapToLong(CensusShard::valid).sum();
  }
}
