package org.loopwright.model.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RolesTest {
  @ParameterizedTest
  @CsvSource({
    "cnn-layer, R kernel-column S kernel-row P output-column Q output-row"
        + " C reduction K output-channel N batch",
    "grouped-layer, R kernel-column S kernel-row P output-column Q output-row"
        + " C reduction K output-channel G group N batch",
    "depthwise-layer, R kernel-column S kernel-row P output-column Q output-row G group N batch",
    "transposed-layer, R kernel-column S kernel-row P output-column Q output-row"
        + " C reduction K output-channel N batch",
    "gemm, M batch N output-channel K reduction",
    "gemv, M output-channel K reduction"
  })
  void everyDimensionOfAShippedShapeHasARole(String shape, String roles) {
    assertThat(text(ShippedShapes.named(shape).orElseThrow().roles())).isEqualTo(roles);
  }

  @Test
  void theNamesOfOperandsTellWhichIsTheWeight() {
    for (ProblemShape shape : ShippedShapes.all()) {
      assertThat(shape.roles().dataSpaces())
          .containsExactly(
              Map.entry("Weights", DataSpaceRole.WEIGHT),
              Map.entry("Inputs", DataSpaceRole.INPUT),
              Map.entry("Outputs", DataSpaceRole.OUTPUT));
    }
  }

  private static Workload product(Roles stated, String first, String second) {
    return new Workload(
        "product",
        List.of(new Dimension("i", 2), new Dimension("j", 3), new Dimension("k", 4)),
        List.of(
            DataSpace.operand(first, index("i"), index("k")),
            DataSpace.operand(second, index("k"), index("j")),
            DataSpace.result("Z", index("i"), index("j"))),
        stated);
  }

  private static IndexExpression index(String... dimensions) {
    return new IndexExpression(List.of(dimensions).stream().map(Term::of).toList());
  }

  @Test
  void theSecondOperandOfAProductIsTheWeight() {
    assertThat(text(product(Roles.NONE, "A", "B").roles()))
        .isEqualTo("i batch j output-channel k reduction");
  }

  @Test
  void aNameDecidesBeforeTheOrder() {
    assertThat(text(product(Roles.NONE, "Weights", "B").roles()))
        .isEqualTo("i output-channel j batch k reduction");
    assertThat(text(product(Roles.NONE, "A", "Inputs").roles()))
        .isEqualTo("i output-channel j batch k reduction");
  }

  @Test
  void whatIsStatedDecidesBeforeNames() {
    Roles stated =
        new Roles(
            Map.of("k", DimensionRole.KERNEL_ROW),
            Map.of("Weights", DataSpaceRole.INPUT, "B", DataSpaceRole.WEIGHT));
    assertThat(text(product(stated, "Weights", "B").roles()))
        .isEqualTo("i batch j output-channel k kernel-row");
  }

  @Test
  void theOperandThatAWindowSlidesOverIsTheInput() {
    Workload filter =
        new Workload(
            "filter",
            List.of(new Dimension("x", 4), new Dimension("w", 3)),
            List.of(
                DataSpace.operand("image", index("x", "w")),
                DataSpace.operand("taps", index("w")),
                DataSpace.result("sums", index("x"))));
    assertThat(text(filter.roles())).isEqualTo("x output-column w kernel-column");
    assertThat(filter.roles().dataSpacesOf(DataSpaceRole.WEIGHT)).containsExactly("taps");
  }

  @Test
  void aDimensionOfBothOperandsAndTheResultIsAGroup() {
    Workload batched =
        new Workload(
            "batched",
            List.of(new Dimension("b", 2), new Dimension("i", 2), new Dimension("k", 2)),
            List.of(
                DataSpace.operand("A", index("b"), index("i"), index("k")),
                DataSpace.operand("B", index("b"), index("k")),
                DataSpace.result("Z", index("b"), index("i"))));
    assertThat(text(batched.roles())).isEqualTo("b group i batch k reduction");
  }

  @Test
  void rolesOfWhatIsNotThereAreRefused() {
    Roles wrong = new Roles(Map.of("m", DimensionRole.BATCH), Map.of());
    assertThatThrownBy(() -> product(wrong, "A", "B"))
        .hasMessage("workload product has roles of what is no dimension or data space of it");
  }

  private static String text(Roles roles) {
    return roles.dimensions().entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue().label())
        .collect(Collectors.joining(" "));
  }
}
