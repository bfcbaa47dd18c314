package org.loopwright.report.html;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.loopwright.dataflow.engine.ClusterAnalysis;
import org.loopwright.dataflow.engine.ClusterHierarchy;
import org.loopwright.dataflow.engine.ClusterLevel;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.LayerDimensionSet;
import org.loopwright.dataflow.spec.LayerTensor;
import org.loopwright.report.table.JsonObject;

/**
 * The first steps of a layer's directives on a small array: which part of each tensor each PE holds
 * (Kwon et al. 2020, Figure 3). The last directive changes fastest, those of inner clusters before
 * those of outer ones; a SpatialMap counts its folds.
 */
final class DirectiveSteps {
  static final int MAX_PES = 64;
  private static final int MAX_STEPS = 24;

  /** A directive that moves from step to step. */
  private record Counter(int level, int directive, long count) {}

  /** Data points of a dimension: the first and how many. */
  private record Range(long start, long size) {
    @Override
    public String toString() {
      return size == 1 ? Long.toString(start) : start + ".." + (start + size - 1);
    }
  }

  private final ClusterHierarchy hierarchy;
  private final List<Counter> counters = new ArrayList<>();

  private DirectiveSteps(ClusterHierarchy hierarchy) {
    this.hierarchy = hierarchy;
    for (int level = 0; level < hierarchy.levels().size(); level++) {
      ClusterLevel cluster = hierarchy.levels().get(level);
      for (int i = 0; i < cluster.directives(); i++) {
        long count = count(cluster, i);
        if (count > 1) {
          counters.add(new Counter(level, i, count));
        }
      }
    }
  }

  /** The steps of a layer; empty if the array is too large to be drawn. */
  static Optional<JsonObject> of(Layer layer, long pes) {
    return pes > MAX_PES
        ? Optional.empty()
        : Optional.of(new DirectiveSteps(ClusterAnalysis.analyze(layer, pes)).json());
  }

  private JsonObject json() {
    long all = counters.stream().mapToLong(Counter::count).reduce(1, Math::multiplyExact);
    List<JsonObject> steps = new ArrayList<>();
    for (long step = 0; step < Math.min(all, MAX_STEPS); step++) {
      steps.add(step(step));
    }
    List<Long> units = hierarchy.levels().stream().map(ClusterLevel::units).toList();
    return new JsonObject()
        .put("units", units)
        .put("all", all)
        .put("tensors", tensors().stream().map(LayerTensor::label).toList())
        .put("steps", steps);
  }

  private List<LayerTensor> tensors() {
    return Arrays.stream(LayerTensor.values())
        .filter(tensor -> tensor != LayerTensor.FILTER || hierarchy.coupling().hasFilter())
        .toList();
  }

  private static long count(ClusterLevel level, int directive) {
    long positions = positions(level, directive, level.bound(directive));
    if (!level.isSpatial(directive)) {
      return positions;
    }
    return directive == level.firstSpatial() ? (positions + level.units() - 1) / level.units() : 1;
  }

  /** Places that a map takes one after the other along a tile. */
  private static long positions(ClusterLevel level, int directive, long bound) {
    long size = level.size(directive);
    long offset = level.offset(directive);
    return bound <= size ? 1 : (bound - size + offset - 1) / offset + 1;
  }

  private JsonObject step(long number) {
    Map<Counter, Long> at = new HashMap<>();
    long rest = number;
    for (int i = counters.size() - 1; i >= 0; i--) {
      at.put(counters.get(i), rest % counters.get(i).count());
      rest /= counters.get(i).count();
    }
    String where =
        counters.stream()
            .map(counter -> name(counter) + " = " + at.get(counter))
            .collect(Collectors.joining(", "));
    long pes =
        hierarchy.levels().stream().mapToLong(ClusterLevel::units).reduce(1, (a, b) -> a * b);
    List<List<String>> held = new ArrayList<>();
    for (long pe = 0; pe < pes; pe++) {
      held.add(held(pe, pes, at));
    }
    return new JsonObject().put("where", where).put("pes", held);
  }

  private String name(Counter counter) {
    ClusterLevel level = hierarchy.levels().get(counter.level());
    String symbol = level.dimension(counter.directive()).symbol();
    String place = hierarchy.levels().size() == 1 ? "" : " (level " + (counter.level() + 1) + ")";
    return (level.isSpatial(counter.directive()) ? "fold of " : "") + symbol + place;
  }

  /** What a PE holds of each tensor; nothing if it is idle. */
  private List<String> held(long pe, long pes, Map<Counter, Long> at) {
    Map<LayerDimension, Range> ranges = new EnumMap<>(LayerDimension.class);
    long below = pes;
    long unit = pe;
    for (int l = 0; l < hierarchy.levels().size(); l++) {
      ClusterLevel level = hierarchy.levels().get(l);
      below /= level.units();
      long own = unit / below;
      unit %= below;
      long fold = find(at, l, level.firstSpatial());
      for (int i = 0; i < level.directives(); i++) {
        long place = level.isSpatial(i) ? fold * level.units() + own : find(at, l, i);
        Range outer = ranges.getOrDefault(level.dimension(i), new Range(0, level.bound(i)));
        if (place >= positions(level, i, outer.size())) {
          return List.of();
        }
        long start = place * level.offset(i);
        long size = Math.min(level.size(i), outer.size() - start);
        ranges.put(level.dimension(i), new Range(outer.start() + start, size));
      }
    }
    return tensors().stream().map(tensor -> text(tensor, ranges)).toList();
  }

  private static long find(Map<Counter, Long> at, int level, int directive) {
    return at.entrySet().stream()
        .filter(entry -> entry.getKey().level() == level && entry.getKey().directive() == directive)
        .mapToLong(Map.Entry::getValue)
        .findFirst()
        .orElse(0);
  }

  private String text(LayerTensor tensor, Map<LayerDimension, Range> ranges) {
    LayerDimensionSet dimensions = hierarchy.coupling().of(tensor);
    return ranges.entrySet().stream()
        .filter(entry -> dimensions.contains(entry.getKey()))
        .map(
            entry ->
                tensor == LayerTensor.OUTPUT && entry.getKey().isWindowed()
                    ? entry.getKey().symbol() + "' " + outputs(entry.getKey(), ranges)
                    : entry.getKey().symbol() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }

  /** Rows or columns of the output that rows or columns of input and filter give. */
  private Range outputs(LayerDimension input, Map<LayerDimension, Range> ranges) {
    Layer layer = hierarchy.layer();
    Range rows = ranges.get(input);
    Range taps = ranges.getOrDefault(input.window(), new Range(0, 1));
    long stride = layer.stride(input);
    long first =
        Math.floorDiv(rows.start() - (layer.windowSpan(input, taps.start() + 1) - 1), stride);
    long span = layer.windowSpan(input, taps.size());
    return new Range(first, Math.max(1, (rows.size() - span) / stride + 1));
  }
}
