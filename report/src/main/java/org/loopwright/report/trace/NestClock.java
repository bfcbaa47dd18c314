package org.loopwright.report.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;

/**
 * When the loops of a mapping turn, in steps of one operation of the arithmetic unit with the most
 * to do.
 *
 * <p>Dimensions count independently of each other, so the steps of a part of the nest are the
 * product over the dimensions of the iterations of their own loops there. Of a dimension at its
 * end, a loop in time runs its residual only. A loop across space takes no time, and where it has
 * more than one iteration left, the instances before the last one set the pace.
 */
final class NestClock {
  /** A loop at its place; {@code level} counts from the innermost. */
  private record Turn(String dimension, long bound, long residual, boolean inTime, int level) {}

  /** Time during which a level holds the same tile of a data space. */
  record Tile(long start, long steps) {}

  /**
   * Tiles one after the other.
   *
   * @param first as many as were asked for
   * @param number of all tiles
   */
  record Tiles(List<Tile> first, long number) {
    Tiles {
      first = List.copyOf(first);
    }
  }

  /** Outermost first. */
  private final List<Turn> turns = new ArrayList<>();

  private final Set<String> dimensions = new HashSet<>();

  NestClock(Mapping mapping) {
    for (int level = mapping.levels().size() - 1; level >= 0; level--) {
      LevelMapping loops = mapping.levels().get(level);
      add(loops.temporal(), true, level);
      add(loops.spatialY(), false, level);
      add(loops.spatialX(), false, level);
    }
    turns.forEach(turn -> dimensions.add(turn.dimension()));
  }

  private void add(List<Loop> innermostFirst, boolean inTime, int level) {
    List<Loop> loops = new ArrayList<>(innermostFirst);
    Collections.reverse(loops);
    loops.forEach(
        loop ->
            turns.add(new Turn(loop.dimension(), loop.bound(), loop.residual(), inTime, level)));
  }

  /** Steps of the whole run. */
  long steps() {
    return steps(0, turns.size(), dimensions);
  }

  /**
   * The times of the tiles that a level holds.
   *
   * @param moving dimensions whose loops change the tile
   * @param most tiles to list
   */
  Tiles tiles(int level, Set<String> moving, int most) {
    int end = (int) turns.stream().filter(turn -> turn.level() > level).count();
    while (end > 0 && !moves(turns.get(end - 1), moving)) {
      end--;
    }
    Walk walk = new Walk(end, most);
    walk.from(0);
    return new Tiles(walk.tiles, steps(0, end, dimensions));
  }

  private static boolean moves(Turn turn, Set<String> moving) {
    return turn.inTime() && moving.contains(turn.dimension());
  }

  /** Steps of a part of the nest where some dimensions are at their end. */
  private long steps(int from, int to, Set<String> atEnd) {
    long steps = 1;
    for (String dimension : dimensions) {
      steps = Math.multiplyExact(steps, iterations(dimension, from, to, atEnd.contains(dimension)));
    }
    return steps;
  }

  /** Iterations in time of the loops over a dimension in a part of the nest. */
  private long iterations(String dimension, int from, int to, boolean atEnd) {
    if (from == to) {
      return 1;
    }
    Turn turn = turns.get(from);
    if (!turn.dimension().equals(dimension)) {
      return iterations(dimension, from + 1, to, atEnd);
    }
    if (!turn.inTime()) {
      return iterations(dimension, from + 1, to, staysAtEnd(turn, atEnd));
    }
    long whole = iterations(dimension, from + 1, to, /* atEnd= */ false);
    return atEnd
        ? Math.addExact(
            Math.multiplyExact(turn.residual() - 1, whole),
            iterations(dimension, from + 1, to, /* atEnd= */ true))
        : Math.multiplyExact(turn.bound(), whole);
  }

  /** Whether all instances of a loop across space are at the end of the dimension. */
  private static boolean staysAtEnd(Turn turn, boolean atEnd) {
    return atEnd && turn.residual() == 1;
  }

  /** Goes through the iterations of the loops outside a tile. */
  private final class Walk {
    private final int end;
    private final int most;
    private final List<Tile> tiles = new ArrayList<>();
    private final Set<String> atEnd = new HashSet<>(dimensions);
    private long now;

    Walk(int end, int most) {
      this.end = end;
      this.most = most;
    }

    void from(int at) {
      if (at == end) {
        long steps = steps(end, turns.size(), atEnd);
        tiles.add(new Tile(now, steps));
        now += steps;
        return;
      }
      Turn turn = turns.get(at);
      boolean outside = atEnd.contains(turn.dimension());
      if (turn.inTime()) {
        long iterations = outside ? turn.residual() : turn.bound();
        for (long i = 0; i < iterations && tiles.size() < most; i++) {
          enter(turn, outside && i == iterations - 1, at);
        }
      } else {
        enter(turn, staysAtEnd(turn, outside), at);
      }
      mark(turn, outside);
    }

    private void enter(Turn turn, boolean isAtEnd, int at) {
      mark(turn, isAtEnd);
      from(at + 1);
    }

    private void mark(Turn turn, boolean isAtEnd) {
      if (isAtEnd) {
        atEnd.add(turn.dimension());
      } else {
        atEnd.remove(turn.dimension());
      }
    }
  }
}
