package org.loopwright.report.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.junit.jupiter.api.Test;

final class ChartStyleTest {
  private static XYPlot plot(double... energies) {
    NumberAxis delay = ChartStyle.range("delay (cycles)", energies.length);
    double greatest = 0;
    double[] cycles = new double[energies.length];
    for (int i = 0; i < energies.length; i++) {
      cycles[i] = i + 1;
      greatest = Math.max(greatest, energies[i]);
    }
    ScatterPlot plot = new ScatterPlot();
    plot.add("front", cycles, energies, ChartStyle.circle(4), Color.BLUE);
    return plot.image("a", "", delay, ChartStyle.range("energy", greatest))
        .orElseThrow()
        .chart()
        .getXYPlot();
  }

  @Test
  void valuesThatHardlyDifferAreNotStretched() {
    NumberAxis energy = (NumberAxis) plot(5000, 5000.001).getRangeAxis();
    assertThat(energy.getRange().getLength()).isGreaterThanOrEqualTo(0.02 * 5000);
    assertThat(energy.getRange().contains(5000)).isTrue();
  }

  @Test
  void valuesThatDifferFillTheAxis() {
    NumberAxis energy = (NumberAxis) plot(4000, 5000).getRangeAxis();
    assertThat(energy.getRange().getLength()).isCloseTo(1100, within(100.0));
  }

  @Test
  void textsOfAPictureAreText() throws IOException {
    StackedBars bars =
        new StackedBars("alexnet on eyeriss", "energy", "component", "energy (uJ)", List.of("GLB"))
            .withNumbers("#,##0")
            .withSlantedNames();
    bars.add("read", 0x0072B2, List.of(1200.0));
    ByteArrayOutputStream svg = new ByteArrayOutputStream();
    bars.image().orElseThrow().writeSvg(svg);
    assertThat(svg.toString(StandardCharsets.UTF_8))
        .contains(
            ">alexnet on eyeriss</text>",
            ">energy (uJ)</text>",
            ">component</text>",
            ">GLB</text>",
            ">1,200</text>");
  }
}
