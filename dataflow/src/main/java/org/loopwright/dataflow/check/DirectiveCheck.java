package org.loopwright.dataflow.check;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.dataflow.spec.Directive;
import org.loopwright.dataflow.spec.Directive.DataMap;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerBounds;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.LayerDimensionSet;
import org.loopwright.dataflow.spec.OperatorType;
import org.loopwright.dataflow.spec.Origin;

/** The directives of a layer, each for itself and level by level. */
final class DirectiveCheck {
  private static final int MAX_LEVELS = 4;
  private static final int MAX_SPATIAL = 2;

  private final Layer layer;
  private final Findings findings;
  private final LayerBounds bounds;

  DirectiveCheck(Layer layer, Findings findings) {
    this.layer = layer;
    this.findings = findings;
    bounds = LayerBounds.of(layer);
  }

  void check() {
    Origin origin = layer.origin();
    List<DataMap> level = new ArrayList<>();
    int levels = 0;
    for (Directive directive : layer.dataflow()) {
      if (directive instanceof DataMap map) {
        level.add(map);
        checkMap(map);
      } else {
        checkLevel(level, levels, origin);
        level = new ArrayList<>();
        origin = directive.origin();
        levels++;
        if (levels == MAX_LEVELS) {
          findings.error(origin, "more than %d cluster levels", MAX_LEVELS);
        }
      }
    }
    checkLevel(level, levels, origin);
  }

  private void checkMap(DataMap map) {
    LayerDimension dimension = map.dimension();
    long bound = bounds.of(dimension.inputCentric());
    if (bound == 0) {
      findings.error(map.origin(), "the layer has no dimension %s to map", dimension.symbol());
      return;
    }
    long size = map.size().value();
    long offset = map.offset().value();
    if (dimension.isFilter() && !map.isSpatial()) {
      checkFilterMap(map, bound);
    } else if (offset > reach(dimension, size) && size < bound) {
      findings.error(
          map.origin(),
          "%s skips data: its offset %d is larger than its size %d",
          map,
          offset,
          size);
    }
    long extent = dimension.isOutputCentric() ? bounds.outputs(dimension.inputCentric()) : bound;
    if (!dimension.isFilter() && size > extent) {
      findings.warn(
          map.origin(), "%s maps %d data points of a dimension that has %d", map, size, extent);
    }
  }

  /**
   * The largest offset that skips nothing: the size, or with a stride the distance between the
   * first windows of neighbouring tiles, which may be more as no window needs what is between.
   */
  private long reach(LayerDimension dimension, long size) {
    if (!dimension.isWindowed() || dimension.isOutputCentric()) {
      return size;
    }
    long span = layer.windowSpan(dimension, Math.max(1, bounds.of(dimension.window())));
    long stride = layer.stride(dimension);
    return size < span ? size : Math.max(size, ((size - span) / stride + 1) * stride);
  }

  /** The model has no partial windows: a filter is mapped whole, or its taps over space. */
  private void checkFilterMap(DataMap map, long bound) {
    long size = map.size().value();
    long offset = map.offset().value();
    if (size != offset) {
      findings.error(
          map.origin(), "%s must move by its size, %d, but has offset %d", map, size, offset);
    } else if (size != bound) {
      findings.error(
          map.origin(),
          "%s must map the whole filter dimension, %d, but has size %d",
          map,
          bound,
          size);
    }
  }

  private void checkLevel(List<DataMap> level, int depth, Origin origin) {
    List<DataMap> spatial = new ArrayList<>(MAX_SPATIAL);
    for (DataMap map : level) {
      if (map.isSpatial()) {
        spatial.add(map);
      }
    }
    if (spatial.isEmpty()) {
      findings.error(
          origin, "cluster level %d has no SpatialMap, so its units have nothing to share", depth);
    } else if (spatial.size() > MAX_SPATIAL) {
      findings.error(
          spatial.get(MAX_SPATIAL).origin(),
          "cluster level %d has more than %d SpatialMap directives",
          depth,
          MAX_SPATIAL);
    } else if (spatial.size() == MAX_SPATIAL && !moveTogether(spatial)) {
      findings.warn(
          spatial.get(1).origin(),
          "cluster level %d maps two dimensions over the same units",
          depth);
    }
    checkMappedOnce(level, depth);
    if (depth == 0 && findings.withWarnings()) {
      warnUnmapped(level);
    }
  }

  private static boolean moveTogether(List<DataMap> spatial) {
    LayerDimension first = spatial.get(0).dimension().inputCentric();
    LayerDimension second = spatial.get(1).dimension().inputCentric();
    return (first.isWindowed() && first.window() == second)
        || (second.isWindowed() && second.window() == first);
  }

  private void checkMappedOnce(List<DataMap> level, int depth) {
    LayerDimensionSet mapped = LayerDimensionSet.EMPTY;
    for (DataMap map : level) {
      LayerDimension dimension = map.dimension().inputCentric();
      if (mapped.contains(dimension)) {
        int first = 0;
        while (level.get(first).dimension().inputCentric() != dimension) {
          first++;
        }
        findings.error(
            map.origin(),
            "dimension %s is mapped twice in cluster level %d, first on line %d",
            map.dimension().symbol(),
            depth,
            level.get(first).origin().location().line());
      }
      mapped = mapped.with(dimension);
    }
  }

  private void warnUnmapped(List<DataMap> level) {
    for (LayerDimension dimension : LayerDimension.values()) {
      boolean mapped = level.stream().anyMatch(map -> map.dimension().inputCentric() == dimension);
      boolean counts =
          bounds.of(dimension) > 1
              && !(layer.type() == OperatorType.DSCONV && dimension == LayerDimension.K);
      if (counts && !mapped) {
        findings.warn(
            layer.origin(),
            "dimension %s is not mapped: every unit holds all of it",
            dimension.symbol());
      }
    }
  }
}
