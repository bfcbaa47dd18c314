package org.loopwright.formats.timeloop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loopwright.formats.RandomSpecifications;
import org.loopwright.formats.Resources;
import org.loopwright.formats.Specification;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.mapping.ReuseSwitch;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;
import org.loopwright.testkit.SmallSpec;
import org.loopwright.testkit.SmallSpecs;

/** The loop nest that users see reads back as the mapping. */
final class LoopNestTextTest {
  private static final String NEST =
      """
      L1 keeps A, B, Z
      | for M in [0:2)
      |   for K in [0:3)   # one row at a time
      L0 keeps Z
      |     parallel-for Y K in [0:2)
      |       parallel-for X M in [0:2)
      |         MAC
      """;

  private static final SmallSpec SPEC =
      SmallSpec.parse(
          """
          matmul M4 N1 K6; A[M][K]; B[K][N]; Z +=[M][N]
            L1 1x1 keeps A B Z | M2 K3 | Y - | X -
            L0 1x1 keeps Z | - | Y K2 | X M2
            MAC 2x2
          """);

  private static Mapping read(String text, Workload workload, Architecture architecture) {
    Node nest =
        ((MapNode) NodeFile.parse("nest.txt", text).orElseThrow()).get("mapping").orElseThrow();
    return Resources.read(diagnosis -> MappingCodec.read(nest, workload, architecture, diagnosis));
  }

  private static Mapping read(String text) {
    return read(text, SPEC.workload(), SPEC.architecture());
  }

  @Property
  void residualsReadBackEqual(@ForAll long seed) {
    SmallSpec spec = SmallSpecs.imperfectOf(seed, 2_000);
    String text = LoopNestWriter.text(spec.architecture(), spec.mapping());
    assertThat(read(text, spec.workload(), spec.architecture())).isEqualTo(spec.mapping());
    String yaml = MappingCodec.yaml(spec.workload(), spec.architecture(), spec.mapping());
    Node entries = ((MapNode) Resources.yaml(yaml)).get("mapping").orElseThrow();
    assertThat(
            Resources.<Mapping>read(
                diagnosis ->
                    MappingCodec.read(entries, spec.workload(), spec.architecture(), diagnosis)))
        .isEqualTo(spec.mapping());
  }

  @Property
  void whatIsShownReadsBackEqual(@ForAll long seed) {
    SmallSpec spec = SmallSpecs.of(seed, 2_000);
    String text = LoopNestWriter.text(spec.architecture(), spec.mapping());
    assertThat(read(text, spec.workload(), spec.architecture())).isEqualTo(spec.mapping());
  }

  @Property
  void reuseThatIsTurnedOffReadsBackEqual(@ForAll long seed) {
    Specification given = RandomSpecifications.of(seed);
    Mapping mapping = given.mapping().orElseThrow();
    String text = LoopNestWriter.text(given.architecture(), mapping);
    assertThat(read(text, given.workload().orElseThrow(), given.architecture())).isEqualTo(mapping);
  }

  @Test
  void reuseThatIsTurnedOffIsShownWhereItIs() {
    String switched =
        NEST.replace("keeps A, B, Z", "keeps A, B, Z; no multicast of A, B; no link_transfer of Z")
            .replace("keeps Z", "keeps Z; no first_read_elision of Z");
    Mapping mapping = read(switched);
    assertThat(mapping.levels().get(1).reuse().off())
        .isEqualTo(
            Map.of(
                ReuseSwitch.MULTICAST, Set.of("A", "B"), ReuseSwitch.LINK_TRANSFER, Set.of("Z")));
    assertThat(LoopNestWriter.text(SPEC.architecture(), mapping))
        .startsWith("L1 keeps A, B, Z; no multicast of A, B; no link_transfer of Z")
        .contains("L0 keeps Z; no first_read_elision of Z");
  }

  @Test
  void theTextIsThatOfReports() {
    assertThat(read(NEST)).isEqualTo(SPEC.mapping());
    assertThat(LoopNestWriter.text(SPEC.architecture(), SPEC.mapping()))
        .isEqualTo(
            NEST.replace("   # one row at a time", "").replace("\n", System.lineSeparator()));
  }

  @Test
  void whatStandsBelowTheNestIsNotOfIt() {
    assertThat(read(NEST + "\ncycles  12,345\n  energy (pJ) | \"1 & 2\n"))
        .isEqualTo(SPEC.mapping());
  }

  @Test
  void oddNamesStandInQuotes() {
    Workload workload =
        new Workload(
            "odd",
            List.of(new Dimension("in", 4)),
            List.of(
                new DataSpace(
                    "a \"b\", c", List.of(new IndexExpression(List.of(Term.of("in")))), true, 1)));
    Architecture architecture =
        new Architecture(
            "odd",
            new ComputeLevel("for", "intmac", Mesh.SINGLE, 8),
            List.of(StorageLevel.builder("off chip", "DRAM", Mesh.SINGLE).build()));
    Mapping mapping =
        new Mapping(
            List.of(
                new LevelMapping(
                    "off chip",
                    List.of(new Loop("in", 4)),
                    List.of(),
                    List.of(),
                    Set.of("a \"b\", c"))));
    String text = LoopNestWriter.text(architecture, mapping);
    assertThat(text).contains("\"off chip\" keeps \"a \\\"b\\\", c\"");
    assertThat(read(text, workload, architecture)).isEqualTo(mapping);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "L1 keeps A; L1 keep A; 1: not valid loop nest: expected 'keeps' but found keep",
        "in [0:3); in [0:3]; 3: not valid loop nest: expected ',' or ')' but found ]",
        "K in [0:3); K in [0:4); 1 mapping: factors of K multiply to 8 but its bound is 6",
        "K in [0:3); K in [1:3); 3 mapping.nest[0].loops[1].dimension: a loop must start at 0",
        "K in [0:3); K in [0:0); 3 mapping.nest[0].loops[1].to: must be a positive integer",
        "K in [0:3); Q in [0:3); 3 mapping.nest[0].loops[1].dimension: unknown dimension 'Q'",
        "L0 keeps Z; L0 keeps ZZ; 4 mapping.nest[1].keeps[0]: unknown data space 'ZZ'",
        "L0 keeps Z; L2 keeps Z; 4 mapping.nest[1].level: unknown storage level 'L2'",
        "L0 keeps Z; L1 keeps Z; 4 mapping.nest[1]: L1 is out of place",
        "L0 keeps Z; L1 keeps Z; 1 mapping: there is no line 'L0 keeps ...'",
        "parallel-for X M; for M; 6 mapping.nest[1].loops[1].dimension: loops in time must be above",
        "keeps Z; keeps Z <no multcast of A; 4 mapping.nest[1].off.multcast: unknown reuse 'multc",
        "keeps Z; keeps Z <no multicast of C; 4 mapping.nest[1].off.multicast[0]: unknown data",
        "X M in; X K in; factor of K is given twice"
      })
  void errorsNameThePlace(String written, String instead, String message) {
    assertThat(NEST).contains(written);
    assertThatThrownBy(() -> read(NEST.replace(written, instead.replace(" <", "; "))))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining(message)
        .hasMessageContaining("nest.txt:");
  }

  @Test
  void anEmptyTextIsRefused() {
    assertThatThrownBy(() -> NodeFile.parse("nest.txt", "# nothing\n"))
        .hasMessageContaining(
            "nest.txt:2: not valid loop nest: expected X or Y, a name or a name in quotes but found the end of the file");
  }
}
