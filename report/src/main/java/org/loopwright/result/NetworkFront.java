package org.loopwright.result;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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
    RunIdentity identity,
    String name,
    List<Part> parts,
    List<String> missing,
    Optional<List<Point>> points) {
  /** The points of more runs of layers are not listed. */
  private static final int MAX_RUNS = 10_000;

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

    public double energyDelayProduct() {
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
    requireNonNull(identity, "identity");
    requireNonNull(name, "name");
    parts = List.copyOf(parts);
    missing = List.copyOf(missing);
    requireNonNull(points, "points");
  }

  /** The front that the layers' fronts add up to. */
  public static NetworkFront of(
      RunIdentity identity, String name, List<Part> parts, List<String> missing) {
    Optional<List<Point>> points = missing.isEmpty() ? sums(parts) : Optional.of(List.of());
    return new NetworkFront(identity, name, parts, missing, points);
  }

  private static Optional<List<Point>> sums(List<Part> parts) {
    if (parts.stream().mapToDouble(Part::count).sum() > MAX_RUNS) {
      return Optional.empty();
    }
    List<Part> runs =
        parts.stream()
            .flatMap(part -> Collections.nCopies(Math.toIntExact(part.count()), part).stream())
            .toList();
    List<List<Cost>> fronts = runs.stream().map(run -> run.front().costs()).toList();
    return FrontSum.of(fronts)
        .map(sums -> sums.stream().map(sum -> new Point(sum.cost(), uses(runs, sum))).toList());
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
  public Optional<Point> leastProduct() {
    return points.stream()
        .flatMap(List::stream)
        .min((one, other) -> Double.compare(one.energyDelayProduct(), other.energyDelayProduct()));
  }

  /** The layers whose fronts end before they are complete. */
  public List<String> unfinished() {
    return layers(
        verdict -> verdict == FrontVerdict.UNPROVED || verdict == FrontVerdict.POINT_LIMIT);
  }

  /** The layers that have no mapping, which is proved. */
  public List<String> infeasible() {
    return layers(verdict -> verdict == FrontVerdict.INFEASIBLE);
  }

  private List<String> layers(Predicate<FrontVerdict> which) {
    return parts.stream()
        .map(Part::front)
        .filter(front -> which.test(front.verdict()))
        .map(LayerFront::name)
        .toList();
  }

  public FrontVerdict verdict() {
    if (!infeasible().isEmpty()) {
      return FrontVerdict.INFEASIBLE;
    }
    if (points.isEmpty()) {
      return FrontVerdict.TOO_MANY;
    }
    boolean whole = unfinished().isEmpty() && missing.isEmpty();
    boolean ignoring = parts.stream().anyMatch(part -> !part.front().assumptions().isEmpty());
    return whole ? FrontVerdict.complete(ignoring) : FrontVerdict.UNFINISHED;
  }
}
