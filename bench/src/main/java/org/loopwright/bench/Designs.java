package org.loopwright.bench;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/** The hardware and the layer that the benchmarks run on. */
final class Designs {
  private Designs() {}

  /** The design of that name for VGG-16 conv3_2. */
  static Evaluator evaluator(String name) {
    Architecture architecture = name.equals("eyeriss256") ? eyeriss256() : simba16x64();
    return new Evaluator(vggConv32(), architecture, energies(architecture), AreaTable.EMPTY);
  }

  /** 256 processing elements with one register file each, one global buffer. */
  private static Architecture eyeriss256() {
    return new Architecture(
        "eyeriss256",
        new ComputeLevel("mac", "intmac", new Mesh(16, 16), 16),
        List.of(
            storage("RF", "regfile", new Mesh(16, 16), 256, 16, 1),
            storage("GLB", "SRAM", Mesh.SINGLE, 65_536, 16, 4),
            storage("DRAM", "DRAM", Mesh.SINGLE, -1, 16, 4)));
  }

  /**
   * 16 processing elements of 64 multipliers each, with buffers of their own for each data space.
   */
  private static Architecture simba16x64() {
    return new Architecture(
        "simba16x64",
        new ComputeLevel("mac", "intmac", new Mesh(32, 32), 8),
        List.of(
            storage("WR", "regfile", new Mesh(32, 32), 1, 8, 1),
            storage("PEacc", "SRAM", new Mesh(32, 4), 16, 24, 1),
            storage("PEw", "SRAM", new Mesh(4, 4), 32_768, 8, 8),
            storage("PEin", "SRAM", new Mesh(4, 4), 8_192, 8, 8),
            storage("GLB", "SRAM", Mesh.SINGLE, 65_536, 8, 8),
            storage("DRAM", "DRAM", Mesh.SINGLE, -1, 8, 8)));
  }

  private static StorageLevel storage(
      String name, String type, Mesh mesh, long words, int wordBits, long blockWords) {
    return StorageLevel.builder(name, type, mesh)
        .capacityWords(words < 0 ? OptionalLong.empty() : OptionalLong.of(words))
        .wordBits(wordBits)
        .blockWords(blockWords)
        .build();
  }

  private static EnergyTable energies(Architecture architecture) {
    Map<String, Map<String, Double>> components = new HashMap<>();
    components.put(architecture.compute().name(), Map.of("compute", 1.0));
    double pj = 1;
    for (StorageLevel level : architecture.storage()) {
      components.put(
          level.name(), Map.of("read", pj, "write", pj, "update", pj, "leak", pj / 1000));
      pj *= 6;
    }
    return new EnergyTable(components);
  }

  /** VGG-16 conv3_2 (Simonyan and Zisserman 2015): 3 x 3 filters, 56 x 56 outputs, 256 channels. */
  private static Workload vggConv32() {
    return new Workload(
        "vgg16-conv3_2",
        List.of(
            new Dimension("R", 3),
            new Dimension("S", 3),
            new Dimension("P", 56),
            new Dimension("Q", 56),
            new Dimension("C", 256),
            new Dimension("K", 256),
            new Dimension("N", 1)),
        List.of(
            DataSpace.operand("Weights", index("C"), index("K"), index("R"), index("S")),
            DataSpace.operand("Inputs", index("N"), index("C"), index("R", "P"), index("S", "Q")),
            DataSpace.result("Outputs", index("N"), index("K"), index("Q"), index("P"))));
  }

  private static IndexExpression index(String... dimensions) {
    return new IndexExpression(List.of(dimensions).stream().map(Term::of).toList());
  }
}
