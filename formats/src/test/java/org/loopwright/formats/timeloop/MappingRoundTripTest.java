package org.loopwright.formats.timeloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.loopwright.formats.timeloop.ConvOnGrid.ARCHITECTURE;
import static org.loopwright.formats.timeloop.ConvOnGrid.WORKLOAD;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.loopwright.formats.Resources;
import org.loopwright.formats.document.MapNode;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.Workload;

final class MappingRoundTripTest {
  /** The nests that loops can be in: temporal 0 to 2 by level, X and Y of the array below GLB. */
  private static final int NESTS = 5;

  private static Mapping read(String yaml, Workload workload) {
    MapNode root = (MapNode) Resources.yaml(yaml);
    return Resources.read(
        diagnosis ->
            MappingCodec.read(
                root.get("mapping").orElseThrow(), workload, ARCHITECTURE, diagnosis));
  }

  @Property
  void whatIsWrittenReadsBackEqual(@ForAll long seed) {
    Mapping mapping = random(WORKLOAD, new Random(seed));
    assertThat(read(MappingCodec.yaml(WORKLOAD, ARCHITECTURE, mapping), WORKLOAD))
        .isEqualTo(mapping);
  }

  @Property
  void longNamesReadBackToo(@ForAll long seed) {
    Workload workload =
        Resources.read(
            diagnosis ->
                ProblemCodec.read(
                    Resources.yaml(
                        """
                        shape:
                          dimensions: [row, row2, y, n1]
                          data_spaces:
                            - {name: "true", projection: [row, row2]}
                            - {name: "in: put", projection: [row, y, n1]}
                            - {name: "é\\"\\\\", projection: [n1, row2], read_write: true}
                        instance: {row: 6, row2: 12, y: 8, n1: 5}
                        """),
                    diagnosis));
    Mapping mapping = random(workload, new Random(seed));
    assertThat(read(MappingCodec.yaml(workload, ARCHITECTURE, mapping), workload))
        .isEqualTo(mapping);
  }

  @Test
  void theWrittenFormIsThatOfThePublicTool() {
    LevelMapping rf =
        new LevelMapping(
            "RF",
            List.of(new Loop("C", 2), new Loop("R", 3)),
            List.of(),
            List.of(),
            Set.of("Weights"));
    LevelMapping glb =
        new LevelMapping(
            "GLB",
            List.of(),
            List.of(new Loop("K", 2)),
            List.of(new Loop("C", 3)),
            Set.of("Inputs", "Outputs"));
    LevelMapping dram =
        new LevelMapping(
            "DRAM",
            List.of(new Loop("P", 8), new Loop("Q", 4), new Loop("K", 6)),
            List.of(),
            List.of(),
            Set.of("Weights", "Inputs", "Outputs"));
    Mapping mapping = new Mapping(List.of(rf, glb, dram));
    assertThat(MappingCodec.yaml(WORKLOAD, ARCHITECTURE, mapping))
        .isEqualTo(
            """
            mapping:
              - target: RF
                type: datatype
                keep: [Weights]
                bypass: [Inputs, Outputs]
              - target: GLB
                type: datatype
                keep: [Inputs, Outputs]
                bypass: [Weights]
              - target: DRAM
                type: datatype
                keep: [Weights, Inputs, Outputs]
                bypass: []
              - target: RF
                type: temporal
                factors: "R=3 S=1 P=1 Q=1 C=2 K=1 N=1"
                permutation: CRSPQKN
              - target: GLB
                type: spatial
                factors: "R=1 S=1 P=1 Q=1 C=3 K=2 N=1"
                permutation: KCRSPQN
                split: 1
              - target: GLB
                type: temporal
                factors: "R=1 S=1 P=1 Q=1 C=1 K=1 N=1"
                permutation: RSPQCKN
              - target: DRAM
                type: temporal
                factors: "R=1 S=1 P=8 Q=4 C=1 K=6 N=1"
                permutation: PQKRSCN
            """);
  }

  /** Gives every prime factor of every bound to a nest; a dimension lies along X or Y, not both. */
  private static Mapping random(Workload workload, Random random) {
    List<List<Loop>> nests = new ArrayList<>();
    for (int nest = 0; nest < NESTS; nest++) {
      nests.add(new ArrayList<>());
    }
    for (Dimension dimension : workload.dimensions()) {
      long[] bounds = split(dimension.bound(), random);
      for (int nest = 0; nest < NESTS; nest++) {
        if (bounds[nest] > 1) {
          nests.get(nest).add(new Loop(dimension.name(), bounds[nest]));
        }
      }
    }
    nests.forEach(nest -> Collections.shuffle(nest, random));
    Set<String> all = new HashSet<>(workload.dataSpaceNames());
    return new Mapping(
        List.of(
            new LevelMapping("RF", nests.get(0), List.of(), List.of(), some(all, random)),
            new LevelMapping("GLB", nests.get(1), nests.get(3), nests.get(4), some(all, random)),
            new LevelMapping("DRAM", nests.get(2), List.of(), List.of(), all)));
  }

  private static long[] split(long bound, Random random) {
    long[] bounds = {1, 1, 1, 1, 1};
    int axis = 3 + random.nextInt(2);
    long rest = bound;
    for (long prime = 2; rest > 1; prime++) {
      for (; rest % prime == 0; rest /= prime) {
        int nest = random.nextInt(4);
        bounds[nest == 3 ? axis : nest] *= prime;
      }
    }
    return bounds;
  }

  private static Set<String> some(Set<String> all, Random random) {
    Set<String> some = new HashSet<>(all);
    some.removeIf(name -> random.nextBoolean());
    return some;
  }
}
