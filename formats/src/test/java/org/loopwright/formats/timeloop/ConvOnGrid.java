package org.loopwright.formats.timeloop;

import java.util.List;
import java.util.Map;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.workload.ShippedShapes;
import org.loopwright.model.workload.Workload;

/** A small convolution and a 2 x 3 array, for tests of mappings and constraints. */
final class ConvOnGrid {
  static final Workload WORKLOAD =
      ShippedShapes.named("cnn-layer")
          .orElseThrow()
          .workload(
              "conv",
              Map.of("R", 3L, "S", 1L, "P", 8L, "Q", 4L, "C", 6L, "K", 12L, "N", 1L),
              Map.of(),
              Map.of());

  static final Architecture ARCHITECTURE =
      new Architecture(
          "grid",
          new ComputeLevel("MAC", "mac", new Mesh(2, 3), 16),
          List.of(
              StorageLevel.builder("RF", "regfile", new Mesh(2, 3)).capacityWords(64).build(),
              StorageLevel.builder("GLB", "SRAM", Mesh.SINGLE).capacityWords(4096).build(),
              StorageLevel.builder("DRAM", "DRAM", Mesh.SINGLE).build()));

  private ConvOnGrid() {}
}
