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
    this.bounds = LayerBounds.of(layer);
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
          error(origin, "more than " + MAX_LEVELS + " cluster levels");
        }
      }
    }
    checkLevel(level, levels, origin);
  }

  private void checkMap(DataMap map) {
    LayerDimension dimension = map.dimension();
    long bound = bounds.of(dimension.inputCentric());
    if (bound == 0) {
      error(map.origin(), "the layer has no dimension " + dimension.symbol() + " to map");
      return;
    }
    long size = map.size().value();
    long offset = map.offset().value();
    if (dimension.isFilter() && !map.isSpatial()) {
      checkFilterMap(map, bound);
    } else if (offset > size && size < bound) {
      error(
          map.origin(),
          map + " skips data: its offset " + offset + " is larger than its size " + size);
    }
    long extent = dimension.isOutputCentric() ? outputs(dimension) : bound;
    if (!dimension.isFilter() && size > extent) {
      findings.warn(
          map.origin(),
          () -> map + " maps " + size + " data points of a dimension that has " + extent);
    }
  }

  private long outputs(LayerDimension output) {
    return bounds.outputs(output.inputCentric());
  }

  /** The model has no partial windows: a filter is mapped whole, or its taps over space. */
  private void checkFilterMap(DataMap map, long bound) {
    long size = map.size().value();
    if (size != map.offset().value()) {
      error(
          map.origin(),
          map + " must move by its size, " + size + ", but has offset " + map.offset().value());
    } else if (size != bound) {
      error(
          map.origin(),
          map + " must map the whole filter dimension, " + bound + ", but has size " + size);
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
      error(
          origin,
          "cluster level " + depth + " has no SpatialMap, so its units have nothing to share");
    }
    if (spatial.size() > MAX_SPATIAL) {
      error(
          spatial.get(MAX_SPATIAL).origin(),
          "cluster level " + depth + " has more than " + MAX_SPATIAL + " SpatialMap directives");
    } else if (spatial.size() == MAX_SPATIAL && !moveTogether(spatial)) {
      findings.warn(
          spatial.get(1).origin(),
          () -> "cluster level " + depth + " maps two dimensions over the same units");
    }
    LayerDimensionSet mapped = LayerDimensionSet.EMPTY;
    for (DataMap map : level) {
      LayerDimension dimension = map.dimension().inputCentric();
      if (mapped.contains(dimension)) {
        reportMappedTwice(level, map, depth);
      }
      mapped = mapped.with(dimension);
    }
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

  private void reportMappedTwice(List<DataMap> level, DataMap map, int depth) {
    LayerDimension dimension = map.dimension().inputCentric();
    int first = 0;
    while (level.get(first).dimension().inputCentric() != dimension) {
      first++;
    }
    error(
        map.origin(),
        "dimension "
            + map.dimension().symbol()
            + " is mapped twice in cluster level "
            + depth
            + ", first on line "
            + level.get(first).origin().location().line());
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
            () -> "dimension " + dimension.symbol() + " is not mapped: every unit holds all of it");
      }
    }
  }

  private void error(Origin origin, String message) {
    findings.error(origin, message);
  }
}
