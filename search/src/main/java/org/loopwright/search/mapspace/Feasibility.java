package org.loopwright.search.mapspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.mapping.ReuseSwitch;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Workload;

/**
 * Finds out before any search that no mapping can obey its constraints. For factors, meshes and
 * bypasses this is exact: it finds a reason if and only if the mapspace is empty. For capacities,
 * least utilization and least parallelism it is a bound: a reason is a proof, but where it finds
 * none there may still be no valid mapping.
 */
public final class Feasibility {
  private final MapSpaceFrame frame;
  private final Constraints constraints;

  private Feasibility(MapSpaceFrame frame, Constraints constraints) {
    this.frame = frame;
    this.constraints = constraints;
  }

  /** The first reason why no mapping can be valid; nothing if none was found. */
  public static Optional<Infeasibility> of(
      Workload workload, Architecture architecture, Constraints constraints) {
    MapSpaceFrame frame = new MapSpaceFrame(workload, architecture, constraints);
    return new Feasibility(frame, constraints).reason();
  }

  private Optional<Infeasibility> reason() {
    return factors()
        .or(() -> new LevelBypass(frame, constraints).infeasibilities().stream().findFirst())
        .or(this::parallelism)
        .or(this::tiles);
  }

  private Optional<Infeasibility> factors() {
    SpatialFit fit = new SpatialFit(frame);
    for (int dimension = 0; dimension < frame.dimensions(); dimension++) {
      if (!fit.canFactor(dimension)) {
        return reason(frame.dimensionName(dimension), IndexFactorization.limits(frame, dimension));
      }
    }
    return fit.exists() ? Optional.empty() : reason("spatial loops", meshes());
  }

  private String meshes() {
    List<String> meshes = new ArrayList<>();
    for (int level : frame.levels(true)) {
      int storage = frame.level(level).storage();
      meshes.add(
          "%s has %s columns x %s rows of %s below it"
              .formatted(
                  frame.level(level).name(),
                  frame.architecture().fanout(storage).x(),
                  frame.architecture().fanout(storage).y(),
                  frame.architecture().innerName(storage)));
    }
    return "the least factors exceed the mesh: " + String.join("; ", meshes);
  }

  private Optional<Infeasibility> parallelism() {
    long units = frame.architecture().compute().mesh().instances();
    long minUnits = (long) Math.ceil(constraints.minParallelism() * units);
    if (minUnits <= 1) {
      return Optional.empty();
    }
    long maxUnits = new ParallelBound(frame).units();
    return maxUnits >= minUnits
        ? Optional.empty()
        : reason(
            frame.architecture().compute().name(),
            "at least %s of %s units must work, but loops can fill no more than %s"
                .formatted(minUnits, units, maxUnits));
  }

  private Optional<Infeasibility> tiles() {
    for (int storage = 0; storage < frame.storageLevels(); storage++) {
      StorageLevel level = frame.architecture().storage().get(storage);
      OptionalLong usable = level.capacity().usableWords();
      if (usable.isPresent()) {
        Optional<Infeasibility> reason =
            tiles(level, storage, usable.getAsLong(), new TileBounds(frame, storage));
        if (reason.isPresent()) {
          return reason;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Infeasibility> tiles(
      StorageLevel level, int storage, long usable, TileBounds bounds) {
    LevelConstraint limits = constraints.of(level.name());
    boolean outermost = storage == frame.storageLevels() - 1;
    long minBits = 0;
    long maxBits = 0;
    for (DataSpace dataSpace : frame.workload().dataSpaces()) {
      long wordBits = level.memory().wordBits(dataSpace);
      if (!limits.bypass().contains(dataSpace.name())) {
        maxBits = saturatedSum(maxBits, saturatedProduct(bounds.maxWords(dataSpace), wordBits));
        boolean needsRoom = outermost || limits.keep().contains(dataSpace.name());
        if (needsRoom && !limits.reuse().isOff(ReuseSwitch.COALESCING, dataSpace.name())) {
          minBits = saturatedSum(minBits, saturatedProduct(bounds.minWords(dataSpace), wordBits));
        }
      }
    }
    long minWords = level.memory().words(minBits);
    long maxWords = level.memory().words(maxBits);
    if (minWords > usable) {
      return reason(
          level.name(),
          "the least tiles that it must keep have %s words, but it holds %s words of them"
              .formatted(minWords, usable));
    }
    double needed = usable * level.capacity().minUtilization();
    return maxWords >= needed
        ? Optional.empty()
        : reason(
            level.name(),
            "must hold at least %s words (min_utilization %s), but the greatest tiles have %s"
                .formatted((long) Math.ceil(needed), level.capacity().minUtilization(), maxWords));
  }

  private static long saturatedProduct(long a, long b) {
    return a > Long.MAX_VALUE / b ? Long.MAX_VALUE : a * b;
  }

  private static long saturatedSum(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }

  private static Optional<Infeasibility> reason(String subject, String reason) {
    return Optional.of(new Infeasibility(subject, reason));
  }
}
