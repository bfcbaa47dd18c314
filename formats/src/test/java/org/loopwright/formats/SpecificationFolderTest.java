package org.loopwright.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

/** What a folder's files are, and that one run tells all that is wrong with them. */
final class SpecificationFolderTest {
  @TempDir private Path folder;

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void whatEditorsLeaveBehindIsSkippedWithANote() throws IOException {
    file("spec.yaml", Resources.text("small.yaml"));
    for (String stray :
        List.of(".spec.yaml.swp", "spec.yaml~", "#spec.yaml#", "._spec.yaml", "spec.yaml.bak")) {
      file(stray, "nonsense: [");
    }
    file(".gitignore", "*.bak");
    Files.createDirectory(folder.resolve(".ipynb_checkpoints"));
    Files.createDirectory(folder.resolve("__MACOSX"));
    List<Problem> warnings = SpecificationFiles.read(List.of(folder)).specification().warnings();
    assertThat(warnings)
        .extracting(Problem::message)
        .contains(
            "skipped as left behind: #spec.yaml#, ._spec.yaml, .ipynb_checkpoints,"
                + " .spec.yaml.swp, __MACOSX, spec.yaml.bak, spec.yaml~");
  }

  @Test
  void aFileNamedTwiceIsReadOnce() throws IOException {
    Path file = file("spec.yaml", Resources.text("small.yaml"));
    Path again = folder.resolve("..").resolve(folder.getFileName()).resolve("spec.yaml");
    assertThat(SpecificationFiles.read(List.of(file, again, folder)).specification().mapping())
        .isPresent();
  }

  @Test
  void oneRunTellsAllThatIsWrong() throws IOException {
    Path file =
        file(
            "all.yaml",
            """
            maper: {}
            architecture:
              subtree:
              - name: system
                local:
                - {name: DRAM, class: DRAM, attributes: {dept: 4}}
                - {name: mac, clas: intmac}
            problem: {shape: gemm, M: 0, N: 1, K: 1, K: 2}
            mapping:
            - {target: DRAM, type: temporal, factor: M=1}
            constraints:
            - {target: DRAM, type: temporal, split: 1}
            mapper: {seed: x}
            ERT: {tables: [{name: DRAM, actions: [{name: read, energy: 1nJ}]}]}
            """);
    assertThatThrownBy(() -> SpecificationFiles.read(List.of(file)).specification())
        .isInstanceOfSatisfying(
            SpecException.class,
            failure ->
                assertThat(failure.problems())
                    .extracting(problem -> problem.location().line() + " " + problem.message())
                    .containsExactlyInAnyOrder(
                        "1 unknown section 'maper'",
                        "6 unknown key 'dept'",
                        "7 key 'class' is missing",
                        "7 unknown key 'clas'",
                        "8 key 'K' is given twice; the first is on line 8",
                        "8 must be a positive integer but was 0",
                        "10 unknown key 'factor'",
                        "12 unknown key 'split'",
                        "13 must be an integer but was x",
                        "14 must be a finite number >= 0 (pJ) but was 1nJ"));
  }
}
