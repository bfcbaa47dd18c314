package org.loopwright.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loopwright.testkit.SharedReference;

/** Public designs and the architectures of the reference cases load. */
final class ReferenceFilesTest {
  @TestFactory
  Stream<DynamicTest> architecturesLoad() throws IOException {
    Path folder = SharedReference.file("timeloop/arch");
    List<Path> files;
    try (Stream<Path> entries = Files.list(folder)) {
      files = entries.sorted().toList();
    }
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> loads(file)));
  }

  private static void loads(Path file) {
    Specification specification = SpecificationFiles.read(List.of(file)).specification();
    assertThat(specification.warnings()).isEmpty();
    assertThat(specification.workload()).isEmpty();
    String compute = specification.architecture().compute().name();
    assertThat(specification.energy().has(compute)).isTrue();
    assertThat(specification.area().areaUm2(compute)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"eyeriss_like", "simple_output_stationary"})
  void publicExercisesLoadWithTheirMappings(String design) {
    Path folder = SharedReference.file("exercises/" + design + "/expected");
    Specification specification =
        SpecificationFiles.read(
                List.of(
                    folder.resolve("parsed-processed-input.yaml"),
                    folder.resolve("timeloop-mapper.ERT.yaml"),
                    folder.resolve("timeloop-mapper.ART.yaml"),
                    folder.resolve("timeloop-mapper.map.yaml")))
            .specification();
    assertThat(specification.mapping()).isPresent();
    assertThat(specification.search()).isPresent();
    assertThat(specification.constraints().levels()).isNotEmpty();
  }
}
