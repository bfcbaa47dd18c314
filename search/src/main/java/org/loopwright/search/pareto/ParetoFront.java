package org.loopwright.search.pareto;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.loopwright.search.FoundMapping;
import org.loopwright.search.SearchResult;

/**
 * Mappings of which none takes as little energy and as few cycles as another of the mapspace and
 * less of one of them.
 *
 * @param points each proved to be on the front; from least energy to least delay, which are their
 *     two objectives
 * @param last the search after which it ended; where there is no point, why
 * @param searches how many searches it took
 * @param seconds from start to end
 */
public record ParetoFront(
    List<FoundMapping> points, End end, SearchResult last, int searches, double seconds) {
  /** Why it ended. */
  public enum End {
    /** The points are the whole front. */
    COMPLETE,
    /** There may be more points between the last two. */
    POINT_LIMIT,
    /** A search ended without proof; there may be more points between the last two. */
    UNPROVED
  }

  public ParetoFront {
    points = List.copyOf(points);
    requireNonNull(end, "end");
    requireNonNull(last, "last");
  }

  public boolean isComplete() {
    return end == End.COMPLETE;
  }
}
