package org.loopwright.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.constraint.FactorLimit;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.workload.Workload;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.goal.Objective;

/** The form of the first releases: arithmetic, storage, constraints chosen by name. */
final class OldestFormTest {
  @TempDir private Path folder;

  private Specification read(String... texts) throws IOException {
    Path[] files = new Path[texts.length];
    for (int i = 0; i < texts.length; i++) {
      files[i] = Files.writeString(folder.resolve("part" + i + ".cfg"), texts[i]);
    }
    return SpecificationFiles.read(List.of(files)).specification();
  }

  private static String oldest() {
    return Resources.text("oldest.cfg");
  }

  @Test
  void theOrganizationOfFigure4IsRead() throws IOException {
    Architecture architecture = read(oldest()).architecture();
    assertThat(architecture.storage())
        .extracting(level -> level.name() + " " + level.componentClass() + " " + level.mesh())
        .containsExactly(
            "RFile SRAM Mesh[x=16, y=16]", "GBuf SRAM Mesh[x=1, y=1]", "DRAM DRAM Mesh[x=1, y=1]");
    assertThat(architecture.storage().get(0).capacity().words()).hasValue(256);
    assertThat(architecture.storage().get(1).capacity().words()).hasValue(128 * 1024 / 2);
    assertThat(architecture.storage().get(1).memory().banks()).isEqualTo(4);
    assertThat(architecture.storage().get(2).capacity().words()).isEmpty();
    // No layout is given: one unit below each register file.
    assertThat(architecture.compute().mesh()).isEqualTo(new Mesh(16, 16));
    assertThat(architecture.fanout(0)).isEqualTo(Mesh.SINGLE);
  }

  @Test
  void theConstraintsOfFigure6AreThoseCalledByName() throws IOException {
    Specification specification = read(oldest());
    LevelConstraint buffer = specification.constraints().of("GBuf");
    assertThat(buffer.spatial().factors())
        .isEqualTo(
            Map.of(
                "S", FactorLimit.exactly(3),
                "P", FactorLimit.exactly(1),
                "R", FactorLimit.exactly(1),
                "N", FactorLimit.exactly(1)));
    assertThat(buffer.spatial().innermost()).isEqualTo(List.of("S", "C", "Q", "K"));
    assertThat(buffer.spatial().split()).hasValue(2);
    LevelConstraint registers = specification.constraints().of("RFile");
    assertThat(registers.temporal().innermost()).isEqualTo(List.of("R", "C", "P"));
    assertThat(registers.keep()).isEqualTo(Set.of("Weights", "Inputs", "Outputs"));
  }

  @Test
  void theRestIsRead() throws IOException {
    Specification specification = read(oldest());
    assertThat(specification.search().orElseThrow().algorithm())
        .isEqualTo(SearchAlgorithm.LINEAR_PRUNED);
    assertThat(specification.search().orElseThrow().goal().objectives())
        .containsExactly(Objective.ENERGY, Objective.DELAY);
    Workload workload = specification.workload().orElseThrow();
    assertThat(workload.operations()).isEqualTo(3L * 3 * 56 * 56 * 64 * 128);
    assertThat(workload.dataSpaces().get(0).density()).isEqualTo(0.5);
    assertThat(specification.attributes().own("DRAM")).containsEntry("technology", "DRAM");
    assertThat(specification.attributes().components().keySet())
        .containsExactly("MAC", "RFile", "GBuf", "DRAM");
  }

  @Test
  void theOldestFormIsReadFromYamlToo() throws IOException {
    Path yaml =
        Files.writeString(
            folder.resolve("arch.yaml"),
            """
            arch:
              arithmetic: {name: MACs, instances: 4, meshX: 2, word-bits: 8}
              storage:
              - {name: RF, meshX: 2, meshY: 2, entries: 0}
              - {name: DRAM, class: DRAM, instances: 1}
            """);
    Architecture architecture =
        SpecificationFiles.read(List.of(yaml)).specification().architecture();
    assertThat(architecture.name()).isEqualTo("arch");
    assertThat(architecture.compute().name()).isEqualTo("MACs");
    assertThat(architecture.compute().wordBits()).isEqualTo(8);
    assertThat(architecture.storage().get(0).mesh()).isEqualTo(new Mesh(2, 2));
    assertThat(architecture.storage().get(0).capacity().words()).hasValue(0);
    assertThat(StorageLevel.isDram(architecture.storage().get(1).componentClass())).isTrue();
  }

  @Test
  void arithmeticWithoutALayoutLiesAlongXWhereItCan() throws IOException {
    Architecture architecture =
        read("""
                arch = { arithmetic = { instances = 32; };
                         storage = ( { name = "B"; instances = 8; meshX = 8; } ); };
                """)
            .architecture();
    assertThat(architecture.compute().mesh()).isEqualTo(new Mesh(32, 1));
  }

  @Test
  void aNameWithoutConstraintsIsToldWithTheNearest() {
    assertThatThrownBy(
            () -> read(oldest().replace("constraints = \"rows\"", "constraints = \"row\"")))
        .hasMessageContaining("mapspace.constraints: there is no list 'constraints_row'")
        .hasMessageContaining("Maybe you meant rows");
  }

  @Test
  void errorsNameTheFileTheLineAndTheKeys() {
    assertThatThrownBy(
            () ->
                read(
                    oldest()
                        .replace("sizeKB = 128", "sizeKB = -1")
                        .replace("\"GBuf\";  type", "\"GBuff\";  type")))
        .hasMessageContaining("part0.cfg:16 arch.storage[1].sizeKB: must be a positive number");
  }

  @Test
  void aShapeFileBesideTheProblemIsItsShape() throws IOException {
    String shape =
        """
        shape = { name = "GEMM_AB"; dimensions = [ "M", "N", "K" ];
          data-spaces = ( { name = "A"; projection = [ "M", "K" ]; },
                          { name = "B"; projection = ( ([ "N" ]), ([ "K" ]) ); },
                          { name = "Z"; projection = [ "M", "N" ]; read-write = True; } ); };
        """;
    String rest = oldest().replaceAll("(?s)mapspace = .*", "");
    Workload named =
        read(rest, shape, "problem = { shape = \"gemm-ab\"; M = 4; N = 5; K = 6; };")
            .workload()
            .orElseThrow();
    assertThat(named.dataSpaceNames()).containsExactly("A", "B", "Z");
    Workload alone =
        read(rest, shape, "problem = { M = 4; N = 5; K = 6; };").workload().orElseThrow();
    assertThat(alone).isEqualTo(named);
    Workload shipped =
        read(rest, shape, "problem = { shape = \"gemm\"; M = 4; N = 5; K = 6; };")
            .workload()
            .orElseThrow();
    assertThat(shipped.dataSpaceNames()).containsExactly("Weights", "Inputs", "Outputs");
  }
}
