package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnalyzeCommandTest {
  private static final String MAPPING =
      """
      Network tiny {
        Layer L1 {
          Type: GEMM
          Dimensions { M: 8, N: 4, K: 16 }
          Dataflow {
            TemporalMap(1,1) N;
            SpatialMap(1,1) M;
            TemporalMap(1,1) K;
          }
        }
      }
      """;

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path mapping;

  @BeforeEach
  void writeMapping() throws IOException {
    mapping = Files.writeString(folder.resolve("tiny.m"), MAPPING);
  }

  @Test
  void printsASummaryAndWritesTableAndJson() throws IOException {
    Path csv = folder.resolve("deep/tiny.csv");
    Path json = folder.resolve("results");
    assertThat(run("--pes", "8", "--csv", csv.toString(), "--out", json.toString())).isZero();
    assertThat(out.toString()).contains("L1", "GEMM", "512 MACs");
    assertThat(Files.readString(csv)).contains("tiny,L1,8,");
    assertThat(Files.readString(json.resolve("analysis.json"))).contains("\"pes\" : 8");
  }

  @Test
  void optionsWinOverTheHardwareFile() throws IOException {
    Path hardware = Files.writeString(folder.resolve("hw.m"), "num_pes: 4\nnoc_bw_cstr: 1\n");
    Path csv = folder.resolve("tiny.csv");
    run("--hardware", hardware.toString(), "--pes", "2", "--csv", csv.toString());
    assertThat(Files.readString(csv)).contains("tiny,L1,2,");
  }

  @Test
  void whatASearchFindsReadsBackWithTheSameNumbers() throws IOException {
    Path results = folder.resolve("results");
    assertThat(
            run(
                "--search",
                "--objective",
                "delay:10%,energy",
                "--pes",
                "8",
                "--l1-size",
                "20",
                "--noc-bandwidth",
                "64",
                "--out",
                results.toString()))
        .isZero();
    assertThat(out.toString()).contains("best style", "gemm", "best of all", "SpatialMap(");
    JsonNode found = new ObjectMapper().readTree(results.resolve("analysis.json").toFile());
    JsonNode search = found.path("search").path("layers").path(0);
    assertThat(search.path("complete").asBoolean()).isTrue();
    assertThat(search.path("gain").asDouble()).isGreaterThanOrEqualTo(-0.1);
    mapping = results.resolve("mapping.m");
    Path again = folder.resolve("again");
    run("--pes", "8", "--l1-size", "20", "--noc-bandwidth", "64", "--out", again.toString());
    JsonNode read = new ObjectMapper().readTree(again.resolve("analysis.json").toFile());
    assertThat(read.path("layers")).isEqualTo(found.path("layers"));
  }

  @Test
  void aSearchThatFindsNothingNamesTheLayerAndWhatIsShort() {
    assertThat(run("--search", "--pes", "8", "--l1-size", "1")).isEqualTo(1);
    assertThat(err.toString())
        .contains("layer L1 has no mapping that fits: the nearest one needs", "Give more");
  }

  @Test
  void objectivesOfASearchAreNumbersOfTheseResults() {
    assertThat(run("--search", "--objective", "levels.GLB.reads")).isEqualTo(2);
    assertThat(err.toString()).contains("which have no levels.GLB.reads", "energy_pj");
    assertThat(run("--objective", "energy")).isEqualTo(2);
    assertThat(err.toString()).contains("need --search");
  }

  @Test
  void reuseShowsWhereTensorsAreReused() throws IOException {
    assertThat(run("--pes", "8", "--reuse")).isZero();
    assertThat(out.toString()).contains("across PEs", "multicast", "reduction");
    Path results = folder.resolve("results");
    run("--pes", "8", "--out", results.toString());
    JsonNode filter =
        new ObjectMapper()
            .readTree(results.resolve("analysis.json").toFile())
            .at("/layers/0/reuse/filter");
    // Eight rows of the left matrix meet the same right matrix
    assertThat(filter.path("spatial_multicast").asDouble()).isEqualTo(8);
  }

  /** A chain of 8 PEs: the value that all of them get passes 7 links; it is read 4 x 16 times. */
  @Test
  void hardwareForReuseIsChosenAndPriced() throws IOException {
    Path hardware = Files.writeString(folder.resolve("hw.m"), "noc_topology: tree\n");
    Path results = folder.resolve("results");
    assertThat(
            run(
                "--hardware",
                hardware.toString(),
                "--pes",
                "8",
                "--noc-topology",
                "chain",
                "--noc-energy-per-hop",
                "0.5",
                "--reuse",
                "--out",
                results.toString()))
        .isZero();
    assertThat(out.toString()).contains("chain", "hops");
    JsonNode json = new ObjectMapper().readTree(results.resolve("analysis.json").toFile());
    assertThat(json.at("/hardware/noc_topology").asText()).isEqualTo("chain");
    JsonNode tensors = json.at("/layers/0/tensors");
    assertThat(tensors.at("/filter/noc_hops").asLong()).isEqualTo(4 * 16 * 7);
    long hops = 0;
    for (JsonNode tensor : tensors) {
      hops += tensor.path("noc_hops").asLong();
    }
    assertThat(json.at("/layers/0/energy/noc_nj").asDouble())
        .isCloseTo(hops * 0.5e-3, Offset.offset(1e-9));
    assertThat(run("--pes", "8", "--noc-topology", "bus", "--noc-hops", "2")).isEqualTo(2);
    assertThat(err.toString()).contains("leave out --noc-hops");
    assertThat(run("--pes", "8", "--noc-topology", "ring")).isEqualTo(2);
    assertThat(err.toString()).contains("there are bus, tree and chain");
    assertThat(run("--pes", "8", "--noc-reduction-topology", "bus")).isEqualTo(2);
    assertThat(err.toString()).contains("tree or chain");
    assertThat(run("--pes", "8", "--noc-energy-per-hop", "-1")).isEqualTo(2);
    assertThat(err.toString()).contains("energy of a hop of the NoC");
  }

  @Test
  void strictRefusesWhatDoesNotFit() {
    assertThat(run("--pes", "8", "--l1-size", "1", "--strict")).isEqualTo(1);
    assertThat(err.toString())
        .contains("tiny.m:2: layer L1 needs 6 bytes of L1 in each PE but has 1");
    assertThat(run("--pes", "8", "--l1-size", "1")).isZero();
  }

  @Test
  void withoutMulticastTheTableKeepsTheFiguresOfTheReference() throws IOException {
    Path with = folder.resolve("with.csv");
    Path without = folder.resolve("without.csv");
    run("--pes", "8", "--csv", with.toString());
    run("--pes", "8", "--multicast", "false", "--csv", without.toString());
    assertThat(Files.readString(without)).isEqualTo(Files.readString(with));
    assertThat(err.toString()).contains("assumes multicast and reduction");
  }

  @Test
  void styleMapsLayersThatHaveNoDataflow() throws IOException {
    Files.writeString(
        mapping,
        """
        Network shapes {
          Layer conv { Type: CONV Stride { X: 2, Y: 2 }
            Dimensions { K: 16, C: 8, R: 3, S: 3, Y: 10, X: 10 } }
          Layer product { Type: GEMM Dimensions { M: 8, N: 4, K: 16 } }
        }
        """);
    assertThat(run("--pes", "16", "--style", "yr-p")).isZero();
    assertThat(out.toString()).contains("conv", "product");
    assertThat(run("--pes", "16")).isEqualTo(2);
    assertThat(run("--pes", "16", "--style", "zz-p")).isEqualTo(2);
  }

  @Test
  void networksOfTheLibraryGrammarNeedAStyle() throws IOException {
    String network = network().toString();
    assertThat(runAlone("--network", network, "--style", "kc-p", "--pes", "16")).isZero();
    assertThat(out.toString()).contains("first", "DSCONV", "net: ");
    assertThat(runAlone("--network", network, "--pes", "16")).isEqualTo(2);
    assertThat(err.toString()).contains("choose one with --style");
    assertThat(run("--network", network, "--style", "kc-p")).isEqualTo(2);
    assertThat(runAlone("--style", "kc-p")).isEqualTo(2);
  }

  @Test
  void allStylesAreComparedAndPlotted() throws IOException {
    Path csv = folder.resolve("styles.csv");
    Path results = folder.resolve("results");
    assertThat(
            runAlone(
                "--network",
                network().toString(),
                "--style",
                "all",
                "--pes",
                "16",
                "--csv",
                csv.toString(),
                "--out",
                results.toString()))
        .isZero();
    assertThat(out.toString())
        .contains("adaptive", "early", "depthwise", "off the latency of", "off the energy of");
    assertThat(Files.readAllLines(csv)).hasSize(1 + 3 * 5);
    assertThat(results).isDirectoryContaining("glob:**/styles.json");
    for (String plot : new String[] {"latency", "energy"}) {
      assertThat(Files.readString(results.resolve(plot + ".svg"))).contains("<svg", "</svg>");
      assertThat(Files.readAllBytes(results.resolve(plot + ".png")))
          .startsWith(0x89, 'P', 'N', 'G');
    }
  }

  @Test
  void onlyTheLayersNamed() throws IOException {
    String network = network().toString();
    String[] depth = {"--network", network, "--style", "kc-p", "--layer", "depth", "-f", "csv"};
    assertThat(runAlone(depth)).isZero();
    assertThat(out.toString()).contains("net,depth,", "net,depth#2,").doesNotContain("first");
    assertThat(run("--layer", "L2")).isEqualTo(2);
    assertThat(err.toString()).contains("network tiny has no layer 'L2'. Known: L1");
  }

  @Test
  void jsonHasEveryStatisticAndBothViews() throws IOException {
    assertThat(run("--pes", "8", "--cross-check", "--format", "json")).isZero();
    JsonNode json = new ObjectMapper().readTree(out.toString());
    assertThat(json.at("/totals/macs").asLong()).isEqualTo(8 * 4 * 16);
    JsonNode macs = json.at("/cross_check/0/counts/0");
    assertThat(macs.path("count").asText()).isEqualTo("MACs");
    assertThat(macs.path("directives")).isEqualTo(macs.path("loop_nest"));
    assertThat(macs.path("executed")).isEqualTo(macs.path("directives"));
  }

  @Test
  void crossCheckCountsInBothModelsWithReasons() throws IOException {
    assertThat(run("--pes", "8", "--cross-check")).isZero();
    assertThat(out.toString())
        .contains("L1", "loop nest", "executed", "MACs", "L2 reads of filter", "[1]")
        .contains("the first product of a sum has nothing to be added to");
    assertThat(run("--pes", "3", "--cross-check")).isZero();
    assertThat(out.toString())
        .contains("L1: not expressible as a loop nest because in cluster level 0 8 tiles of M");
  }

  private Path network() throws IOException {
    return Files.writeString(
        folder.resolve("net.yaml"),
        """
        network:
          name: net
          layers:
          - {name: first, shape: cnn-layer, R: 3, S: 3, P: 8, Q: 8, C: 2, K: 4, N: 1, Wstride: 2, Hstride: 2}
          - {name: depth, shape: depthwise-layer, R: 3, S: 3, P: 6, Q: 6, G: 4, N: 1, count: 2}
        """);
  }

  private int runAlone(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(Stream.concat(Stream.of("analyze"), Stream.of(arguments)).toArray(String[]::new));
  }

  @Test
  void badInputIsExitCodeTwo() throws IOException {
    Files.writeString(mapping, MAPPING.replace("SpatialMap", "TemporalMap"));
    assertThat(run("--pes", "8")).isEqualTo(2);
    assertThat(err.toString()).contains("tiny.m:2: layer L1: cluster level 0 has no SpatialMap");
    assertThat(run("--pes", "0")).isEqualTo(2);
    mapping = folder.resolve("missing.m");
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("missing.m: there is no such file");
  }

  private int run(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = mapping.toString();
    System.arraycopy(options, 0, arguments, 1, options.length);
    return runAlone(arguments);
  }
}
