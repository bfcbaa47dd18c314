package org.loopwright.dataflow.lowering;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Bandwidth;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;

/**
 * The hardware of the data-centric model as an architecture: DRAM, L2, a level without storage for
 * each cluster level but the outermost, and L1 and arithmetic in each PE. Capacities are left open:
 * the data-centric model reports needs instead.
 */
final class HardwareToArchitecture {
  static final String DRAM = "DRAM";
  static final String L2 = "L2";
  static final String L1 = "L1";
  static final String ARITHMETIC = "MAC";

  private static final String CLUSTER = "Cluster";
  private static final int BYTE_BITS = 8;

  private HardwareToArchitecture() {}

  /** The name of the level whose loops are those of cluster level {@code depth}, outermost 0. */
  static String nameOf(int depth) {
    return depth == 0 ? L2 : CLUSTER + depth;
  }

  /**
   * The architecture.
   *
   * @param units units of each cluster level, outermost first
   */
  static Architecture of(DataflowHardware hardware, List<Long> units) {
    List<StorageLevel> outermostFirst = new ArrayList<>();
    outermostFirst.add(
        level(
            DRAM,
            "DRAM",
            1,
            OptionalDouble.of((double) hardware.offchipBandwidthElementsPerCycle())));
    OptionalDouble network = OptionalDouble.of((double) hardware.noc().bandwidthElementsPerCycle());
    long instances = 1;
    for (int depth = 0; depth < units.size(); depth++) {
      outermostFirst.add(
          level(nameOf(depth), "SRAM", instances, depth == 0 ? network : OptionalDouble.empty()));
      instances = Math.multiplyExact(instances, units.get(depth));
    }
    outermostFirst.add(level(L1, "regfile", instances, OptionalDouble.empty()));
    List<StorageLevel> innermostFirst = new ArrayList<>(outermostFirst);
    Collections.reverse(innermostFirst);
    Mesh lanes = new Mesh(Math.multiplyExact(instances, hardware.simdLanes()), 1);
    return new Architecture(
        "array", new ComputeLevel(ARITHMETIC, "intmac", lanes, BYTE_BITS), innermostFirst);
  }

  private static StorageLevel level(
      String name, String componentClass, long instances, OptionalDouble wordsPerCycle) {
    return StorageLevel.builder(name, componentClass, new Mesh(instances, 1))
        .wordBits(BYTE_BITS)
        .banks(1)
        .bandwidth(new Bandwidth(wordsPerCycle, wordsPerCycle, OptionalDouble.empty()))
        .build();
  }
}
