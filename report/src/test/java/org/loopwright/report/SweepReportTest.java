package org.loopwright.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.loopwright.explore.Design;
import org.loopwright.explore.Sweep;
import org.loopwright.explore.budget.Budget;
import org.loopwright.report.plot.DesignPlot;
import org.loopwright.result.ExploreResult;

final class SweepReportTest {
  private static final Budget TIGHT = new Budget(0.5, 60);

  private final Sweep sweep = ExploredDesigns.sweep(TIGHT);
  private final ExploreResult explored = ExploredDesigns.explore(sweep);
  private final SweepReport report = new SweepReport(explored);

  @Test
  void jsonHasCountsThatAddUp() {
    JsonNode json = report.json().node();
    JsonNode counts = json.get("counts");
    long sum = counts.get("valid").asLong();
    for (JsonNode invalid : counts.get("invalid_by_reason")) {
      sum += invalid.asLong();
    }
    assertThat(counts.get("designs").asText()).isEqualTo("8192"); // 8 * 16 * 8 * 8
    assertThat(sum).isEqualTo(8192);
    assertThat(json.get("verdict").asText()).isEqualTo("optimal");
    assertThat(json.get("pareto_front")).hasSameSizeAs(explored.result().front());
    assertThat(json.get("best").get("energy").get("energy_nj").isNull()).isFalse();
  }

  @Test
  void tablesHaveARowForEachDesign() {
    Design best = explored.result().best().get(0);
    assertThat(report.csv().lines())
        .hasSize(1 + explored.result().front().size())
        .anyMatch(
            line ->
                line.startsWith("kc-p," + best.point().pes() + "," + best.point().nocBandwidth()));
    assertThat(report.bestCsv().lines())
        .hasSize(4)
        .anyMatch(line -> line.startsWith("throughput,kc-p,"));
    assertThat(report.studyCsv().lines())
        .hasSize(5)
        .anyMatch(line -> line.startsWith("less bandwidth,true,true,"))
        .anyMatch(line -> line.startsWith("no multicast,false,true,"));
  }

  @Test
  void textNamesReasonsAndVariants() {
    assertThat(report.text())
        .contains("8,192 designs", "over the power budget", "throughput", "no reduction");
  }

  @Test
  void lessSupportIsNeverBetter() {
    assertThat(explored.study())
        .allMatch(row -> row.throughputRatio() <= 1)
        .allMatch(row -> row.energyRatio() >= 1);
  }

  @Test
  void plotsAreDrawnAsVectorsAndAsPixels() throws IOException {
    assertThat(svg())
        .contains("<svg", ">area (mm2)</text>", ">best energy</text>")
        .isEqualTo(svg());
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    DesignPlot.bufferAgainstThroughput(explored).orElseThrow().writePng(png);
    assertThat(png.toByteArray()).startsWith(0x89, 'P', 'N', 'G');
  }

  private String svg() throws IOException {
    ByteArrayOutputStream svg = new ByteArrayOutputStream();
    DesignPlot.areaAgainstThroughput(explored).orElseThrow().writeSvg(svg);
    return svg.toString(StandardCharsets.UTF_8);
  }

  @Test
  void withoutAValidDesignThereIsNothingToDraw() {
    Sweep hopeless = ExploredDesigns.sweep(new Budget(0.001, 1));
    ExploreResult nothing = ExploredDesigns.explore(hopeless);
    assertThat(DesignPlot.areaAgainstThroughput(nothing)).isEmpty();
    assertThat(new SweepReport(nothing).json().node().get("verdict").asText())
        .isEqualTo("infeasible");
    assertThat(nothing.end()).isEqualTo(ExploreResult.End.INFEASIBLE);
    assertThat(new SweepReport(nothing).text()).contains("0 valid");
  }
}
