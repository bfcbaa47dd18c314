package org.loopwright.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.service.OutputFolder.Earlier;

final class OutputFolderTest {
  @TempDir private Path parent;

  @Test
  void twoRunsDoNotWriteIntoOneFolder() throws IOException {
    try (OutputFolder first = OutputFolder.open(folder(), Earlier.REFUSED)) {
      assertThatThrownBy(() -> OutputFolder.open(folder(), Earlier.REPLACED))
          .isInstanceOf(FileSystemException.class)
          .hasMessageContaining(folder().toString())
          .hasMessageContaining("another run is writing there");
      write(first, "result.json");
    }
    assertThat(visible()).containsExactly("result.json");
  }

  @Test
  void resultsOfAnotherRunAreReplacedOnlyIfAskedFor() throws IOException {
    run(Earlier.REFUSED, "layer-a.yaml", "result.json");
    assertThatThrownBy(() -> OutputFolder.open(folder(), Earlier.REFUSED))
        .hasMessageContaining("holds the results of another run (layer-a.yaml, ...)")
        .hasMessageContaining("--overwrite");
    run(Earlier.REPLACED, "layer-b.yaml", "result.json");
    assertThat(visible()).containsExactly("layer-b.yaml", "result.json");
  }

  @Test
  void resultsWithoutARecordAreKnownByTheirNames() throws IOException {
    Files.createDirectories(folder());
    Files.writeString(folder().resolve("result.json"), "{}");
    assertThatThrownBy(() -> OutputFolder.open(folder(), Earlier.REFUSED))
        .hasMessageContaining("result.json");
    assertThat(all()).containsExactly("result.json");
  }

  @Test
  void whatAKilledRunHadBegunToWriteGoesWithTheNext() throws IOException {
    Process ended = new ProcessBuilder("true").start();
    assertThat(ended.onExit().join().isAlive()).isFalse();
    try (OutputFolder killed = OutputFolder.open(folder(), Earlier.REFUSED)) {
      killed.keep("shard-8.json", "done");
      killed.own("designs", "shard-*.parquet");
    }
    Files.createDirectories(folder().resolve("designs"));
    Path shard = folder().resolve(".shard-16.json." + ended.pid() + ".part");
    Path table = folder().resolve("designs/.shard-000000000016.parquet." + ended.pid() + ".part");
    Path ours = folder().resolve(".shard-24.json." + ProcessHandle.current().pid() + ".part");
    for (Path draft : List.of(shard, table, ours)) {
      Files.writeString(draft, "half");
    }
    OutputFolder.open(folder(), Earlier.RESUMED).close();
    assertThat(List.of(shard, table)).noneMatch(Files::exists);
    assertThat(ours).exists(); // of a process that is alive
    assertThat(folder().resolve("shard-8.json")).exists();
  }

  @Test
  void filesOfOthersStay() throws IOException {
    Files.createDirectories(folder());
    Files.writeString(folder().resolve("notes.txt"), "mine");
    run(Earlier.REFUSED, "result.json");
    run(Earlier.REPLACED, "front.json");
    assertThat(visible()).containsExactly("front.json", "notes.txt");
  }

  @Test
  void recordCannotNameFilesElsewhere() throws IOException {
    Files.writeString(parent.resolve("precious"), "mine");
    run(Earlier.REFUSED, "result.json");
    Files.writeString(folder().resolve(".loopwright"), "../precious\nresult.json\n..\n");
    run(Earlier.REPLACED, "front.json");
    assertThat(parent.resolve("precious")).exists();
    assertThat(visible()).containsExactly("front.json");
  }

  @Test
  void runThatFailsLeavesNothing() throws IOException {
    assertThatThrownBy(
            () -> {
              try (OutputFolder opened = OutputFolder.open(folder(), Earlier.REFUSED);
                  Draft draft = opened.draft()) {
                draft.write("result.json", "{}");
                draft.write("energy.svg", out -> refuse());
              }
            })
        .hasMessage(folder().resolve("energy.svg") + ": No space left on device");
    assertThat(folder()).doesNotExist();
  }

  @Test
  void runThatFailsLeavesTheResultsOfTheOneBefore() throws IOException {
    run(Earlier.REFUSED, "result.json");
    try (OutputFolder opened = OutputFolder.open(folder(), Earlier.REPLACED);
        Draft draft = opened.draft()) {
      draft.write("front.json", "{}");
    }
    assertThat(all()).containsExactly(".loopwright", "result.json");
  }

  @Test
  void draftOfARunThatWasKilledIsRemoved() throws IOException {
    Path draft = Files.createDirectories(folder().resolve(".loopwright.part"));
    Files.writeString(draft.resolve("result.json"), "{");
    run(Earlier.REFUSED, "result.json");
    assertThat(all()).containsExactly(".loopwright", "result.json");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void nothingButARegularFileIsReplaced() throws IOException {
    Files.writeString(parent.resolve("target"), "mine");
    Files.createDirectories(folder());
    Files.createSymbolicLink(folder().resolve("report.txt"), parent.resolve("target"));
    Files.createDirectory(folder().resolve("energy.svg"));
    for (String name : List.of("report.txt", "energy.svg")) {
      assertThatThrownBy(() -> run(Earlier.REPLACED, name, "result.json"))
          .hasMessageContaining(name)
          .hasMessageContaining("no regular file");
    }
    assertThat(parent.resolve("target")).hasContent("mine");
    assertThat(visible()).containsExactly("energy.svg", "report.txt");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void folderThatCannotBeMadeIsNamed() {
    assertThatThrownBy(() -> OutputFolder.open(Path.of("/proc/results"), Earlier.REFUSED))
        .hasMessage("/proc/results: no folder can be made there");
  }

  @Test
  void namesOfLayersBecomeSafeFileNames() {
    OutputNames names = new OutputNames("prices");
    assertThat(names.of("prices")).isEqualTo("prices-2");
    assertThat(names.of("conv 1/=x")).isEqualTo("conv_1__x");
    assertThat(names.of("=cmd")).isEqualTo("_cmd");
    assertThat(names.of("..")).isEqualTo("_.");
    assertThat(names.of("")).isEqualTo("_");
    assertThat(names.of("Conv")).isEqualTo("Conv");
    assertThat(names.of("conv")).isEqualTo("conv-2");
    assertThat(names.of("x".repeat(300))).hasSize(100);
    assertThat(names.of("x".repeat(300))).hasSize(102);
  }

  private static void refuse() throws IOException {
    throw new IOException("No space left on device");
  }

  private void run(Earlier earlier, String... names) throws IOException {
    try (OutputFolder opened = OutputFolder.open(folder(), earlier)) {
      write(opened, names);
    }
  }

  private static void write(OutputFolder folder, String... names) throws IOException {
    try (Draft draft = folder.draft()) {
      for (String name : names) {
        draft.write(name, "{}");
      }
      folder.publish(draft);
    }
  }

  private Path folder() {
    return parent.resolve("results");
  }

  private List<String> visible() throws IOException {
    return all().stream().filter(name -> !name.startsWith(".")).toList();
  }

  private List<String> all() throws IOException {
    try (var files = Files.list(folder())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
