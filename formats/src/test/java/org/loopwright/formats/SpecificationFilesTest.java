package org.loopwright.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.constraint.FactorLimit;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.workload.Workload;

final class SpecificationFilesTest {
  @TempDir private Path folder;

  private Path file(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private Specification read(String resource) {
    return SpecificationFiles.read(List.of(file(resource, Resources.text(resource))))
        .specification();
  }

  private void assertRefused(String message, Path... files) {
    assertThatThrownBy(() -> SpecificationFiles.read(List.of(files)).specification())
        .isInstanceOf(SpecException.class)
        .hasMessage(message.replace("@", folder + "/").replace("\n", System.lineSeparator()));
  }

  @Test
  void everySectionIsRead() {
    Specification small = read("small.yaml");
    StorageLevel buffer = small.architecture().storage().get(1);
    assertThat(buffer.capacity().words()).hasValue(1024 * 4);
    assertThat(buffer.memory().banks()).isEqualTo(4);
    assertThat(small.architecture().compute().mesh()).isEqualTo(new Mesh(2, 3));
    assertThat(small.workload().orElseThrow().operations()).isEqualTo(3 * 8 * 4 * 6);
    assertThat(small.energy().components().get("DRAM")).containsEntry("write", 110.0);
    assertThat(small.area().areaUm2("GLB")).hasValue(1000.5);
    assertThat(small.search().orElseThrow().seed()).isEqualTo(7);
    assertThat(small.warnings())
        .extracting(Problem::message)
        .containsExactlyInAnyOrder(
            "is of other tools and has no effect, here and in 1 more place", // arguments
            "is of other tools and has no effect", // live_status
            "0 is read as no limit",
            "densities have no effect, as no component saves the energy of zeros: give those that"
                + " do zero_gating: true");
  }

  @Test
  void constraintsOfAllSectionsAreOneSet() {
    Specification small = read("small.yaml");
    assertThat(small.constraints().minParallelism()).isEqualTo(0.5);
    assertThat(small.constraints().of("RF").temporal().factors())
        .containsEntry("R", FactorLimit.exactly(3))
        .containsEntry("C", FactorLimit.atMost(2));
    assertThat(small.constraints().of("RF").temporal().outermost()).containsExactly("K");
    assertThat(small.constraints().of("GLB").spatial().split()).hasValue(1);
    assertThat(small.constraints().of("GLB").bypass()).containsExactly("Weights");
    assertThat(small.constraints().of("DRAM").temporal().othersAtMost()).hasValue(4);
  }

  @Test
  void theMappingIsRead() {
    assertThat(read("small.yaml").mapping().orElseThrow().levels().get(1))
        .isEqualTo(
            new LevelMapping(
                "GLB",
                Arrays.asList(new Loop("P", 8), new Loop("K", 3)),
                Arrays.asList(new Loop("K", 2)),
                Arrays.asList(),
                Set.of("Inputs", "Outputs")));
  }

  @Test
  void olderSpellingsAreRead() {
    Specification older = read("older.yaml");
    StorageLevel buffer = older.architecture().storage().get(0);
    assertThat(buffer.capacity().words()).hasValue(8 * 1024);
    assertThat(buffer.memory().blockWords()).isEqualTo(4);
    assertThat(older.architecture().storage().get(1).bandwidth().read()).hasValue(8);
    assertThat(older.architecture().compute().mesh()).isEqualTo(new Mesh(4, 4));
    assertThat(older.energy().components().get("Buffer")).containsEntry("read", 4.5);
    assertThat(older.constraints().of("Buffer").spatial().split()).hasValue(1);
    assertThat(older.workload().orElseThrow().dataSpaces().get(0).density()).isEqualTo(0.3);
  }

  @Test
  void densitiesThatNoComponentUsesAreWarnedOf() {
    assertThat(read("older.yaml").warnings())
        .anySatisfy(warning -> assertThat(warning.toString()).contains("densities have no effect"));
  }

  @Test
  void sectionsMayBeSpreadOverFilesAndFolders() throws IOException {
    String[] halves = Resources.text("small.yaml").split("(?m)^problem:", 2);
    file("a.yaml", halves[0]);
    file("b.yml", "problem:" + halves[1]);
    file(".hidden.yaml", "nonsense: [");
    file("notes.txt", "nonsense: [");
    Files.createDirectory(folder.resolve("checkpoints.yaml"));
    assertThat(SpecificationFiles.read(List.of(folder)).specification().mapping()).isPresent();
  }

  @Test
  void aSectionGivenTwiceNamesBothFiles() {
    Path first = file("a.yaml", Resources.text("small.yaml"));
    Path second = file("b.yaml", "x_mapper_x: 1\n\nmapper: {}\n");
    assertRefused(
        "@b.yaml:1 x_mapper_x: unknown section 'x_mapper_x'\n"
            + "  Known: problem, architecture, arch, ERT, ART, architecture_constraints,"
            + " arch_constraints, mapspace_constraints, constraints, mapspace, mapping, mapper, ...\n"
            + "@b.yaml:3 mapper: section 'mapper' is given twice; the first is at @a.yaml:63 mapper",
        first,
        second);
  }

  @Test
  void problemsOfAllFilesAreReportedTogether() {
    assertRefused(
        "@a.yaml:1 architectur: unknown section 'architectur'\n"
            + "  Maybe you meant architecture\n"
            + "@b.yaml:2: not valid YAML: while scanning for the next token, found character"
            + " '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)\n"
            + "@none.yaml: there is no such file",
        file("a.yaml", "architectur: 1"),
        file("b.yaml", "a:\n\t- b"),
        folder.resolve("none.yaml"));
  }

  @Test
  void anArchitectureIsNeeded() {
    String missing =
        "@a.yaml: there is no section 'architecture'\n"
            + "  Name a file that has one, or a design of the library with --architecture NAME;"
            + " 'list architectures' names those";
    assertRefused(missing, file("a.yaml", "mapper: {}"));
    assertRefused(missing, file("a.yaml", ""));
    assertRefused("@a.yaml:1: must be a map of sections but was a list", file("a.yaml", "[1]"));
  }

  @Test
  void sectionsOfOtherToolsArePassedOver() {
    String text =
        Resources.text("small.yaml")
            + "globals: {a: 1}\nvariables: {}\ncompound_components: x\nsparse_optimizations: {}\n";
    Specification specification =
        SpecificationFiles.read(List.of(file("a.yaml", text))).specification();
    assertThat(specification.warnings())
        .extracting(Problem::message)
        .contains("is not modelled and has no effect");
  }

  @Test
  void anotherWorkloadMayTakeTheProblemsPlace() {
    SpecificationFiles files =
        SpecificationFiles.read(
            Arrays.asList(
                file(
                    "a.yaml",
                    Resources.text("small.yaml").replaceAll("(?ms)^mapping:.*?(?=^mapper)", ""))));
    Workload workload = files.specification().workload().orElseThrow().withName("other");
    assertThat(files.specificationFor(workload).workload()).contains(workload);
  }

  @Test
  void errorsStandAtTheirLines() {
    String text =
        Resources.text("small.yaml")
            .replace("depth: 1024", "depth: -1024")
            .replace("R: 3, P: 8", "R: 0, P: 9223372036854775808")
            .replace("C<=2", "Z<=2")
            .replace("energy: 100}", "energy: -100}");
    assertRefused(
        """
        @a.yaml:17 architecture.subtree[0].subtree[0].local[0].attributes.depth: must be an integer >= 0 (rows) but was -1024
        @a.yaml:75 ERT.tables[0].actions[0].energy: must be a finite number >= 0 (pJ) but was -100
        @a.yaml:47 problem.instance.R: must be a positive integer but was 0
        @a.yaml:47 problem.instance.P: must be a positive integer but was 9223372036854775808""",
        file("a.yaml", text));
  }
}
