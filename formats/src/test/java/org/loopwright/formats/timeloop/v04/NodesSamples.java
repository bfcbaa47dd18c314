package org.loopwright.formats.timeloop.v04;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.model.diagnostics.SpecException;

/** Small designs of nodes, written for these tests. */
final class NodesSamples {
  static final String PROBLEM =
      """
      problem:
        version: 0.4
        shape:
          name: mm
          dimensions: [M, N, K]
          data_spaces:
          - {name: A, projection: [[[M]], [[K]]]}
          - {name: B, projection: [[[K]], [[N]]]}
          - {name: Z, projection: [[[M]], [[N]]], read_write: true}
        instance: {M: 8, N: 16, K: 32}
      """;

  private NodesSamples() {}

  /** What nodes, and sections after them, say for the problem. */
  static Specification read(String nodes) {
    return SpecificationFiles.parse("nodes.yaml", PROBLEM + nodes).specification();
  }

  /** The nodes of an architecture: a store, those given, and arithmetic. */
  static String between(String nodes) {
    return """
        architecture:
          version: 0.4
          nodes:
          - !Component
            name: DRAM
            class: DRAM
            attributes: {width: 64, datawidth: 8}
        """
        + nodes.indent(2)
        + """
          - !Component
            name: MAC
            class: intmac
            attributes: {datawidth: 8}
        """;
  }

  static void assertRefused(String nodes, String... parts) {
    var refusal = assertThatThrownBy(() -> read(nodes)).isInstanceOf(SpecException.class);
    for (String part : parts) {
      refusal.hasMessageContaining(part);
    }
  }
}
