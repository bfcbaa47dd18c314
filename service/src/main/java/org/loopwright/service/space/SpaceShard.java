package org.loopwright.service.space;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.loopwright.explore.space.DesignSpace;
import org.loopwright.explore.space.SpaceObjective;
import org.loopwright.result.PointRow;
import org.loopwright.search.SearchControl;
import org.loopwright.service.space.PointMapper.FirstLook;
import org.loopwright.service.space.PointMapper.OpenPoint;

/**
 * A run of points next to each other, taken by one thread with nothing from outside: so its rows
 * are the same wherever it runs. A point that is no better than another in anything that is asked
 * for, by its bounds, is not mapped.
 *
 * <p>No answer is lost by that: everything asked for grows with energy, cycles and area, so
 * whatever the mapping of such a point, the other point is at least as good in each; and the front
 * of all shards is the front of their fronts. Where something does not grow with them, such as
 * power, every point is mapped.
 *
 * @param first number of its first point
 * @param size how many points there are
 */
public record SpaceShard(long first, long size) {
  /** Points of a shard: enough that they share much, few enough that little is lost. */
  private static final long MAX_SIZE = 128;

  private static final long MIN_SIZE = 8;
  private static final long SHARDS = 16;

  /** More are more files than file systems and people like; those of larger spaces are larger. */
  private static final long MAX_SHARDS = 65_536;

  /** The shards of a space, which depend on the space alone, so that rows do. */
  public static List<SpaceShard> all(DesignSpace space) {
    long points = space.size();
    long usual = Math.max(MIN_SIZE, Math.min(MAX_SIZE, points / SHARDS));
    long size = Math.max(usual, (points + MAX_SHARDS - 1) / MAX_SHARDS);
    List<SpaceShard> shards = new ArrayList<>();
    for (long first = 0; first < points; first += size) {
      shards.add(new SpaceShard(first, Math.min(size, points - first)));
    }
    return shards;
  }

  /** The rows of the shard, in the order of their numbers; fewer if it was cancelled. */
  List<PointRow> run(
      SpaceRequest request,
      PointDesigns designs,
      SearchControl control,
      Consumer<PointRow> progress) {
    PointMapper mapper = new PointMapper(request, designs, control);
    List<PointRow> rows = new ArrayList<>();
    List<OpenPoint> open = new ArrayList<>();
    BooleanSupplier cancelled = control.cancelled();
    for (long i = 0; i < size && !cancelled.getAsBoolean(); i++) {
      FirstLook look = mapper.look(request.space().question().space().point(first + i));
      look.open().ifPresent(open::add);
      look.settled().ifPresent(rows::add);
      look.settled().ifPresent(progress);
    }
    List<SpaceObjective> asked = new ArrayList<>(request.space().question().front());
    asked.addAll(request.space().question().objectives());
    boolean prunes = asked.stream().allMatch(SpaceObjective::grows);
    new PointSearch(mapper, asked, prunes, cancelled)
        .run(
            open,
            row -> {
              rows.add(row);
              progress.accept(row);
            });
    rows.sort(Comparator.comparingLong(row -> row.point().number()));
    return rows;
  }
}
