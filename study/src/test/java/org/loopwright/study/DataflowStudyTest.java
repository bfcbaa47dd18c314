package org.loopwright.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.formats.document.NodeFile;
import org.loopwright.formats.study.StudyCodec;
import org.loopwright.service.Library;
import org.loopwright.study.plan.StudyContext;

/** Studies of data-centric mappings and of hardware for them. */
final class DataflowStudyTest {
  private static final String HEAD =
      """
      study:
        name: small
        title: A small study
        source: somebody
        runs:
      """;

  private static final String LAYERS =
      """
        - name: layers
          kind: analyze
          networks: [{network: vgg16, layers: [conv1_1, conv5_3]}]
          mappings:
          - {name: kcp, style: kc-p, pes: 64, noc_bandwidth: 8}
          - {name: kcp4, style: kc-p, tile: {K: 4}, pes: 64, noc_bandwidth: 8}
          - {name: alone, style: kc-p, pes: 64, noc_bandwidth: 8, multicast: false}
        numbers:
        - {name: early, take: count, of: is.early}
        - {name: larger, take: min, of: kcp4.l1_need_bytes / kcp.l1_need_bytes}
        - {name: copies, take: max, of: alone.input.spatial}
        claims:
        - {id: early, text: one is early, source: 1, published: 1, tolerance: 0, check: early}
        - {id: larger, text: tiles need room, source: 2, published: 1, relation: at_least, tolerance: 0, check: larger - 0.001}
        - {id: copies, text: nothing is multicast, source: 3, published: 1, tolerance: 0, check: copies}
      """;

  private static final String SWEEPS =
      """
        - name: designs
          kind: explore
          sweeps:
          - {name: one, network: {network: vgg16, layers: conv5_3}, style: kc-p, tile: {K: "1,2"}, pes: "32,64,128",
             noc_bandwidth: "8,16", max_area: 16, max_power: 450, costs: maestro-28nm-fit}
        numbers:
        - {name: designs, take: sum, of: designs}
        - {name: half, take: max, of: throughput_ratio, rows: one/less_bandwidth}
        - {name: exact, take: max, of: l1_bytes, rows: one/best_throughput}
        claims:
        - {id: designs, text: two tiles x three x two, source: 1, published: 12, tolerance: 0, check: designs}
        - {id: half, text: less bandwidth is slower, source: 2, published: 1, relation: at_most, tolerance: 0, check: half}
        - {id: exact, text: L1 is what two filters need, source: 3, published: 90, tolerance: 0, check: exact}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void writeMapping() throws IOException {
    Files.writeString(
        folder.resolve("tiny.m"),
        """
        Network tiny {
          Layer product {
            Type: GEMM
            Dimensions { M: 8, N: 4, K: 16 }
            Dataflow { TemporalMap(1,1) N; SpatialMap(1,1) M; TemporalMap(1,1) K; }
          }
        }
        """);
  }

  private StudyResult run(String text) {
    return StudyRunner.run(
        StudyCodec.read(NodeFile.parse("small.study.yaml", HEAD + text).orElseThrow()),
        new StudyContext(
            new Library(Path.of(System.getProperty("loopwright.home"), "library")), "test", folder),
        PartStore.NONE,
        1,
        new Quiet());
  }

  /** A watch that nobody looks at. */
  private record Quiet() implements StudyWatch {
    @Override
    public void begin(String name, int parts) {}

    @Override
    public void done(String part) {}

    @Override
    public boolean isCancelled() {
      return false;
    }
  }

  private static void assertAllHold(StudyResult result) {
    assertThat(result.claims())
        .allSatisfy(
            claim ->
                assertThat(claim.verdict()).as(claim.claim().id()).isEqualTo(ClaimVerdict.HOLDS));
  }

  @Test
  void layersAreAnalysedInStylesWithTilesAndHardwareOfTheirOwn() {
    assertAllHold(run(LAYERS));
  }

  @Test
  void sweepsGiveRowsForTheBestDesignsAndForThoseWithLessSupport() {
    assertAllHold(run(SWEEPS));
  }

  @Test
  void layersOfMappingFilesKeepTheirDirectivesOrAreSearched() {
    StudyResult result =
        run(
            """
              - name: layers
                kind: analyze
                files: [tiny.m]
                mappings:
                - {name: written, pes: 8, noc_bandwidth: 2}
                - {name: best, search: delay, pes: 8, noc_bandwidth: 2}
              numbers:
              - {name: gain, take: max, of: best.cycles / written.cycles}
              claims:
              - {id: gain, text: a search is never worse, source: 1, published: 1, relation: at_most, tolerance: 0, check: gain}
            """);
    assertAllHold(result);
    assertThat(result.tables().get(0).rows().get(0).cells().get("layer.operations"))
        .isCloseTo(8 * 4 * 16, Offset.offset(0.0));
  }

  @Test
  void stylesThatDoNotExistAndTilesThatTheyDoNotHaveAreRefusedWithTheirPlace() {
    assertThatThrownBy(() -> run(LAYERS.replace("style: kc-p, tile", "style: kcp, tile")))
        .hasMessageContaining("small.study.yaml:")
        .hasMessageContaining("kc-p");
    assertThatThrownBy(() -> run(LAYERS.replace("tile: {K: 4}", "tile: {R: 4}")))
        .hasMessageContaining("style kc-p has no tiles of 'R'");
  }
}
