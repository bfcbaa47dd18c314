package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to a file of the library or of the reference, the command that reads it answers
 * or refuses it, says why, and soon: no exception, no hang, no half-written results. Mutant number
 * N depends on N only; {@code -Dfuzz.only=N} repeats one.
 */
@Tag("slow")
final class MutationFuzzTest {
  private static final int MUTANTS = 1_000;
  private static final int NIGHTLY_MUTANTS = 10_000;
  private static final long MAX_CPU_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** Other work on the machine takes its time, too. */
  private static final long MAX_WALL_SECONDS = 60;

  private static final Set<Integer> ANSWERS =
      Set.of(ExitCode.DONE, ExitCode.NO_VALID_MAPPING, ExitCode.BAD_INPUT);

  private static final String LAYER =
      """
      network:
        name: one
        layers:
        - {name: layer, shape: cnn-layer, R: 3, S: 3, P: 14, Q: 14, C: 16, K: 32, N: 1}
      """;

  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  @TempDir private Path folder;
  private List<FuzzedFile> files;

  /** How a command ended. */
  private record Answer(int exitCode, String errors, long cpuNanos) {}

  @BeforeEach
  void findFiles() throws IOException {
    Path layer = Files.writeString(folder.resolve("layer.yaml"), LAYER);
    Path design = Path.of("..", "library", "architectures", "teaching.yaml");
    List<Path> more = new ArrayList<>();
    Path reference = reference();
    if (Files.isDirectory(reference)) {
      more.add(reference.resolve("timeloop/arch"));
      more.add(reference.resolve("exercises"));
      more.add(reference.resolve("maestro/mapping"));
      more.add(reference.resolve("maestro/accelerator_1.m"));
      more.add(cases(reference.resolve("timeloop")));
    }
    files = FuzzedFile.all(layer, design, more);
  }

  @AfterEach
  void stop() {
    worker.shutdownNow();
  }

  private static Path reference() {
    Path shared = Path.of("..", "..", "shared", "reference");
    String property = System.getProperty("loopwright.shared");
    return property == null ? shared : Path.of(property, "reference");
  }

  /** Two cases of the reference batch, beside the designs that they name. */
  private Path cases(Path timeloop) throws IOException {
    Path copy = Files.createDirectories(folder.resolve("cases"));
    Files.createDirectories(copy.resolve("arch"));
    try (Stream<Path> designs = Files.list(timeloop.resolve("arch"))) {
      for (Path design : designs.toList()) {
        Files.copy(design, copy.resolve("arch").resolve(design.getFileName()));
      }
    }
    try (GZIPInputStream in =
        new GZIPInputStream(Files.newInputStream(timeloop.resolve("cases.jsonl.gz")))) {
      String[] lines = new String(in.readNBytes(60_000), StandardCharsets.UTF_8).split("\n");
      return Files.writeString(copy.resolve("cases.jsonl"), lines[0] + "\n" + lines[1] + "\n");
    }
  }

  @Test
  void wholeFilesAreRead() throws Exception {
    List<FuzzedFile> library =
        files.stream().filter(file -> file.original().startsWith("../library")).toList();
    assertThat(library).hasSizeGreaterThan(30);
    for (FuzzedFile file : library) {
      String name = file.original().toString();
      Answer answer = run(file, Files.readAllBytes(file.original()), name);
      assertThat(answer.exitCode()).as(name + "\n" + answer.errors()).isEqualTo(ExitCode.DONE);
    }
  }

  @Test
  void mutantsAreReadOrRefused() throws Exception {
    fuzz(MUTANTS);
  }

  @Test
  @Tag("nightly")
  void manyMutantsAreReadOrRefused() throws Exception {
    fuzz(NIGHTLY_MUTANTS);
  }

  private void fuzz(int mutants) throws Exception {
    Integer only = Integer.getInteger("fuzz.only");
    int refused = 0;
    List<List<FuzzedFile>> kinds =
        List.copyOf(
            files.stream()
                .collect(Collectors.groupingBy(FuzzedFile::kind, TreeMap::new, Collectors.toList()))
                .values());
    for (int number = only == null ? 0 : only;
        number < (only == null ? mutants : only + 1);
        number++) {
      List<FuzzedFile> kind = kinds.get(number % kinds.size());
      FuzzedFile file = kind.get(number / kinds.size() % kind.size());
      Mutator.Mutant mutant = new Mutator(number).mutate(Files.readAllBytes(file.original()));
      String what =
          "mutant %s of %s, %s (repeat with -Dfuzz.only=%s)"
              .formatted(number, file.original(), mutant.what(), number);
      refused += run(file, mutant.bytes(), what).exitCode() == ExitCode.BAD_INPUT ? 1 : 0;
    }
    if (only == null) {
      assertThat(refused).isBetween(mutants / 10, mutants * 95 / 100);
    }
  }

  private Answer run(FuzzedFile file, byte[] content, String what) throws Exception {
    Path place = folder(file);
    Path copy = place.resolve(file.name());
    Files.write(copy, content);
    Answer answer = answer(file.command().apply(copy), what);
    assertThat(ANSWERS).as(what + "\n" + answer.errors()).contains(answer.exitCode());
    assertThat(answer.errors()).as(what).doesNotContain("Exception", "\tat ");
    if (answer.exitCode() == ExitCode.BAD_INPUT) {
      assertThat(answer.errors()).as(what).isNotBlank();
    }
    assertThat(answer.cpuNanos()).as(what).isLessThan(MAX_CPU_NANOS);
    assertWhole(place, what);
    return answer;
  }

  /** A folder for the copy; a technology's holds a definition beside its tables. */
  private Path folder(FuzzedFile file) throws IOException {
    if (file.name().endsWith(".jsonl")) {
      Files.deleteIfExists(folder.resolve("cases/results.jsonl"));
      return folder.resolve("cases");
    }
    Path place = Files.createTempDirectory(folder, "mutant");
    if (file.name().endsWith(".csv")) {
      String definition = file.name().equals("relative.csv") ? "65nm" : "45nm";
      Files.copy(
          Path.of("..", "library", "technology", definition, "technology.yaml"),
          place.resolve("technology.yaml"));
    } else if (file.name().equals("technology.yaml")) {
      Files.copy(
          Path.of("..", "library", "technology", "65nm", "relative.csv"),
          place.resolve("relative.csv"));
    }
    return place;
  }

  private Answer answer(List<String> command, String what) throws InterruptedException {
    try {
      return worker.submit(() -> execute(command)).get(MAX_WALL_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException hangs) {
      return fail("hangs: " + what, hangs);
    } catch (ExecutionException escaped) {
      return fail("escaped: " + what, escaped);
    }
  }

  private static Answer execute(List<String> command) {
    StringWriter err = new StringWriter();
    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    int exitCode =
        Main.commandLine()
            .setOut(new PrintWriter(StringWriter.nullWriter()))
            .setErr(new PrintWriter(err, true))
            .execute(command.toArray(String[]::new));
    long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    return new Answer(exitCode, err.toString(), cpu);
  }

  /** No draft is left, and what was written ends where a result ends. */
  private static void assertWhole(Path place, String what) throws IOException {
    try (Stream<Path> left = Files.walk(place)) {
      assertThat(left.filter(path -> path.toString().endsWith(".part"))).as(what).isEmpty();
    }
    Path results = place.resolve("results.jsonl");
    if (Files.exists(results)) {
      for (String line : Files.readAllLines(results)) {
        assertThat(new ObjectMapper().readTree(line).has("id")).as(what).isTrue();
      }
    }
  }
}
