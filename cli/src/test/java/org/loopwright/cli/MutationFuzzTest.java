package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.testkit.ReliabilityPage;

/**
 * Whatever happens to a file of the library, of the tests or of the reference, each command that
 * reads it answers or refuses it, says why, and soon: no exception, no hang, no number that is
 * none, no half-written or forgotten file. Mutant number N depends on N only; {@code -Dfuzz.only=N}
 * repeats one. The nightly run writes its figures into docs/reliability.md.
 */
@Tag("slow")
final class MutationFuzzTest {
  private static final int MUTANTS = 600;
  private static final int NIGHTLY_MUTANTS = 20_000;

  /** Of all threads of the process, those of the virtual machine too. */
  private static final long MAX_CPU_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** Other work on the machine takes its time, too. */
  private static final long MAX_WALL_SECONDS = 120;

  private static final Set<Integer> ANSWERS =
      Set.of(ExitCode.DONE, ExitCode.NO_VALID_MAPPING, ExitCode.BAD_INPUT);

  private static final Pattern NOT_FINITE = Pattern.compile("\\bNaN\\b|\\bInfinity\\b|\u221e");

  private static final String LAYER =
      """
      problem:
        shape: cnn-layer
        instance: {R: 3, S: 3, P: 6, Q: 4, C: 2, K: 4, N: 1}
      """;

  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final ExecutorService worker = Executors.newSingleThreadExecutor();
  private final FuzzFigures figures = new FuzzFigures();
  @TempDir private Path folder;
  private List<FuzzedFile> files;

  /** How a command ended. */
  private record Answer(int exitCode, String output, String errors, long cpuNanos) {}

  @BeforeEach
  void findFiles() throws IOException {
    Path layer = Files.writeString(folder.resolve("layer.yaml"), LAYER);
    Path design = Path.of("..", "library", "architectures", "teaching.yaml");
    List<Path> folders = new ArrayList<>(List.of(Path.of("..", "library")));
    for (String module : List.of("cli", "conformance", "formats")) {
      folders.add(Path.of("..", module, "src", "test", "resources"));
    }
    folders.add(made());
    if (Files.isDirectory(shared())) {
      Path reference = shared().resolve("reference");
      for (String part : REFERENCES) {
        folders.add(reference.resolve(part));
      }
      folders.add(shared().resolve("robustness"));
      folders.add(cases(reference.resolve("timeloop")));
    }
    files = FuzzedFile.all(layer, design, folders.stream().filter(Files::exists).toList());
  }

  private static final List<String> REFERENCES =
      List.of(
          "timeloop/arch",
          "exercises",
          "sparse",
          "gemmini",
          "fused/examples",
          "switches",
          "mapper",
          "minimal",
          "maestro/mapping",
          "maestro/accelerator_1.m",
          "maestro_open/mapping");

  /** Files that are made, not kept: a model, and the checkpoint of a small sweep. */
  private Path made() throws IOException {
    Path made = Files.createDirectories(folder.resolve("made"));
    Files.write(made.resolve("tiny.onnx"), ModelCommandsTest.tiny().toByteArray());
    String sweep =
        "explore ../library/dataflows/kc-p.m --pes 64,128 --l1-size 512 --l2-size 65536"
            + " --noc-bandwidth 16,32 --threads 1 -o ";
    Answer answer = execute(List.of((sweep + made.resolve("sweep")).split(" ")));
    assertThat(answer.exitCode()).as(answer.errors()).isLessThan(ExitCode.BAD_INPUT);
    Files.move(made.resolve("sweep/checkpoint.json"), made.resolve("checkpoint.json"));
    delete(made.resolve("sweep"));
    return made;
  }

  @AfterEach
  void stop() {
    worker.shutdownNow();
  }

  private static Path shared() {
    String property = System.getProperty("loopwright.shared");
    return property == null ? Path.of("..", "..", "shared") : Path.of(property);
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
      Answer answer = run(file, 0, Files.readAllBytes(file.original()), name);
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
    ReliabilityPage.update("fuzz", figures.lines());
  }

  private void fuzz(int mutants) throws Exception {
    Integer only = Integer.getInteger("fuzz.only");
    List<List<FuzzedFile>> kinds =
        List.copyOf(
            files.stream()
                .collect(Collectors.groupingBy(FuzzedFile::kind, TreeMap::new, Collectors.toList()))
                .values());
    for (int number = only == null ? 0 : only;
        number < (only == null ? mutants : only + 1);
        number++) {
      List<FuzzedFile> kind = kinds.get(number % kinds.size());
      int round = number / kinds.size();
      FuzzedFile file = kind.get(round % kind.size());
      int command = (number + round / kind.size()) % file.commands().size();
      Mutator.Mutant mutant = new Mutator(number).mutate(Files.readAllBytes(file.original()));
      String what =
          "mutant %s of %s, %s (repeat with -Dfuzz.only=%s)"
              .formatted(number, file.original(), mutant.what(), number);
      run(file, command, mutant.bytes(), what);
    }
    if (only == null) {
      assertThat(figures.refused()).isBetween(mutants / 10, mutants * 95 / 100);
    }
  }

  private Answer run(FuzzedFile file, int command, byte[] content, String what) throws Exception {
    Path place = folder(file);
    Path copy = place.resolve(file.name());
    Files.write(copy, content);
    Set<Path> before = regular(place);
    List<String> words = file.commands().get(command).apply(copy);
    String which = String.join(" ", words) + "\n" + what;
    Answer answer = answer(words, which);
    assertThat(ANSWERS).as(which + "\n" + answer.errors()).contains(answer.exitCode());
    assertThat(answer.errors()).as(which).doesNotContain("Exception", "\tat ");
    if (answer.exitCode() == ExitCode.BAD_INPUT) {
      assertThat(answer.errors()).as(which).isNotBlank();
    }
    assertThat(answer.cpuNanos()).as(which).isLessThan(MAX_CPU_NANOS);
    assertFinite(answer.output(), new String(content, StandardCharsets.ISO_8859_1), which);
    assertWhole(place, before, which);
    figures.add(words.get(0), answer.exitCode(), answer.cpuNanos());
    if (!place.endsWith("cases")) {
      delete(place);
    }
    return answer;
  }

  private static Set<Path> regular(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      return files.filter(Files::isRegularFile).collect(Collectors.toSet());
    }
  }

  private static void delete(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** A file may have such a word itself, which results then repeat. */
  private static void assertFinite(String output, String content, String what) {
    if (!NOT_FINITE.matcher(content).find()) {
      assertThat(NOT_FINITE.matcher(output).results().map(MatchResult::group))
          .as(what + "\n" + output)
          .isEmpty();
    }
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
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    long before = PROCESS.getProcessCpuTime();
    int exitCode =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err, true))
            .execute(command.toArray(String[]::new));
    long cpu = PROCESS.getProcessCpuTime() - before;
    return new Answer(exitCode, out.toString(), err.toString(), cpu);
  }

  /** Results are where they were asked for, nothing is left elsewhere, and JSON can be read. */
  private static void assertWhole(Path place, Set<Path> before, String what) throws IOException {
    ObjectMapper json = new ObjectMapper();
    boolean mayWriteThere = what.contains("--resume");
    for (Path file : regular(place)) {
      String name = file.getFileName().toString();
      if (name.endsWith(".json") && file.getParent().endsWith("out")) {
        assertThat(json.readTree(file.toFile()).isObject()).as(what).isTrue();
      } else if (name.equals("results.jsonl")) {
        for (String line : Files.readAllLines(file)) {
          assertThat(json.readTree(line).has("id")).as(what).isTrue();
        }
      }
      boolean isResult = file.getParent().endsWith("out") || name.equals("results.jsonl");
      assertThat(mayWriteThere || isResult || before.contains(file))
          .as(file + "\n" + what)
          .isTrue();
      assertThat(file.toString()).as(what).doesNotEndWith(".part").doesNotContain(".part/");
    }
  }
}
