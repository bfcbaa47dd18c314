package org.loopwright.search.census;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.search.mapspace.MapPoint;
import org.loopwright.search.mapspace.MapSpace;

/** Numbered points of a mapspace: a number is always the same point. Safe to share. */
sealed interface PointSource {
  /** A mapspace with more points is not enumerated. */
  long MAX_POINTS = 10_000_000_000L;

  /** The points are numbered from 0 up to this. */
  long count();

  void write(long number, MapPoint into);

  static PointSource of(MapSpace space, CensusOptions options) {
    return options.samples().isPresent()
        ? new Drawn(
            space, options.samples().getAsLong(), new SplittableRandom(options.seed()).nextLong())
        : every(space);
  }

  private static PointSource every(MapSpace space) {
    Require.that(
        space.size().compareTo(BigInteger.valueOf(MAX_POINTS)) <= 0,
        "the mapspace has %s points, and --all counts at most %s: draw some with --samples N, or"
            + " constrain it",
        space.size(),
        MAX_POINTS);
    return new Every(space);
  }

  /** Points drawn uniformly, each with a generator of its own: the order of draws means nothing. */
  record Drawn(MapSpace space, long count, long start) implements PointSource {
    @Override
    public void write(long number, MapPoint into) {
      // Generators of neighbouring seeds are not independent until they have mixed once
      long seed = new SplittableRandom(start + number).nextLong();
      space.sample(new SplittableRandom(seed), into);
    }
  }

  /** All points, in their order. */
  record Every(MapSpace space) implements PointSource {
    @Override
    public long count() {
      return space.size().longValueExact();
    }

    @Override
    public void write(long number, MapPoint into) {
      space.decode(BigInteger.valueOf(number), into);
    }
  }
}
