package org.loopwright.service.space;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
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
