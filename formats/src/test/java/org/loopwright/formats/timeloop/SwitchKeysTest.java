package org.loopwright.formats.timeloop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.loopwright.formats.Resources;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.mapping.ReuseSwitch;
import org.loopwright.model.mapping.ReuseSwitches;
import org.loopwright.model.workload.Workload;

/** What entries of mappings and constraints turn off. */
final class SwitchKeysTest {
  private static final Workload PRODUCT =
      Resources.read(
          diagnosis ->
              ProblemCodec.read(Resources.yaml("{shape: gemm, M: 4, N: 4, K: 2}"), diagnosis));

  private static final Architecture ROW =
      new Architecture(
          "row",
          new ComputeLevel("MAC", "intmac", new Mesh(4, 1), 16),
          List.of(
              StorageLevel.builder("RF", "regfile", new Mesh(4, 1)).build(),
              StorageLevel.builder("DRAM", "DRAM", Mesh.SINGLE).build()));

  private static final String NEST =
      """
      - {target: DRAM, type: temporal, factors: M=4 N=1 K=2}
      - {target: DRAM, type: spatial, factors: N=4}
      - {target: RF, type: temporal, factors: M=1 N=1 K=1}
      """;

  private static Mapping mapping(String entries, Diagnosis diagnosis) {
    return MappingCodec.read(Resources.yaml(entries), PRODUCT, ROW, diagnosis).orElseThrow();
  }

  @Test
  void eachKeyOfAMappingTurnsItsSwitchOff() {
    String name = PRODUCT.dataSpaceNames().get(0);
    String result = PRODUCT.dataSpaceNames().get(2);
    Mapping mapping =
        mapping(
            """
            - {target: DRAM, type: temporal, factors: M=4 N=1 K=1, no_reuse: [A]}
            - {target: DRAM, type: spatial, factors: N=4, no_reuse: [A], no_link_transfer: [A, Z]}
            - {target: RF, type: temporal, factors: M=1 N=1 K=2, rmw_first_update: [Z]}
            - {target: RF, type: datatype, no_coalesce: [A]}
            """
                .replace("[A", "[" + name)
                .replace("Z]", result + "]"),
            new Diagnosis());

    assertThat(mapping.levels().get(1).reuse())
        .isEqualTo(
            new ReuseSwitches(
                Map.of(
                    ReuseSwitch.TEMPORAL_REUSE, Set.of(name),
                    ReuseSwitch.MULTICAST, Set.of(name),
                    ReuseSwitch.LINK_TRANSFER, Set.of(name, result))));
    assertThat(mapping.levels().get(0).reuse())
        .isEqualTo(
            new ReuseSwitches(
                Map.of(
                    ReuseSwitch.FIRST_READ_ELISION, Set.of(result),
                    ReuseSwitch.COALESCING, Set.of(name))));
  }

  /** As in the reference, which reads it in constraints only; not in silence. */
  @Test
  void noMulticastNoReductionHasAnEffectInConstraintsOnly() {
    String name = PRODUCT.dataSpaceNames().get(0);
    Diagnosis diagnosis = new Diagnosis();
    Mapping mapping =
        mapping(
            """
            - {target: DRAM, type: temporal, factors: M=4 N=1 K=2}
            - {target: DRAM, type: spatial, factors: N=4, no_multicast_no_reduction: [A]}
            """
                .replace("[A", "[" + name),
            diagnosis);
    assertThat(mapping.levels().get(1).reuse().isNone()).isTrue();
    assertThat(diagnosis.warnings()).hasSize(1);
    assertThat(diagnosis.warnings().toString())
        .contains("no_multicast_no_reduction", "in a mapping write no_reuse");

    Optional<Constraints> constraints =
        ConstraintsCodec.read(
            List.of(
                ConstraintSource.of(
                    Resources.yaml(
                        "- {target: DRAM, type: spatial, no_multicast_no_reduction: ["
                            + name
                            + "]}"))),
            PRODUCT,
            ROW,
            new Diagnosis());
    assertThat(constraints.orElseThrow().of("DRAM").reuse().isOff(ReuseSwitch.MULTICAST, name))
        .isTrue();
  }

  /** Outside all others that keep it, so that its words come from nowhere. */
  @Test
  void noCoalesceAtTheOutermostLevelIsWarnedOf() {
    String lost = "no level outside DRAM keeps Weights, so with no_coalesce its words come from";
    Diagnosis ofMapping = new Diagnosis();
    mapping(NEST + "- {target: DRAM, type: datatype, no_coalesce: [Weights]}\n", ofMapping);
    assertThat(ofMapping.warnings().toString()).contains("spec.yaml:4", lost);

    Diagnosis ofConstraint = new Diagnosis();
    ConstraintsCodec.read(
        List.of(
            ConstraintSource.of(
                Resources.yaml("- {target: DRAM, type: bypass, no_coalesce: [Weights]}"))),
        PRODUCT,
        ROW,
        ofConstraint);
    assertThat(ofConstraint.warnings().toString()).contains("spec.yaml:1", lost);
  }

  @Test
  void noCoalesceFurtherInIsSilent() {
    Diagnosis diagnosis = new Diagnosis();
    mapping(NEST + "- {target: RF, type: datatype, no_coalesce: [Weights]}\n", diagnosis);
    assertThat(diagnosis.warnings()).isEmpty();
  }

  @Test
  void unknownDataSpacesAreNamedWithTheirPlace() {
    Diagnosis diagnosis = new Diagnosis();
    MappingCodec.read(
        Resources.yaml("- {target: DRAM, type: temporal, no_reuse: [Nonsense]}"),
        PRODUCT,
        ROW,
        diagnosis);
    assertThat(diagnosis.problems().toString()).contains("unknown data space 'Nonsense'");
  }
}
