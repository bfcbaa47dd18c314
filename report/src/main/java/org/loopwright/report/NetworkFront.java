package org.loopwright.report;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.loopwright.cost.Evaluation;
import org.loopwright.search.FoundMapping;
import org.loopwright.search.pareto.FrontSum;
import org.loopwright.search.pareto.FrontSum.Cost;

/**
 * The front of energy and delay of a network, whose layers run one after the other, each time a
 * layer occurs at a point of the layer's own front.
 *
 * @param missing layers whose fronts were not begun; without them the network has no point
 * @param points from least energy to least delay; empty if they are too many to list
 */
public record NetworkFront(
    String name, List<Part> parts, List<String> missing, Optional<List<Point>> points) {
  /** Of more runs of layers the points are not listed. */
  private static final int MOST_RUNS = 10_000;

  /**
   * A layer.
   *
   * @param count how often it occurs
   * @param sameAs an earlier layer of the same shape, whose front this is
   */
  public record Part(LayerFront front, long count, Optional<String> sameAs) {
    public Part {
      requireNonNull(front, "front");
      requireNonNull(sameAs, "sameAs");
    }
  }

  /**
   * A point.
   *
   * @param uses how often each point of each layer's front is used
   */
  public record Point(Cost cost, List<Use> uses) {
    public Point {
      uses = List.copyOf(uses);
    }

    double energyDelayProduct() {
      return cost.energyPj() * cost.cycles();
    }
  }

  /**
   * A point of a layer's front in use.
   *
   * @param point its number, from 1
   * @param times how often the layer runs so
   */
  public record Use(String layer, int point, long times) {}

  public NetworkFront {
    requireNonNull(name, "name");
    parts = List.copyOf(parts);
    missing = List.copyOf(missing);
    requireNonNull(points, "points");
  }

  /** The front that the layers' fronts add up to. */
  public static NetworkFront of(String name, List<Part> parts, List<String> missing) {
    return new NetworkFront(
        name, parts, missing, missing.isEmpty() ? sums(parts) : Optional.of(List.of()));
  }

  private static Optional<List<Point>> sums(List<Part> parts) {
    if (parts.stream().mapToDouble(Part::count).sum() > MOST_RUNS) {
      return Optional.empty();
    }
    List<Part> runs =
        parts.stream()
            .flatMap(part -> Collections.nCopies(Math.toIntExact(part.count()), part).stream())
            .toList();
    List<List<Cost>> fronts = runs.stream().map(NetworkFront::costs).toList();
    return FrontSum.of(fronts)
        .map(sums -> sums.stream().map(sum -> new Point(sum.cost(), uses(runs, sum))).toList());
  }

  private static List<Cost> costs(Part part) {
    return part.front().front().points().stream()
        .map(FoundMapping::evaluation)
        .map((Evaluation point) -> new Cost(point.energyPj(), point.cycles()))
        .toList();
  }

  private static List<Use> uses(List<Part> runs, FrontSum.Point sum) {
    Map<Use, Long> times = new LinkedHashMap<>();
    for (int run = 0; run < runs.size(); run++) {
      int point = sum.choices().get(run) + 1;
      times.merge(new Use(runs.get(run).front().name(), point, 1), 1L, Long::sum);
    }
    List<Use> uses = new ArrayList<>();
    times.forEach((use, often) -> uses.add(new Use(use.layer(), use.point(), often)));
    return uses;
  }

  /** The point of least energy-delay product, of which the network has none less. */
  Optional<Point> leastProduct() {
    return points.stream()
        .flatMap(List::stream)
        .min((one, other) -> Double.compare(one.energyDelayProduct(), other.energyDelayProduct()));
  }

  /** The layers whose fronts end before they are complete. */
  List<String> unfinished() {
    return named("unproved", "point_limit");
  }

  /** The layers that have no mapping, which is proved. */
  List<String> infeasible() {
    return named("infeasible");
  }

  private List<String> named(String... verdicts) {
    return parts.stream()
        .map(Part::front)
        .filter(front -> Stream.of(verdicts).anyMatch(front.verdict()::equals))
        .map(LayerFront::name)
        .toList();
  }

  /** How far the points go: complete, unfinished, too_many; or infeasible, which is proved. */
  public String verdict() {
    if (!infeasible().isEmpty()) {
      return "infeasible";
    }
    boolean whole = unfinished().isEmpty() && missing.isEmpty();
    return points.isEmpty() ? "too_many" : whole ? "complete" : "unfinished";
  }
}
