package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loopwright.search.SearchAlgorithm;

final class MapCommandTest {
  private static final String HOME = "loopwright.home";
  private static final String SPEC = "gemm-on-two-units.yaml";
  private static final String NETWORK =
      """
      network:
        name: two
        layers:
          - {name: first, shape: gemm, M: 4, N: 2, K: 2}
          - {name: second, shape: gemm, M: 4, N: 2, K: 2, count: 2}
      """;

  private static final String KEEPS_WEIGHTS =
      """
      constraints:
        targets:
          - {target: RF, type: bypass, keep: [Weights]}
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path spec;
  private String home;

  @BeforeEach
  void copySpecification() throws Exception {
    home = System.setProperty(HOME, "..");
    spec = folder.resolve(SPEC);
    try (InputStream resource = MapCommandTest.class.getResourceAsStream(SPEC)) {
      Files.copy(resource, spec);
    }
  }

  @AfterEach
  void restoreHome() {
    if (home == null) {
      System.clearProperty(HOME);
    } else {
      System.setProperty(HOME, home);
    }
  }

  @Test
  void optimumIsProvedAndTheRequestRecorded() throws Exception {
    JsonNode result = json("--search", "optimal", "--seed", "5", "--energy-cap", "1uJ");
    JsonNode layer = result.at("/layers/0");
    assertThat(result.at("/version").asText()).matches("\\d+\\.\\d+\\.\\d+\\S*");
    assertThat(layer.at("/verdict").asText()).isEqualTo("optimal");
    assertThat(layer.at("/objective/bound")).isEqualTo(layer.at("/objective/value"));
    assertThat(layer.at("/objective/gap").asDouble()).isZero();
    assertThat(layer.at("/search/algorithm").asText()).isEqualTo("optimal");
    assertThat(layer.at("/search/seed").asLong()).isEqualTo(5);
    assertThat(layer.at("/search/limits/energy_cap_pj").asDouble()).isEqualTo(1e6);
    assertThat(layer.at("/search/limits/delay_cap_cycles").isNull()).isTrue();
  }

  @Test
  void whoNamesNoSearchGetsAProofForALimitedTime() throws Exception {
    JsonNode layer = json().at("/layers/0");
    assertThat(layer.at("/verdict").asText()).isEqualTo("optimal");
    assertThat(layer.at("/search/algorithm").asText()).isEqualTo("optimal");
    assertThat(layer.at("/search/limits/time_limit_seconds").asDouble()).isEqualTo(30);
    assertThat(err.toString()).doesNotContain("hybrid");
  }

  @ParameterizedTest
  @CsvSource({"--search-size, 40", "--victory-condition, 40", "--seed, 4"})
  void whatOnlySamplingLooksAtAsksForItAndThatIsSaid(String option, String value) throws Exception {
    JsonNode search = json(option, value).at("/layers/0/search");
    assertThat(search.at("/algorithm").asText()).isEqualTo("hybrid");
    assertThat(err.toString()).contains(option + " is for searches that sample");
  }

  @Test
  void nothingIsSaidOfASearchThatIsNamed() throws Exception {
    json("--search", "random", "--search-size", "40", "--seed", "4");
    Files.writeString(spec, Files.readString(spec) + "mapper: {algorithm: random}\n");
    out.getBuffer().setLength(0);
    JsonNode search = json("--search-size", "40").at("/layers/0/search");
    assertThat(search.at("/algorithm").asText()).isEqualTo("random");
    assertThat(err.toString()).doesNotContain("searches that sample");
  }

  @Test
  void capsHold() throws Exception {
    double free = energy("--objective", "energy");
    double fast = energy("--objective", "energy", "--delay-cap", "20");
    assertThat(fast).isGreaterThan(free);
    assertThat(execute("--search", "optimal", "--delay-cap", "3")).isEqualTo(1);
    assertThat(out.toString())
        .contains(
            "there is no valid mapping (proved)",
            "proved: there is no valid mapping within 3 cycles");
  }

  /** Two units share 7 x 3 operations: at least 11 cycles, 12 if M is cut into four pairs. */
  @Test
  void residualFactorsAreFoundWithABoundAndReadBack() throws Exception {
    String odd =
        Files.readString(spec)
            .replace("M: 4, N: 2, K: 2", "M: 7, N: 1, K: 3")
            .replace(", read_bandwidth: 0.5", "");
    Files.writeString(spec, odd);
    Path results = folder.resolve("imperfect");
    String[] options = {"--objective", "delay", "--search-size", "3000"};
    assertThat(json(options).at("/layers/0/objective/value").asDouble()).isEqualTo(21);
    out.getBuffer().setLength(0);
    assertThat(
            execute(
                "--imperfect",
                "--objective",
                "delay",
                "--search-size",
                "3000",
                "--out",
                results.toString()))
        .isZero();
    assertThat(out.toString())
        .contains(
            "in [0:2,1)",
            "proved: delay is at least 11.00 cycles; found 12.00, gap 8.4 %",
            "mappings without residuals, and those with");
    JsonNode layer =
        new ObjectMapper().readTree(results.resolve("result.json").toFile()).at("/layers/0");
    assertThat(layer.at("/verdict").asText()).isEqualTo("found");
    assertThat(layer.at("/objective/bound").asDouble()).isEqualTo(11);
    assertThat(layer.at("/search/algorithm").asText()).isEqualTo("imperfect");
    out.getBuffer().setLength(0);
    Files.writeString(spec, odd.replaceFirst("(?s)problem:.*?ERT:", "ERT:"));
    Path mapping = results.resolve("gemm.yaml");
    assertThat(run(List.of("evaluate", spec.toString(), mapping.toString(), "-f", "json")))
        .isZero();
    JsonNode again = new ObjectMapper().readTree(out.toString());
    assertThat(again.at("/cycles").asLong()).isEqualTo(12);
    assertThat(again.at("/energy_pj")).isEqualTo(layer.at("/evaluation/energy_pj"));
  }

  @Test
  void gapAsksForTheSearchThatProves() throws Exception {
    JsonNode search = json("--gap", "1%").at("/layers/0/search");
    assertThat(search.at("/algorithm").asText()).isEqualTo("optimal");
    assertThat(search.at("/limits/gap").asDouble()).isEqualTo(0.01);
  }

  @Test
  void limitsThatHelpAreExplained() throws Exception {
    assertThat(execute("--search", "optimal", "--explain")).isZero();
    assertThat(out.toString())
        .containsPattern("mesh X of RF below DRAM 2 -> 4 instances: -\\d+\\.\\d % edp")
        .contains("no gain: capacity of RF 8 -> 9 words")
        .doesNotContain("not every search was proved");
    out.getBuffer().setLength(0);
    JsonNode limits = json("--search", "optimal", "--explain").at("/layers/0/explanation/limits");
    assertThat(limits).hasSize(5);
    assertThat(limits.get(0).at("/change").asDouble()).isNegative();
  }

  @Test
  void frontIsPrintedAndWritten() throws Exception {
    Path results = folder.resolve("front");
    assertThat(execute("--pareto", "energy,delay", "--out", results.toString())).isZero();
    assertThat(out.toString()).contains("complete: every other mapping");
    assertThat(results)
        .isDirectoryContaining("glob:**/front.svg")
        .isDirectoryContaining("glob:**/front.png")
        .isDirectoryContaining("glob:**/front.txt");
    List<String> rows = Files.readAllLines(results.resolve("front.csv"));
    JsonNode front = new ObjectMapper().readTree(results.resolve("front.json").toFile());
    assertThat(front.at("/verdict").asText()).isEqualTo("complete");
    assertThat(front.at("/front")).hasSize(rows.size() - 1).hasSizeGreaterThan(2);
    assertThat(rows.get(1))
        .startsWith("gemm,1," + front.at("/front/0/energy_pj") + "," + front.at("/front/0/cycles"));
  }

  @Test
  void pointOfAFrontIsReadBackToTheSameNumbers() throws Exception {
    Path results = folder.resolve("front");
    execute("--pareto", "energy,delay", "--out", results.toString());
    JsonNode point =
        new ObjectMapper().readTree(results.resolve("front.json").toFile()).at("/front/1");
    Path hardware = folder.resolve("hardware.yaml");
    Files.writeString(hardware, Files.readString(spec).replaceAll("(?s)problem:.*?(?=ERT:)", ""));
    out.getBuffer().setLength(0);
    Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .execute(
            "evaluate",
            hardware.toString(),
            results.resolve("point-2.yaml").toString(),
            "-f",
            "json");
    ObjectNode again = (ObjectNode) new ObjectMapper().readTree(out.toString());
    assertThat(again.remove("version").asText()).isNotBlank();
    assertThat(again.remove("architecture").asText()).isEqualTo(hardware.toString());
    assertThat(again.remove("layer").asText()).isEqualTo("gemm");
    assertThat(again.remove("technology").asText()).isEqualTo("45nm");
    assertThat(again).isEqualTo(point.at("/evaluation"));
  }

  /** Two layers alike, one of them twice: three runs, each at a point of the same front. */
  @Test
  void frontOfANetworkIsThatOfTheSumsOfItsLayers() throws Exception {
    execute("--pareto", "energy,delay", "-f", "json");
    JsonNode layer = new ObjectMapper().readTree(out.toString()).at("/front");
    Path hardware = folder.resolve("hardware.yaml");
    Files.writeString(hardware, Files.readString(spec).replaceAll("(?s)problem:.*?(?=ERT:)", ""));
    Path network = folder.resolve("network.yaml");
    Files.writeString(network, NETWORK);
    Path results = folder.resolve("front");
    out.getBuffer().setLength(0);
    List<String> args =
        List.of(
            "map",
            hardware.toString(),
            "-n",
            network.toString(),
            "--pareto",
            "energy,delay",
            "-f",
            "json",
            "--out",
            results.toString());
    assertThat(run(args)).as(err.toString()).isZero();
    JsonNode sums = new ObjectMapper().readTree(out.toString());
    assertThat(sums.at("/verdict").asText()).isEqualTo("complete");
    assertThat(sums.at("/layers/1/same_as").asText()).isEqualTo("first");
    JsonNode last = sums.at("/front").get(sums.at("/front").size() - 1);
    assertThat(sums.at("/front/0/cycles").asLong()).isEqualTo(3 * layer.at("/0/cycles").asLong());
    assertThat(last.at("/cycles").asLong())
        .isEqualTo(3 * layer.get(layer.size() - 1).at("/cycles").asLong());
    for (JsonNode point : sums.at("/front")) {
      long cycles = 0;
      for (JsonNode use : point.at("/uses")) {
        cycles +=
            use.at("/times").asLong()
                * layer.get(use.at("/point").asInt() - 1).at("/cycles").asLong();
      }
      assertThat(point.at("/cycles").asLong()).isEqualTo(cycles);
    }
    assertThat(Files.readAllLines(results.resolve("front.csv")))
        .hasSize(sums.at("/front").size() + 1);
    assertThat(results)
        .isDirectoryContaining("glob:**/front.svg")
        .isDirectoryContaining("glob:**/first-point-1.yaml")
        .isDirectoryNotContaining("glob:**/second-point-1.yaml");
    assertThat(results.resolve("front.txt"))
        .content()
        .contains("second x2", "as first", "least EDP", "complete: all other mappings");
  }

  @Test
  void frontIsCutAtTheLimit() {
    assertThat(execute("--pareto", "delay,energy", "--pareto-points", "2", "-f", "csv")).isZero();
    assertThat(out.toString().lines()).hasSize(3);
    out.getBuffer().setLength(0);
    execute("--pareto", "delay,energy", "--pareto-points", "2");
    assertThat(out.toString()).contains("cut at 2 points");
  }

  @Test
  void emptyFrontIsProved() throws Exception {
    assertThat(execute("--pareto", "energy,delay", "--delay-cap", "3")).isEqualTo(1);
    assertThat(out.toString()).contains("there is no valid mapping (proved)");
    out.getBuffer().setLength(0);
    execute("--pareto", "energy,delay", "--delay-cap", "3", "-f", "json");
    assertThat(new ObjectMapper().readTree(out.toString()).at("/verdict").asText())
        .isEqualTo("infeasible");
  }

  @Test
  void helpListsEveryAlgorithmAndObjective() {
    assertThat(run(List.of("map", "--help"))).isZero();
    String words = out.toString().replaceAll("\\s+", " ");
    for (SearchAlgorithm algorithm : SearchAlgorithm.values()) {
      assertThat(words).containsPattern("[ ,(]" + algorithm.label() + "[ ,]");
    }
    assertThat(words).contains("edp (the default), energy, delay, ed2p or last-level-accesses");
    assertThat(words).contains("for at most 30 s a layer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--imperfect --search optimal | --imperfect searches in its own way",
        "--imperfect --gap 0.1 | --imperfect searches in its own way",
        "--imperfect --pareto energy,delay | leave out --pareto or --imperfect",
        "--search best | there is no search algorithm 'best'; there are optimal, hybrid",
        "--search optimal --search-size 5 | --search-size is for searches that sample",
        "--search auto --victory-condition 5 | --victory-condition is for searches that sample",
        "--search hybrid --gap 0.1 | --gap needs a search that proves a bound",
        "--objective speed | there are edp, energy, delay, ed2p",
        "--objective levels.Glabal.reads | there is no statistic 'levels.Glabal.reads'; ",
        "--search optimal --objective levels.Buffer.reads | leave out --search, or write --search",
        "--gap 0.1 --search random | --gap needs a search that proves a bound",
        "--gap 2 | '2' is not a share",
        "--time-limit 10d | loopwright: Invalid value for option '--time-limit'",
        "--serch optimal | Possible solutions: --search",
        "--serch optimal | loopwright map --help lists what it takes",
        "--energy-cap 3W | '3W' is not a positive energy",
        "--delay-cap 0 | delay cap must be positive",
        "--time-limit 0 | loopwright: time limit must be positive but was 0.0 s",
        "--threads 0 | loopwright: threads must be positive but was 0",
        "--threads 1000000 | loopwright: threads must be at most 1024 but was 1000000",
        "--search-size 0 | loopwright: search size must be positive but was 0",
        "--pareto energy,delay --search-size 9 | --search-size is for searches that sample",
        "--pareto energy,area | --pareto finds the front of energy,delay only, not of energy,area",
        "--pareto energy,delay --pareto-points 0 | --pareto-points must be at least 1",
        "--pareto energy,delay --objective edp | leave out --objective",
        "--pareto energy,delay --search random | --pareto needs a search that proves",
        "--pareto energy,delay --gap 0.1 | --pareto finds the exact front: leave out the gap",
        "--pareto energy,delay --explain | leave out --pareto or --explain",
      })
  void whatDoesNotGoIsRefusedByName(String options, String message) {
    List<String> args = new ArrayList<>(List.of("map"));
    if (!options.startsWith("-a")) {
      args.add(spec.toString());
    }
    args.addAll(List.of(options.split(" ")));
    assertThat(run(args)).isEqualTo(2);
    assertThat(err.toString()).contains(message);
  }

  @Test
  void missingArchitectureIsSaidOnceAndOnStandardError() throws Exception {
    Path network = Files.writeString(folder.resolve("network.yaml"), NETWORK);
    assertThat(run(List.of("map", "-n", network.toString()))).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).containsOnlyOnce("there is no section 'architecture'");
    assertThat(err.toString()).contains("--architecture NAME");
  }

  @Test
  void mistakeInOneLayerIsAnErrorBesidesTheResultsOfTheOthers() throws Exception {
    String text = Files.readString(spec).replaceAll("(?s)problem:.*?(?=ERT:)", "");
    Path hardware =
        Files.writeString(
            folder.resolve("hardware.yaml"), text + KEEPS_WEIGHTS.replace("Weights", "Wheat"));
    String other =
        """
        network:
          name: two
          layers:
            - name: first
              problem:
                shape:
                  dimensions: [M]
                  data_spaces:
                    - {name: Wheat, projection: [[[M]]]}
                    - {name: Out, projection: [[[M]]], read_write: true}
                instance: {M: 4}
            - name: second
              problem:
                shape:
                  dimensions: [M]
                  data_spaces:
                    - {name: In, projection: [[[M]]]}
                    - {name: Out, projection: [[[M]]], read_write: true}
                instance: {M: 4}
        """;
    Path network = Files.writeString(folder.resolve("network.yaml"), other);
    assertThat(run(List.of("map", hardware.toString(), "-n", network.toString()))).isEqualTo(2);
    assertThat(out.toString()).contains("first", "optimal", "failed").doesNotContain(".yaml:");
    assertThat(err.toString()).containsOnlyOnce("hardware.yaml:18");
  }

  @Test
  void layerMayBeNamedAsAFileOfTheResults() throws Exception {
    String longName = "x".repeat(300);
    Path network =
        Files.writeString(
            folder.resolve("network.yaml"),
            NETWORK.replace("first", "prices").replace("second", longName));
    Path hardware = folder.resolve("hardware.yaml");
    Files.writeString(hardware, Files.readString(spec).replaceAll("(?s)problem:.*?(?=ERT:)", ""));
    Path results = folder.resolve("results");
    List<String> command =
        List.of("map", hardware.toString(), "-n", network.toString(), "--out", results.toString());
    assertThat(run(command)).as(err.toString()).isZero();
    assertThat(results.resolve("prices.yaml")).content().contains("ERT");
    assertThat(results.resolve("prices-2.yaml")).content().contains("mapping");
    assertThat(results.resolve("x".repeat(100) + ".yaml")).exists();
    assertThat(run(command)).isEqualTo(2);
    assertThat(err.toString()).contains("results of another run", "--overwrite");
    assertThat(run(Stream.concat(command.stream(), Stream.of("--overwrite")).toList())).isZero();
  }

  @Test
  void folderThatCannotBeIsRefusedBeforeTheSearch() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertThat(execute("--out", file.resolve("results").toString())).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).contains(file.toString());
  }

  private double energy(String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of("--search", "optimal"));
    all.addAll(List.of(options));
    double energy = json(all.toArray(String[]::new)).at("/totals/energy_pj").asDouble();
    out.getBuffer().setLength(0);
    return energy;
  }

  private JsonNode json(String... options) throws Exception {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("--format", "json"));
    assertThat(execute(all.toArray(String[]::new))).isZero();
    return new ObjectMapper().readTree(out.toString());
  }

  private int execute(String... options) {
    List<String> args = new ArrayList<>(List.of("map", spec.toString()));
    args.addAll(List.of(options));
    return run(args);
  }

  private int run(List<String> args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args.toArray(String[]::new));
  }
}
