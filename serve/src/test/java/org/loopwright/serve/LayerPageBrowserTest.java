package org.loopwright.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.cost.Verdict;
import org.loopwright.dataflow.DataflowAnalysis;
import org.loopwright.dataflow.spec.ClusterType;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DataflowNetwork;
import org.loopwright.dataflow.spec.DimensionSize;
import org.loopwright.dataflow.spec.Directive;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.OperatorType;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.report.AnalysisReport;
import org.loopwright.report.html.AnalysisPage;
import org.loopwright.report.html.EvaluationPage;
import org.loopwright.result.RunIdentity;
import org.loopwright.service.Library;
import org.loopwright.service.Pricing;
import org.loopwright.service.SpecificationEvaluation;

/** The pages of a mapping and of a data-centric analysis as a reader meets them. */
@Tag("slow")
final class LayerPageBrowserTest {
  private static final Path SCREENSHOTS = Path.of("target/screenshots");
  private static final RunIdentity IDENTITY =
      RunIdentity.of("1.0 (test)").withArchitecture(Optional.of("array"));

  /** Neighbours have windows that overlap. */
  private static final String WINDOWS =
      """
      problem:
        shape: cnn-layer
        R: 3
        S: 3
        P: 4
        Q: 4
        C: 2
        K: 4
        N: 1
      mapping:
      - {target: DRAM, type: temporal, factors: 'R=1 S=1 P=1 Q=1 C=2 K=1 N=1', permutation: RSPQCKN}
      - {target: Buffer, type: temporal, factors: 'R=1 S=3 P=1 Q=4 C=1 K=2 N=1', permutation: QSKRPCN}
      - {target: Buffer, type: spatial, factors: 'R=1 S=1 P=2 Q=1 C=1 K=2 N=1', permutation: PKRSQCN, split: 1}
      - {target: RF, type: temporal, factors: 'R=3 S=1 P=2 Q=1 C=1 K=1 N=1', permutation: RPSQCKN}
      """;

  @TempDir private static Path profile;

  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(
        Browser.program().isPresent(),
        "there is no chromium on the PATH: no page is opened in a browser");
    browser = Browser.start(profile);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private static Browser.Page open(String name, String text) throws Exception {
    Browser.Page page =
        browser.open(Files.writeString(profile.resolve(name), text).toUri().toString());
    page.look(1200, 2600, false);
    return page;
  }

  private static String mapped(String mapping) throws IOException {
    String design = Files.readString(Explorer.LIBRARY.find(Library.Kind.ARCHITECTURES, "teaching"));
    Specification given =
        SpecificationFiles.parse(Map.of("design.yaml", design, "mapping.yaml", mapping))
            .specification();
    Pricing pricing = new Pricing(Explorer.LIBRARY.technologies(), Optional.empty(), false);
    Verdict.Valid valid = (Verdict.Valid) SpecificationEvaluation.evaluate(given, pricing);
    return EvaluationPage.of(
        IDENTITY,
        given.architecture(),
        given.workload().orElseThrow(),
        given.mapping().orElseThrow(),
        valid.evaluation());
  }

  private static void look(Browser.Page page, String name) throws Exception {
    page.screenshot(SCREENSHOTS.resolve(name + "-light.png"));
    assertThat(ExplorerBrowserTest.axe(page)).isEmpty();
    page.look(1200, 2600, true);
    page.screenshot(SCREENSHOTS.resolve(name + "-dark.png"));
    assertThat(ExplorerBrowserTest.axe(page)).isEmpty();
    page.look(390, 2600, false);
    page.screenshot(SCREENSHOTS.resolve(name + "-phone.png"));
    assertThat(page.evaluate("document.documentElement.scrollWidth <= 390").asBoolean())
        .as("nothing sticks out on a phone")
        .isTrue();
    assertThat(page.faults()).isEmpty();
  }

  @Test
  void arrayShowsWhoSharesATileAndEnergyFlowsAddUpToTheBill() throws Exception {
    Browser.Page page = open("layer.html", mapped(Files.readString(Path.of(Explorer.SMALL))));
    page.waitForText("main", "Where the energy goes");
    // Four PEs: inputs go to the two filters of a channel, sums of two channels are added.
    page.evaluate(
        "[...document.querySelectorAll('.tools button')].find(b => b.textContent ==="
            + " 'Inputs').click()");
    page.waitForText("main", "2 different tiles, each sent once to 2.000 instances (multicast)");
    page.hover(".mesh rect:not(.idle)");
    page.waitFor("document.querySelectorAll('.mesh rect.same').length === 2");
    page.waitForText("#tip", "Inputs[");
    page.evaluate(
        "[...document.querySelectorAll('.tools button')].find(b => b.textContent ==="
            + " 'Outputs').click()");
    page.waitForText("main", "added up from 2.000 instances (reduction)");
    page.waitFor("document.querySelector('[aria-label^=\"Energy from tensors\"] svg')");
    double billed =
        page.evaluate(
                "JSON.parse(document.getElementById('data').textContent).layers[0].evaluation.energy_pj")
            .asDouble();
    assertThat(billed).isPositive();
    assertThat(
            page.evaluate(
                    "document.querySelector('[aria-label^=\"Energy from tensors\"]').ariaLabel")
                .asText())
        .contains("Weights to RF", "operations to mac", "RF read");
    look(page, "layer");
  }

  @Test
  void windowsThatOverlapAreSeen() throws Exception {
    Browser.Page page = open("halo.html", mapped(WINDOWS));
    page.waitFor("document.querySelector('.mesh')");
    page.evaluate(
        "[...document.querySelectorAll('.tools button')].find(b => b.textContent ==="
            + " 'Inputs').click()");
    // Four inputs each, two of them in common.
    page.waitForText("main", "neighbours along X have 50.0 % of their tiles in common (halo)");
    page.hover(".mesh rect:not(.idle)");
    page.waitFor("document.querySelector('.mesh rect.part')");
    assertThat(page.faults()).isEmpty();
  }

  @Test
  void firstStepsArePlayed() throws Exception {
    Layer layer =
        new Layer(
            "row",
            OperatorType.CONV,
            List.of(
                new DimensionSize(LayerDimension.K, 2),
                new DimensionSize(LayerDimension.C, 1),
                new DimensionSize(LayerDimension.R, 1),
                new DimensionSize(LayerDimension.S, 3),
                new DimensionSize(LayerDimension.Y, 1),
                new DimensionSize(LayerDimension.X, 8)),
            List.of(
                new Directive.TemporalMap(1, 1, LayerDimension.K),
                new Directive.SpatialMap(3, 1, LayerDimension.X),
                new Directive.TemporalMap(3, 3, LayerDimension.S),
                new Directive.Cluster(3, ClusterType.PHYSICAL),
                new Directive.SpatialMap(1, 1, LayerDimension.X),
                new Directive.SpatialMap(1, 1, LayerDimension.S)));
    DataflowHardware hardware = DataflowHardware.defaults().withPes(6);
    DataflowNetwork network = new DataflowNetwork("net", List.of(layer));
    AnalysisReport report =
        new AnalysisReport(
            IDENTITY, DataflowAnalysis.analyze(network, hardware), hardware, Optional.empty());
    Browser.Page page = open("analysis.html", AnalysisPage.of(report));
    page.waitForText("main", "step 1 of 6");
    assertThat(page.evaluate("document.querySelectorAll('.pe').length").asInt()).isEqualTo(6);
    page.click("button[aria-label=\"Next step\"]");
    page.waitForText("main", "step 2 of 6");
    page.waitFor("document.querySelector('.pe .stays')"); // the filter
    page.evaluate(
        "[...document.querySelectorAll('button')].find(b => b.textContent === 'Play').click()");
    page.waitForText("main", "step 3 of 6");
    page.evaluate(
        "[...document.querySelectorAll('button')].find(b => b.textContent === 'Pause').click()");
    look(page, "analysis");
  }
}
