package org.loopwright.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.result.Explanation;
import org.loopwright.result.Explanation.DroppedConstraint;
import org.loopwright.result.Explanation.RelaxedLimit;
import org.loopwright.result.MappedLayer;
import org.loopwright.result.MappingResult;
import org.loopwright.result.RunIdentity;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchOptions;

final class LimitStudyTest {
  private static final String SPEC =
      """
      architecture:
        version: 0.4
        subtree:
        - name: chip
          local:
          - {name: DRAM, class: DRAM, attributes: {width: 16, datawidth: 16, shared_bandwidth: 1}}
          - {name: "RF[1..2]", class: regfile, attributes: {depth: %d, width: 16, datawidth: 16, meshX: 2, meshY: 1}}
          - {name: "mac[1..2]", class: intmac, attributes: {datawidth: 16, meshX: 2, meshY: 1}}
      problem: {shape: gemm, instance: {M: 4, N: 2, K: 4}}
      architecture_constraints:
        targets:
        - {target: RF, type: bypass, keep: [Weights, Inputs, Outputs], bypass: []}
      mapper: {algorithm: optimal, optimization_metric: energy, seed: 1}
      ERT:
        version: 0.4
        tables:
        - {name: DRAM, actions: [{name: read, energy: 200}, {name: write, energy: 200}, {name: update, energy: 200}]}
        - {name: "RF[1..2]", actions: [{name: read, energy: 1}, {name: write, energy: 1}, {name: update, energy: 1}]}
        - {name: "mac[1..2]", actions: [{name: compute, energy: 1}]}
      ART:
        version: 0.4
        tables: [{name: "DRAM", area: 0}, {name: "RF[1..2]", area: 1}, {name: "mac[1..2]", area: 1}]
      """;

  private static final String KEEPING =
      SPEC.lines().filter(line -> line.contains("keep:")).findFirst().orElseThrow();

  @TempDir private Path folder;

  /** A tile of 2 x 1 x 1 takes 2 + 1 + 2 words. */
  @Test
  void gainIsThatOfMappingTheWiderHardware() throws IOException {
    Explanation explanation = explained(files(4), () -> false);
    double wider = layer(files(5)).best().orElseThrow().objectives().get(0);
    RelaxedLimit capacity = named(explanation, "capacity of RF");
    assertThat(capacity.from()).isEqualTo(4);
    assertThat(capacity.to()).isEqualTo(5);
    assertThat(capacity.effect().value()).isEqualTo(wider).isLessThan(explanation.value());
    assertThat(explanation.change(capacity)).isEqualTo(wider / explanation.value() - 1);
    assertThat(capacity.effect().proved()).isTrue();
  }

  @Test
  void whatHelpsMostIsFirstAndWhatDoesNotHelpIsTold() throws IOException {
    Explanation explanation = explained(files(4), () -> false);
    assertThat(explanation.complete()).isTrue();
    assertThat(explanation.limits()).hasSize(4);
    assertThat(explanation.limits()).extracting(explanation::change).isSorted();
    RelaxedLimit bandwidth = named(explanation, "shared bandwidth of DRAM");
    assertThat(explanation.change(bandwidth)).isZero(); // bandwidth takes no energy
  }

  /** Leaving out a line of the file by hand gives what the study says. */
  @Test
  void gainOfLeavingAConstraintOutIsThatOfMappingWithoutIt() throws IOException {
    String factor = "{target: DRAM, type: temporal, factors: K=4}";
    String order = "{target: RF, type: temporal, permutation: NKM}";
    Explanation explanation = explained(constrained(factor, order), () -> false);
    assertThat(explanation.complete()).isTrue();
    DroppedConstraint dropped = constraint(explanation, "DRAM temporal: K = 4");
    double without = layer(constrained(order)).best().orElseThrow().objectives().get(0);
    assertThat(dropped.effect().value()).isEqualTo(without).isLessThan(explanation.value());
    assertThat(dropped.effect().proved()).isTrue();
    assertThat(dropped.location().line()).isEqualTo(SPEC.lines().toList().indexOf(KEEPING) + 2);
    assertThat(explanation.constraints()).hasSize(2 + 3); // RF keeps three
    assertThat(explanation.constraints()).extracting(explanation::change).isSorted();
  }

  @Test
  void constraintThatExcludesNothingIsNotSearchedAgain() throws IOException {
    List<String> begun = new ArrayList<>();
    SpecificationFiles files = constrained("{target: RF, type: temporal, factors: M<=4}");
    LimitStudy.explain(request(files), mapped(files), new Quiet(begun, () -> false));
    assertThat(begun)
        .contains("gemm, capacity of RF", "gemm, without RF keeps Inputs")
        .doesNotContain("gemm, without RF temporal: M <= 4");
  }

  private static DroppedConstraint constraint(Explanation explanation, String text) {
    return explanation.constraints().stream()
        .filter(constraint -> constraint.text().equals(text))
        .findFirst()
        .orElseThrow();
  }

  /** With more constraints after the one that keeps. */
  private SpecificationFiles constrained(String... more) throws IOException {
    String bullet = KEEPING.substring(0, KEEPING.indexOf('{'));
    StringBuilder lines = new StringBuilder(KEEPING);
    for (String constraint : more) {
      lines.append(System.lineSeparator()).append(bullet).append(constraint);
    }
    Path file = folder.resolve("constrained.yaml");
    Files.writeString(file, SPEC.formatted(8).replace(KEEPING, lines));
    return SpecificationFiles.read(List.of(file));
  }

  @Test
  void interruptedStudySaysSo() throws IOException {
    Explanation explanation = explained(files(4), () -> true);
    assertThat(explanation.complete()).isFalse();
    assertThat(explanation.limits()).isEmpty();
  }

  private static RelaxedLimit named(Explanation explanation, String name) {
    return explanation.limits().stream()
        .filter(limit -> limit.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private Explanation explained(SpecificationFiles files, BooleanSupplier cancelled) {
    MappingResult result =
        LimitStudy.explain(request(files), mapped(files), new Quiet(new ArrayList<>(), cancelled));
    return result.layers().get(0).explanation().orElseThrow();
  }

  private static MappedLayer layer(SpecificationFiles files) {
    return mapped(files).layers().get(0);
  }

  private static MappingResult mapped(SpecificationFiles files) {
    return NetworkMapping.run(request(files), new Quiet(new ArrayList<>(), () -> false));
  }

  private static MappingRequest request(SpecificationFiles files) {
    return new MappingRequest(
        RunIdentity.of("1.0 (test)"),
        files,
        MappingRequest.singleLayer(files.specification()),
        pricing(),
        options -> options);
  }

  private static Pricing pricing() {
    return new Pricing(new Library(Path.of("../library")).technologies(), Optional.empty(), false);
  }

  private SpecificationFiles files(int registers) throws IOException {
    Path file = folder.resolve("spec-" + registers + ".yaml");
    Files.writeString(file, SPEC.formatted(registers));
    return SpecificationFiles.read(List.of(file));
  }

  /** Watches without showing anything. */
  private record Quiet(List<String> begun, BooleanSupplier cancelled) implements SearchWatch {
    @Override
    public boolean isCancelled() {
      return cancelled.getAsBoolean();
    }

    @Override
    public SearchControl begin(String name, int number, int count, SearchOptions options) {
      begun.add(name);
      return SearchControl.quiet(System::nanoTime);
    }

    @Override
    public void end() {}
  }
}
