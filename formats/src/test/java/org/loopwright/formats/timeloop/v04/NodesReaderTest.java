package org.loopwright.formats.timeloop.v04;

import static org.assertj.core.api.Assertions.assertThat;
import static org.loopwright.formats.timeloop.v04.NodesSamples.assertRefused;
import static org.loopwright.formats.timeloop.v04.NodesSamples.between;
import static org.loopwright.formats.timeloop.v04.NodesSamples.read;

import org.junit.jupiter.api.Test;
import org.loopwright.formats.Specification;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;

final class NodesReaderTest {
  private static StorageLevel level(Specification specification, String name) {
    return specification.architecture().storage().stream()
        .filter(level -> level.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void instancesFanOutBelowALevelWithoutRoom() {
    Specification specification =
        read(
            between(
                """
                - !Container
                  name: PE
                  spatial: {meshX: 4, meshY: 2}
                - !Component
                  name: RF
                  class: regfile
                  attributes: {depth: 16, width: 8, datawidth: 8}
                """));

    assertThat(specification.architecture().storage().stream().map(StorageLevel::name))
        .containsExactly("RF", "inter_PE_spatial", "DRAM");
    assertThat(level(specification, "inter_PE_spatial").mesh()).isEqualTo(Mesh.SINGLE);
    assertThat(level(specification, "RF").mesh()).isEqualTo(new Mesh(4, 2));
    assertThat(specification.architecture().compute().mesh()).isEqualTo(new Mesh(4, 2));
    assertThat(specification.architecture().fanout(1)).isEqualTo(new Mesh(4, 2));
    assertThat(specification.constraints().of("inter_PE_spatial").bypass())
        .containsExactly("A", "B", "Z");
  }

  @Test
  void aComponentMayHaveInstancesItself() {
    Specification specification =
        read(
            between(
                """
                - !Component
                  name: RF
                  class: regfile
                  spatial: {meshX: 4}
                  attributes: {depth: 16, width: 8, datawidth: 8}
                """));

    assertThat(level(specification, "inter_RF_spatial").mesh()).isEqualTo(Mesh.SINGLE);
    assertThat(level(specification, "RF").mesh()).isEqualTo(new Mesh(4, 1));
  }

  @Test
  void containersPassTheirAttributesOnToWhatFollowsInTheirBranch() {
    Specification specification =
        read(
            between(
                """
                - !Parallel
                  nodes:
                  - !Hierarchical
                    nodes:
                    - !Container
                      name: wide
                      attributes: {datawidth: 32}
                    - !Component
                      name: left
                      class: regfile
                      attributes: {depth: 4, width: 32}
                      constraints: {dataspace: {keep: [A, B]}}
                  - !Component
                    name: right
                    class: regfile
                    attributes: {depth: 4, width: 16}
                    constraints: {dataspace: {keep: [Z]}}
                """));

    assertThat(level(specification, "left").memory().wordBits()).isEqualTo(32);
    assertThat(level(specification, "right").memory().wordBits()).isEqualTo(16);
    assertThat(specification.attributes().own("left")).containsEntry("datawidth", "32");
  }

  @Test
  void valuesAreArithmeticOverVariablesContainersAndOtherNodes() {
    Specification specification =
        read(
            """
            variables: {version: 0.4, WORD: 2 * 4, ROWS: 2 ** 5, technology: "45nm"}
            """
                + between(
                    """
                    - !Container
                      name: chip
                      attributes: {factor: WORD // 3}
                      spatial: {meshX: factor * 2}
                    - !Component
                      name: big
                      class: SRAM
                      attributes: {datawidth: WORD, width: datawidth * 4, depth: ROWS - 1}
                    - !Component
                      name: small
                      class: SRAM
                      attributes:
                        datawidth: big.attributes["datawidth"]
                        width: big.attributes.width / 2
                        depth: max(1, ceil(log2(ROWS))) if chip.spatial.meshX > 2 else 1
                        kind: "big"
                    """));

    StorageLevel big = level(specification, "big");
    assertThat(big.memory().wordBits()).isEqualTo(2 * 4);
    assertThat(big.mesh()).isEqualTo(new Mesh(8 / 3 * 2, 1));
    assertThat(big.capacity().words()).hasValue((32 - 1) * 4);
    assertThat(level(specification, "small").capacity().words()).hasValue(5 * 2);
    assertThat(specification.attributes().design()).containsEntry("technology", "45nm");
    assertThat(specification.attributes().own("small")).containsEntry("kind", "big");
  }

  @Test
  void disabledNodesAreNotThere() {
    Specification specification =
        read(
            "variables: {SMALL: 1}\n"
                + between(
                    """
                    - !Component
                      name: RF
                      class: regfile
                      enabled: SMALL > 1
                      attributes: {depth: 16, width: 8, datawidth: 8}
                      constraints: {dataspace: {keep: [nobody]}}
                    """));

    assertThat(specification.architecture().storage()).hasSize(1);
  }

  @Test
  void dramAddsUpInPlaceUnlessItSaysOtherwise() {
    assertThat(level(read(between("")), "DRAM").memory().reductionSupported()).isTrue();
  }

  @Test
  void theFirstContainerNamesTheDesign() {
    String nodes = between("").replace("  nodes:\n", "  nodes:\n  - !Container {name: chip}\n");
    assertThat(read(nodes).architecture().name()).isEqualTo("chip_top_level");
    assertThat(read(between("")).architecture().name()).isEqualTo("top_level");
  }

  @Test
  void whatIsNotModelledIsNamed() {
    assertRefused(
        between("- !Pipelined {nodes: []}"),
        "nodes.yaml:18 architecture.nodes[1]",
        "a !Pipelined branch, whose nodes work at once, is not modelled");
    Specification specification =
        read(between("").replace("    class: DRAM", "    class: DRAM\n    area_scale: 2"));
    assertThat(specification.warnings())
        .anySatisfy(
            warning ->
                assertThat(warning.toString())
                    .contains("nodes[0].area_scale: warning: is not modelled"));
  }

  @Test
  void slipsAreNamedWithTheirPlaceAndAWayOut() {
    assertRefused(
        between("- !Componet {name: x, class: SRAM}"),
        "nodes.yaml:18",
        "a node has the unknown tag '!Componet'",
        "Maybe you meant !Component");
    assertRefused(between("- {name: x}"), "a node has no tag", "Known: !Hierarchical");
    assertRefused(
        between("- !Container {name: DRAM}"), "a second node is named DRAM; the first is at");
    assertRefused(
        between("- !Container {name: c, spatial: {meshX: ROWS + 1}}"),
        "spatial.meshX",
        "'ROWS + 1' uses ROWS, which has no value",
        "Put a text that is no expression in quotes");
    assertRefused(between("- !Container {name: c, spatial: {meshZ: 2}}"), "unknown key 'meshZ'");
    assertRefused(between("- !Container {name: c, spatial: {meshX: 0.5}}"), "a positive integer");
    assertRefused(
        between("- !Container {name: c, spatial: {meshX: 4e9, meshY: 4e9}}"), "too large");
  }

  @Test
  void functionsInPythonAreNotRun() {
    Specification specification =
        read("globals: {version: 0.4, expression_custom_functions: [f.py]}\n" + between(""));
    assertThat(specification.warnings().toString()).contains("functions in Python are not run");
    assertRefused("variables: {X: f(1)}\n" + between(""), "'f(1)' is no arithmetic");
  }

  @Test
  void severalInstancesInsideAParallelAreRefused() {
    assertRefused(
        between(
            """
            - !Parallel
              nodes:
              - !Component
                name: left
                class: regfile
                spatial: {meshX: 2}
                attributes: {depth: 4, width: 16, datawidth: 16}
                constraints: {dataspace: {keep: [A, B, Z]}}
            """),
        "several instances inside a !Parallel are not modelled");
  }

  @Test
  void deepNestingIsRefused() {
    String nodes = "[".repeat(40) + "]".repeat(40);
    assertRefused("architecture: {nodes: " + nodes + "}\n", "must be a node");
  }

  @Test
  void expressionsReachNothingButArithmetic() {
    for (String hostile :
        new String[] {
          "__import__('os').system('id')",
          "java.lang.Runtime.getRuntime()",
          "spec.architecture.nodes[0]",
          "(1).__class__",
          "9 ** 9 ** 9",
          "open('/etc/passwd')",
          "lambda x: x"
        }) {
      assertRefused(
          "variables:\n  X: >-\n    " + hostile + "\n" + between(""), "variables.X", "'" + hostile);
    }
  }
}
