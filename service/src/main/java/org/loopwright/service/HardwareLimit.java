package org.loopwright.service;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Bandwidth;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;

/**
 * A limit of the hardware, and the same hardware with that limit wider and nothing else changed: a
 * mapping that was valid stays valid.
 *
 * @param name such as {@code capacity of RF}
 * @param unit of both widths
 * @param wider the hardware with the wider limit
 */
record HardwareLimit(String name, String unit, double from, double to, Architecture wider) {
  private static final double MORE_BANDWIDTH = 1.25;
  private static final long CAPACITY_PARTS = 8;
  private static final long MORE_INSTANCES = 2;

  /** More words than that are no limit. */
  private static final long MAX_CAPACITY_WORDS = Long.MAX_VALUE / 4;

  /** All limits, from the inside outward: capacities, least uses, bandwidths, fan-outs. */
  static List<HardwareLimit> of(Architecture hardware) {
    List<HardwareLimit> limits = new ArrayList<>();
    for (int level = 0; level < hardware.storage().size(); level++) {
      addCapacity(limits, hardware, level);
    }
    for (int level = 0; level < hardware.storage().size(); level++) {
      addLeastUse(limits, hardware, level);
    }
    for (int level = 0; level < hardware.storage().size(); level++) {
      addBandwidths(limits, hardware, level);
    }
    for (int level = 0; level < hardware.storage().size(); level++) {
      addFanouts(limits, hardware, level);
    }
    return limits;
  }

  /** An eighth more, in whole blocks; the least words that must be used stay as they are. */
  private static void addCapacity(List<HardwareLimit> limits, Architecture hardware, int level) {
    StorageLevel storage = hardware.storage().get(level);
    if (storage.isInternal()
        || storage.capacity().words().isEmpty()
        || storage.capacity().words().getAsLong() > MAX_CAPACITY_WORDS) {
      return;
    }
    long words = storage.capacity().words().getAsLong();
    long block = storage.memory().blockWords();
    long blocks = (words + Math.max(1, words / CAPACITY_PARTS) + block - 1) / block;
    StorageLevel larger = storage.toBuilder().capacityWords(blocks * block).build();
    // The same number of words must be used as before, so a smaller part of the capacity.
    double usableBefore = storage.capacity().usableWords().getAsLong();
    double usableAfter = Math.max(1, larger.capacity().usableWords().getAsLong());
    limits.add(
        new HardwareLimit(
            "capacity of " + storage.name(),
            "words",
            words,
            blocks * block,
            with(
                hardware,
                level,
                larger.toBuilder()
                    .minUtilization(
                        storage.capacity().minUtilization() * usableBefore / usableAfter)
                    .build())));
  }

  /** No least part of the capacity that a mapping must use. */
  private static void addLeastUse(List<HardwareLimit> limits, Architecture hardware, int level) {
    StorageLevel storage = hardware.storage().get(level);
    if (storage.capacity().minUtilization() > 0) {
      limits.add(
          new HardwareLimit(
              "least utilization of " + storage.name(),
              "of the capacity",
              storage.capacity().minUtilization(),
              0,
              with(hardware, level, storage.toBuilder().minUtilization(0).build())));
    }
  }

  private static void addBandwidths(List<HardwareLimit> limits, Architecture hardware, int level) {
    Bandwidth bandwidth = hardware.storage().get(level).bandwidth();
    addBandwidth(limits, hardware, level, "read bandwidth", bandwidth.read(), bandwidth::withRead);
    addBandwidth(
        limits, hardware, level, "write bandwidth", bandwidth.write(), bandwidth::withWrite);
    addBandwidth(
        limits, hardware, level, "shared bandwidth", bandwidth.shared(), bandwidth::withShared);
  }

  private static void addBandwidth(
      List<HardwareLimit> limits,
      Architecture hardware,
      int level,
      String what,
      OptionalDouble given,
      Function<OptionalDouble, Bandwidth> widening) {
    if (given.isEmpty() || given.getAsDouble() == Double.POSITIVE_INFINITY) {
      return;
    }
    StorageLevel storage = hardware.storage().get(level);
    double wordsPerCycle = given.getAsDouble();
    double wider = wordsPerCycle * MORE_BANDWIDTH;
    limits.add(
        new HardwareLimit(
            what + " of " + storage.name(),
            "words/cycle",
            wordsPerCycle,
            wider,
            with(
                hardware,
                level,
                storage.toBuilder().bandwidth(widening.apply(OptionalDouble.of(wider))).build())));
  }

  /** Twice as many of all that lies inside; a fan-out to a single instance is no array. */
  private static void addFanouts(List<HardwareLimit> limits, Architecture hardware, int level) {
    Mesh fanout = hardware.fanout(level);
    if (fanout.instances() > 1) {
      StorageLevel above = hardware.storage().get(level);
      String of =
          above.isInternal()
              ? StorageLevel.withoutInternalNames(above.name())
              : hardware.innerName(level) + " below " + above.name();
      limits.add(
          new HardwareLimit(
              "mesh X of " + of,
              "instances",
              fanout.x(),
              fanout.x() * MORE_INSTANCES,
              multiplied(hardware, level, MORE_INSTANCES, 1)));
      limits.add(
          new HardwareLimit(
              "mesh Y of " + of,
              "instances",
              fanout.y(),
              fanout.y() * MORE_INSTANCES,
              multiplied(hardware, level, 1, MORE_INSTANCES)));
    }
  }

  private static Architecture with(Architecture hardware, int level, StorageLevel changed) {
    List<StorageLevel> storage = new ArrayList<>(hardware.storage());
    storage.set(level, changed);
    return new Architecture(hardware.name(), hardware.compute(), storage);
  }

  private static Architecture multiplied(Architecture hardware, int level, long x, long y) {
    List<StorageLevel> storage = new ArrayList<>(hardware.storage());
    for (int inner = 0; inner < level; inner++) {
      StorageLevel each = storage.get(inner);
      storage.set(inner, each.toBuilder().mesh(multiplied(each.mesh(), x, y)).build());
    }
    ComputeLevel units = hardware.compute();
    return new Architecture(
        hardware.name(), units.withMesh(multiplied(units.mesh(), x, y)), storage);
  }

  private static Mesh multiplied(Mesh mesh, long x, long y) {
    return new Mesh(Math.multiplyExact(mesh.x(), x), Math.multiplyExact(mesh.y(), y));
  }

  /** How many times as many arithmetic units as {@code before} it has. */
  double unitsRatio(Architecture before) {
    return (double) wider.compute().mesh().instances() / before.compute().mesh().instances();
  }
}
