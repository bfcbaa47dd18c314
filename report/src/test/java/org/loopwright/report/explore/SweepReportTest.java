package org.loopwright.report.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.loopwright.explore.Design;
import org.loopwright.explore.Sweep;
import org.loopwright.explore.SweepResult;
import org.loopwright.explore.budget.Budget;

final class SweepReportTest {
  private static final Budget TIGHT = new Budget(0.5, 60);

  private final Sweep sweep = TestReports.sweep(TIGHT);
  private final SweepReport report = TestReports.report(sweep);

  @Test
  void jsonHasCountsThatAddUp() {
    JsonNode json = SweepJson.of(report);
    JsonNode counts = json.get("counts");
    long sum = counts.get("valid").asLong();
    for (JsonNode invalid : counts.get("invalid_by_reason")) {
      sum += invalid.asLong();
    }
    assertThat(counts.get("designs").asText()).isEqualTo("8192"); // 8 * 16 * 8 * 8
    assertThat(sum).isEqualTo(8192);
    assertThat(json.get("verdict").asText()).isEqualTo("optimal");
    assertThat(json.get("pareto_front")).hasSameSizeAs(report.result().front());
    assertThat(json.get("best").get("energy").get("energy_nj").isNull()).isFalse();
  }

  @Test
  void tablesHaveARowForEachDesign() {
    Design best = report.result().best().get(0);
    assertThat(DesignCsv.front(report.result().front()).lines())
        .hasSize(1 + report.result().front().size())
        .anyMatch(line -> line.startsWith("kc-p," + best.pes() + "," + best.nocBandwidth()));
    assertThat(DesignCsv.best(sweep.objectives(), report.result().best()).lines())
        .hasSize(4)
        .anyMatch(line -> line.startsWith("throughput,kc-p,"));
    assertThat(DesignCsv.study(report.study()).lines())
        .hasSize(5)
        .anyMatch(line -> line.startsWith("less bandwidth,true,true,"))
        .anyMatch(line -> line.startsWith("no multicast,false,true,"));
  }

  @Test
  void textNamesReasonsAndVariants() {
    assertThat(SweepText.of(report))
        .contains("8,192 designs", "over the power budget", "throughput", "no reduction");
  }

  @Test
  void lessSupportIsNeverBetter() {
    assertThat(report.study())
        .allMatch(row -> row.throughputRatio() <= 1)
        .allMatch(row -> row.energyRatio() >= 1);
  }

  @Test
  void aCheckpointReadsBackToTheSameResult() {
    SweepResult result = report.result();
    String text = SweepCheckpoint.write(sweep, result);
    assertThat(SweepCheckpoint.read(TestReports.sweep(TIGHT), text)).isEqualTo(result);
  }

  @Test
  void aCheckpointOfAnotherSweepIsRefused() {
    String text = SweepCheckpoint.write(sweep, report.result());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SweepCheckpoint.read(TestReports.sweep(Budget.EYERISS), text))
        .withMessageContaining("another sweep");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SweepCheckpoint.read(sweep, "{\"sweep\": 1, \"x\": 2}"))
        .withMessageContaining("cannot be read");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SweepCheckpoint.read(sweep, text.substring(0, text.length() / 2)));
    assertThatIllegalArgumentException().isThrownBy(() -> SweepCheckpoint.read(sweep, "null"));
    assertThatIllegalArgumentException().isThrownBy(() -> SweepCheckpoint.read(sweep, "{}"));
  }

  @Test
  void plotsAreDrawnAsVectorsAndAsPixels() throws IOException {
    assertThat(svg()).contains("<svg", "</svg>").isEqualTo(svg());
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    DesignPlots.bufferAgainstThroughput(sweep, report.result()).image().writePng(png);
    assertThat(png.toByteArray()).startsWith(0x89, 'P', 'N', 'G');
  }

  private String svg() throws IOException {
    ByteArrayOutputStream svg = new ByteArrayOutputStream();
    DesignPlots.areaAgainstThroughput(sweep, report.result()).image().writeSvg(svg);
    return svg.toString(StandardCharsets.UTF_8);
  }

  @Test
  void withoutAValidDesignThereIsNothingToDraw() {
    Sweep hopeless = TestReports.sweep(new Budget(0.001, 1));
    SweepReport nothing = TestReports.report(hopeless);
    assertThat(DesignPlots.areaAgainstThroughput(hopeless, nothing.result()).isEmpty()).isTrue();
    assertThat(SweepJson.of(nothing).get("verdict").asText()).isEqualTo("infeasible");
    assertThat(SweepText.of(nothing)).contains("0 valid");
  }
}
