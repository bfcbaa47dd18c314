package org.loopwright.analysis.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Term;
import org.loopwright.testkit.SmallSpec;

/**
 * How the tile of one tensor at one level moves through the tensor, in time and from instance to
 * instance: what {@link KnownApproximation} looks at. Level -1 is the arithmetic. A movement is a
 * vector with one component a rank.
 */
final class TileMotion {
  /** A loop of the nest, and how far one iteration of it moves the tile. */
  record Step(int level, boolean spatial, long bound, List<Long> move) {}

  private final SmallSpec spec;
  private final DataSpace dataSpace;
  private final int level;
  private final List<Step> steps = new ArrayList<>();
  private final List<Step> outside;
  private final Set<List<Long>> tile;

  /** The places of the instances below one instance of the next level, in the order of ids. */
  private final List<List<Long>> siblings;

  TileMotion(SmallSpec spec, DataSpace dataSpace, int level) {
    this.spec = spec;
    this.dataSpace = dataSpace;
    this.level = level;
    long[] strides = new long[spec.workload().dimensions().size()];
    Arrays.fill(strides, 1);
    for (int at = 0; at < spec.mapping().levels().size(); at++) {
      LevelMapping mapping = spec.mapping().levels().get(at);
      append(mapping.spatialX(), at, true, strides);
      append(mapping.spatialY(), at, true, strides);
      append(mapping.temporal(), at, false, strides);
    }
    outside = steps.stream().filter(s -> !s.spatial() && s.level() > level).toList();
    tile = new HashSet<>(offsets(steps.stream().filter(s -> s.level() <= level)));
    siblings = offsets(steps.stream().filter(s -> s.spatial() && s.level() == level + 1));
  }

  private void append(List<Loop> loops, int at, boolean spatial, long[] strides) {
    for (Loop loop : loops) {
      int dimension = spec.workload().indexOfDimension(loop.dimension());
      List<Long> move = move(loop.dimension(), strides[dimension]);
      steps.add(new Step(at, spatial, loop.bound(), move));
      strides[dimension] *= loop.bound();
    }
  }

  private List<Long> move(String dimension, long iterations) {
    return dataSpace.projection().stream()
        .map(index -> index.terms().stream().filter(term -> term.dimension().equals(dimension)))
        .map(terms -> iterations * terms.mapToLong(Term::coefficient).sum())
        .toList();
  }

  /** Where the loops lead, the first of them fastest. */
  private List<List<Long>> offsets(Stream<Step> loops) {
    List<List<Long>> places = List.of(Collections.nCopies(dataSpace.ranks(), 0L));
    for (Step step : loops.toList()) {
      List<List<Long>> next = new ArrayList<>();
      for (long i = 0; i < step.bound(); i++) {
        for (List<Long> place : places) {
          next.add(plus(place, i, step.move()));
        }
      }
      places = next;
    }
    return places;
  }

  private static List<Long> plus(List<Long> a, long times, List<Long> b) {
    return IntStream.range(0, a.size())
        .mapToObj(rank -> a.get(rank) + times * b.get(rank))
        .toList();
  }

  static boolean isStill(List<Long> move) {
    return move.stream().allMatch(component -> component == 0);
  }

  private static long ranksMoved(List<Long> move) {
    return move.stream().filter(component -> component != 0).count();
  }

  int level() {
    return level;
  }

  boolean isArithmetic() {
    return level < 0;
  }

  /** The level outside this one that keeps the tensor. */
  int sender() {
    int sender = level + 1;
    while (!spec.mapping().levels().get(sender).keep().contains(dataSpace.name())) {
      sender++;
    }
    return sender;
  }

  /** Whether the tile is not all of its bounding box. */
  boolean hasGaps() {
    long volume = 1;
    for (int rank = 0; rank < dataSpace.ranks(); rank++) {
      int r = rank;
      volume *= 1 + tile.stream().mapToLong(point -> point.get(r)).max().orElseThrow();
    }
    return volume != tile.size();
  }

  long tileWords() {
    return tile.size();
  }

  /** The points that a movement brings into the tile. */
  long fresh(List<Long> move) {
    return tile.stream().filter(point -> !tile.contains(plus(point, 1, move))).count();
  }

  /** The loops in time outside the level, innermost first. */
  List<Step> outside() {
    return outside;
  }

  /** Which of {@link #outside} is the innermost that moves the tile; their number if none is. */
  int firstMover() {
    int loop = 0;
    while (loop < outside.size() && isStill(outside.get(loop).move())) {
      loop++;
    }
    return loop;
  }

  /** How the tile moves when a loop steps and all loops inside it return from their last turn. */
  List<Long> move(int loop) {
    List<Long> move = outside.get(loop).move();
    for (Step inner : outside.subList(0, loop)) {
      move = plus(move, 1 - inner.bound(), inner.move());
    }
    return move;
  }

  /** The same if the loops inside it returned from their second turn. */
  List<Long> moveAfterTwoTurns(int loop) {
    List<Long> move = outside.get(loop).move();
    for (Step inner : outside.subList(0, loop)) {
      move = plus(move, -1, inner.move());
    }
    return move;
  }

  /** How far apart instances lie that sit side by side below one instance of the next level. */
  Set<List<Long>> neighbourDistances() {
    Set<List<Long>> distances = new HashSet<>();
    for (int a = 0; a < siblings.size(); a++) {
      distances.addAll(distancesFrom(a));
    }
    return distances;
  }

  private Set<List<Long>> distancesFrom(int a) {
    long columns = Math.max(spec.architecture().fanout(level + 1).x(), columnsUsed());
    Set<List<Long>> distances = new HashSet<>();
    for (int b = 0; b < siblings.size(); b++) {
      long apart = Math.abs(a % columns - b % columns) + Math.abs(a / columns - b / columns);
      if (apart == 1) {
        distances.add(plus(siblings.get(b), -1, siblings.get(a)));
      }
    }
    return distances;
  }

  /**
   * Whether those whom no neighbour serves at some step share what they need, on average, by fewer
   * or by more than all do.
   */
  boolean unservedShareOtherwise() {
    return IntStream.range(0, outside.size())
        .mapToObj(loop -> Stream.of(move(loop), moveAfterTwoTurns(loop)))
        .flatMap(moves -> moves)
        .anyMatch(this::unservedShareOtherwise);
  }

  private boolean unservedShareOtherwise(List<Long> move) {
    List<List<Long>> unserved =
        IntStream.range(0, siblings.size())
            .filter(sibling -> !distancesFrom(sibling).contains(move))
            .mapToObj(siblings::get)
            .toList();
    return siblings.size() * unserved.stream().distinct().count()
        != unserved.size() * siblings.stream().distinct().count();
  }

  private long columnsUsed() {
    return spec.mapping().levels().get(level + 1).spatialX().stream()
        .mapToLong(Loop::bound)
        .reduce(1, Math::multiplyExact);
  }

  /** Whether neighbours are as far apart as some step moves the tile, or is taken to move it. */
  boolean neighboursFollow() {
    Set<List<Long>> distances = neighbourDistances();
    return IntStream.range(0, outside.size())
        .anyMatch(
            loop ->
                distances.contains(move(loop))
                    || distances.contains(moveAfterTwoTurns(loop))
                    || repeats(loop, distances));
  }

  /** Whether the step of a loop brings an instance what another step just brought a neighbour. */
  boolean repeats(int loop, Set<List<Long>> distances) {
    return IntStream.range(0, loop == 0 ? outside.size() : 1)
        .anyMatch(
            before -> {
              Set<List<Long>> now = arrivals(loop);
              return !now.isEmpty()
                  && distances.stream()
                      .map(distance -> plus(distance, -1, move(before)))
                      .anyMatch(shift -> moved(arrivals(before), shift).equals(now));
            });
  }

  private Set<List<Long>> arrivals(int loop) {
    Set<List<Long>> arrivals = moved(tile, move(loop));
    if (!isArithmetic()) {
      arrivals.removeAll(tile);
    }
    return arrivals;
  }

  private static Set<List<Long>> moved(Set<List<Long>> points, List<Long> move) {
    Set<List<Long>> moved = new HashSet<>();
    points.forEach(point -> moved.add(plus(point, 1, move)));
    return moved;
  }

  /**
   * Whether shares of the instances below one instance of the next level are thirds and the like.
   */
  boolean hasInexactShares() {
    return Long.bitCount(spec.mapping().levels().get(level + 1).fanout()) > 1;
  }

  /** Whether the level outside this one has several instances at work. */
  boolean hasSeveralFeeders() {
    return steps.stream().anyMatch(s -> s.spatial() && s.level() > level + 1);
  }

  /**
   * Whether a loop across instances of this level, or of one further out, moves the tile along a
   * rank that another loop moves it along too, or along several ranks.
   */
  boolean isSpreadWithinWindow() {
    return steps.stream()
        .filter(s -> s.spatial() && s.level() > level)
        .anyMatch(s -> ranksMoved(s.move()) > 1 || isWindow(s.move()));
  }

  private boolean isWindow(List<Long> move) {
    return IntStream.range(0, move.size())
        .anyMatch(
            rank ->
                move.get(rank) != 0
                    && dataSpace.projection().get(rank).terms().stream()
                            .filter(term -> boundOf(term.dimension()) > 1)
                            .count()
                        > 1);
  }

  private long boundOf(String dimension) {
    int at = spec.workload().indexOfDimension(dimension);
    return spec.workload().dimensions().get(at).bound();
  }

  /**
   * Whether, below one instance of the sender, instances of this level have the same tile although
   * those that they sit below at a bypassed level between do not.
   */
  boolean meetsAcrossBypassedLevels() {
    for (int outer = level + 2; outer <= sender(); outer++) {
      int at = outer;
      long together = differentPlaces(level + 1, at);
      if (together < differentPlaces(level + 1, at - 1) * differentPlaces(at, at)) {
        return true;
      }
    }
    return false;
  }

  private long differentPlaces(int from, int to) {
    return offsets(steps.stream().filter(s -> s.spatial() && from <= s.level() && s.level() <= to))
        .stream()
        .distinct()
        .count();
  }
}
