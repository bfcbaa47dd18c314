package org.loopwright.formats.maestro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DataflowNetwork;
import org.loopwright.dataflow.spec.Directive;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.NocTopology;
import org.loopwright.dataflow.spec.OperatorType;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

final class MaestroReaderTest {

  @Test
  void readsWhatTheFileSays() {
    DataflowNetwork network = MaestroReader.read(MappingFiles.OWN, "own.m");
    assertThat(network.name()).isEqualTo("small");
    assertThat(network.layers()).extracting(Layer::name).containsExactly("conv-1", "product");
    Layer conv = network.layers().get(0);
    assertThat(conv.type()).isEqualTo(OperatorType.CONV);
    assertThat(conv.bound(LayerDimension.C)).isEqualTo(8);
    assertThat(conv.stride(LayerDimension.X)).isEqualTo(2);
    assertThat(conv.dataflow().get(5))
        .isInstanceOfSatisfying(
            Directive.TemporalMap.class,
            map -> {
              assertThat(map.size().value()).isEqualTo(3 + (2 - 1) * 2);
              assertThat(map.size().expression()).isEqualTo("Sz(S)+(2-1)*2");
              assertThat(map.origin().location().line()).isEqualTo(15);
            });
    assertThat(network.layers().get(1).bound(LayerDimension.M)).isEqualTo(4 * 25);
  }

  @Test
  void whatIsWrittenReadsAsTheSameValue() {
    for (String text : MappingFiles.texts()) {
      DataflowNetwork network = MaestroReader.tryRead(text, "file.m").network();
      String written = MaestroWriter.write(network);
      DataflowNetwork again = MaestroReader.tryRead(written, "again.m").network();
      assertThat(again).isEqualTo(network);
      assertThat(MaestroWriter.write(again)).isEqualTo(written);
    }
  }

  @Test
  void layerWithoutDataflowIsMappedLikeTheOneBefore() {
    String layer = "Layer b { Type: GEMM Dimensions { M: 6, N: 7, K: 8 } }";
    String text = MappingFiles.OWN.replaceFirst("}\\s*$", layer + "}");
    DataflowNetwork network = MaestroReader.read(text, "file.m");
    assertThat(network.layers().get(2).dataflow()).isEqualTo(network.layers().get(1).dataflow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TemporalMap(Tile,Tile) C | TemporalMap(Tyle,Tile) C | own.m:11: mapping size: there is no constant Tyle
          SpatialMap(1,1) K;       | SpatialMap(1,1) Q;       | own.m:10: expected the dimension that SpatialMap maps but found 'Q'
          SpatialMap(1,1) K;       | SpacialMap(1,1) K;       | own.m:10: expected TemporalMap, SpatialMap, Cluster or '}' but found 'SpacialMap'
          Cluster(Tile, P)         | Cluster(Tile, Q)         | own.m:16: expected P (physical) or L (logical) but found 'Q'
          Cluster(Tile, P)         | Cluster(0, P)            | own.m:16: cluster size must be from 1 to 2147483647 but 0 is not
          Cluster(Tile, P)         | Cluster(Tile / (4-4), P) | own.m:16: cluster size Tile/(4-4) divides by zero
          K: 12,                   | K: -12,                  | expected size of K but found '-12,'
          R: 3,                    | R: 3, R: 3,              | own.m:8: layer conv-1: dimension R is given twice
          Type: CONV               | Type: CONVOLUTION        | own.m:6: there is no model of a layer of type 'CONVOLUTION'
          Type: CONV               | Typ: CONV                | own.m:6: expected Type, Stride, Dilation, Dimensions, Dataflow or '}' in layer conv-1 but found 'Typ'
          Stride { X: 2            | Stride { C: 2            | own.m:7: layer conv-1: no filter slides over C: it has no stride
          (Sz(S),Sz(S)) S          | (Sz(S),1) S              | own.m:13: layer conv-1: TemporalMap(Sz(S),1) S must move by its size, 3, but has offset 1
          (Sz(S),Sz(S)) S          | (7,7) S                  | own.m:13: layer conv-1: TemporalMap(7,7) S must map the whole filter dimension, 3, but has size 7
          TemporalMap(Tile,Tile) C | TemporalMap(2,4) C       | own.m:11: layer conv-1: TemporalMap(2,4) C skips data: its offset 4 is larger than its size 2
          SpatialMap(1,1) K;       | TemporalMap(1,1) K;      | own.m:5: layer conv-1: cluster level 0 has no SpatialMap
          TemporalMap(Tile,Tile) C | TemporalMap(1,1) K       | own.m:11: layer conv-1: dimension K is mapped twice in cluster level 0, first on line 10
          TemporalMap(Tile,Tile) C | TemporalMap(1,1) G       | own.m:11: layer conv-1: the layer has no dimension G to map
          Y: 19, X: 19             | Y: 2, X: 19              | own.m:5: layer conv-1: an input of 2 along Y holds no filter window of 3
          Y: 19, X: 19             | Y: 19                    | own.m:5: layer conv-1: a CONV layer needs dimension X
          Constant Tile 4          | Constant Tile 4 Tile     | own.m:2: expected Constant, Network or Accelerator but found 'Tile'
          """)
  void mistakesAreNamedByLine(String right, String wrong, String message) {
    String text = MappingFiles.OWN.replaceFirst(Pattern.quote(right), wrong);
    assertThat(text).isNotEqualTo(MappingFiles.OWN);
    assertThatThrownBy(() -> MaestroReader.read(text, "own.m"))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining(message);
  }

  /** The windows of a filter of 1 x 1 and stride 2 need no column between them. */
  @Test
  void anOffsetMaySkipWhatNoWindowNeeds() {
    String pointwise = MappingFiles.OWN.replaceFirst("R: 3, S: 3", "R: 1, S: 1");
    String columns = "TemporalMap(Sz(S) + (2 - 1) * 2, 3) X";
    MaestroReader.read(pointwise.replace(columns, "TemporalMap(1,2) X"), "own.m");
    MaestroReader.read(pointwise.replace(columns, "TemporalMap(2,2) X"), "own.m");
    MaestroReader.read(pointwise.replace(columns, "TemporalMap(3,4) X"), "own.m");
    for (String lossy : List.of("TemporalMap(1,3) X", "TemporalMap(3,5) X")) {
      assertThatThrownBy(() -> MaestroReader.read(pointwise.replace(columns, lossy), "own.m"))
          .isInstanceOf(SpecException.class)
          .hasMessageContaining("own.m:15: layer conv-1: " + lossy + " skips data");
    }
  }

  @Test
  void everyProblemIsCollected() {
    String text =
        MappingFiles.OWN
            .replaceFirst("SpatialMap\\(1,1\\) K", "SpatialMap(1,1) Q")
            .replaceFirst("Cluster\\(Tile, P\\)", "Cluster(Tile, X)")
            .replaceFirst("Type: GEMM", "Type: GEMMM");
    List<Problem> problems = MaestroReader.tryRead(text, "own.m").problems();
    assertThat(problems).extracting(p -> p.location().line()).containsExactly(10, 16, 21);
    assertThat(problems.get(2).advice()).contains("Maybe you meant GEMM");
  }

  /** One report for each mistake, on its line, and none for what only follows from it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          K: 12 -> Q: 12; R: 3 -> R: x; Sz(R),Sz(R) -> Sz(R),Sz(U)     | 8, 8
          K: 12 -> k: 12; SpatialMap(1,1) K -> SpacialMap(1,1) K       | 8, 10
          Type: CONV -> Typ: CONV; Cluster(Tile -> Cluster(Tyle        | 6, 16
          Type: CONV -> Typo: CON; Stride { X: 2 -> Strode { Z: 2      | 6, 6, 7, 7
          X: 19 } -> X: 19                                             | 9
          Layer conv-1 { -> Layer conv-1                               | 6
          Dataflow { -> Dataflow                                       | 10
          Layer -> Lager; Type: GEMM -> Type: GEMMA                    | 5, 21
          SpatialMap(1,1) K; -> SpatialMap(1,1)                        | 10
          SpatialMap(1,1) K; -> SpatialMap(1,1 K; Tile,Tile -> Tile    | 10, 11
          Constant Tile 4 -> Constant Tile four                        | 2
          Constant Tile 4 -> Constant Tile                             | 2
          Type: CONV -> Type: CONV Type: POOL                          | 6
          Type: CONV -> @@@ Type: CONV                                 | 6
          K: 12 -> K: 12.5; C 8 -> C 99999999999999999999              | 8, 8
          """)
  void readingGoesOnAfterAMistake(String mistakes, String lines) {
    String text = MappingFiles.OWN;
    for (String mistake : mistakes.split("; (?=[A-Z])")) {
      String[] sides = mistake.split(" -> ");
      assertThat(text).contains(sides[0]);
      text = text.replaceFirst(Pattern.quote(sides[0]), sides[1]);
    }
    assertThat(MaestroReader.tryRead(text, "own.m").problems())
        .extracting(problem -> Integer.toString(problem.location().line()))
        .containsExactly(lines.split(", "));
  }

  @Test
  void anInheritedDirectiveIsRefusedWhereItIsWritten() {
    String layer = "Layer b { Type: GEMM Dimensions { M: 6, N: 7, K: 8 } }";
    String text =
        MappingFiles.OWN.replaceFirst("(?s)  Layer product .*", layer.replace("$", "") + "\n}\n");
    assertThat(MaestroReader.tryRead(text, "own.m").problems())
        .extracting(Problem::toString)
        .first()
        .asString()
        .startsWith("own.m:12: Sz(R): the layer's Dimensions have no R");
  }

  @Test
  void tileWithoutAWholeWindowIsRefusedByItsCluster() {
    String text =
        MappingFiles.OWN.replace("SpatialMap(1,1) C;", "SpatialMap(1,1) C; TemporalMap(1,1) X;");
    assertThatThrownBy(() -> MaestroReader.read(text, "own.m"))
        .hasMessage(
            "own.m:16: layer conv-1: in cluster level 1 a tile of 1 along X holds no filter window"
                + " of 3 along S");
  }

  @Test
  void hardwareFilesGiveWhatTheySayAndDefaultsOtherwise() {
    DataflowHardware hardware =
        MaestroHardwareReader.read("num_pes: 256\nnoc_bw_cstr: 1000 // wide\nNoC_NumHops: 3", "h");
    assertThat(hardware.pes()).isEqualTo(256);
    assertThat(hardware.noc().bandwidthElementsPerCycle()).isEqualTo(1000);
    assertThat(hardware.noc().latencyCycles()).isEqualTo(3);
    assertThat(hardware.l1SizeBytes()).isEqualTo(DataflowHardware.UNLIMITED);
    assertThatThrownBy(() -> MaestroHardwareReader.read("num_pe: 8\nl1_size_cstr: x", "h.m"))
        .hasMessageContaining("h.m:1: there is no hardware key 'num_pe'")
        .hasMessageContaining("Maybe you meant num_pes")
        .hasMessageContaining("h.m:2: l1_size_cstr must be a whole number");
  }

  @Test
  void hardwareFilesSayWhatTheNetworkIsBuiltOf() {
    DataflowHardware hardware =
        MaestroHardwareReader.read(
            "noc_topology: bus\nnoc_hop_latency: 2\nnoc_energy_per_hop: 0.05", "h");
    assertThat(hardware.noc().inward()).contains(NocTopology.BUS);
    // On a bus nothing can be added up
    assertThat(hardware.noc().outward()).contains(NocTopology.TREE);
    assertThat(hardware.noc().links().linkPj()).isEqualTo(0.05);
    assertThat(hardware.noc().inwardLatencyCycles(16)).isEqualTo(2);
    assertThat(hardware.noc().outwardLatencyCycles(16)).isEqualTo(2 * 4);
    assertThatThrownBy(
            () -> MaestroHardwareReader.read("noc_topology: ring\nnoc_energy_per_hop: -1", "h.m"))
        .hasMessageContaining("h.m:1: noc_topology must be one of bus, tree and chain")
        .hasMessageContaining("h.m:2: noc_energy_per_hop must be a number >= 0 (pJ)");
    assertThatThrownBy(
            () -> MaestroHardwareReader.read("num_pes: 4\nnoc_reduction_topology: bus", "h.m"))
        .hasMessageContaining("h.m:2: on a bus nothing can be added up");
    assertThatThrownBy(() -> MaestroHardwareReader.read("noc_hops: 2\nnoc_topology: tree", "h.m"))
        .hasMessageContaining("h.m:2: noc_topology says how many hops there are");
  }

  @Test
  void deepParenthesesAndEmptyTextsAreRefused() {
    for (String text :
        List.of(
            "",
            "//",
            "{",
            "Network",
            "Network {",
            "Constant A " + "(".repeat(100_000),
            "Constant A 1" + "+1".repeat(100_000),
            "Accelerator " + "{".repeat(100_000),
            "Network n { Layer l { Dimensions { K: " + "Sz(".repeat(100_000))) {
      assertThat(MaestroReader.tryRead(text, "x.m").problems())
          .isNotEmpty()
          .allMatch(problem -> problem.location().line() > 0);
    }
  }
}
