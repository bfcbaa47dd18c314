package org.loopwright.report.plot;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.internal.chartpart.Chart;

/** A plot as a picture. */
public final class ChartImage {
  private final Chart<?, ?> chart;

  public ChartImage(Chart<?, ?> chart) {
    this.chart = chart;
  }

  public void writeSvg(OutputStream to) throws IOException {
    VectorGraphicsEncoder.saveVectorGraphic(chart, to, VectorGraphicsFormat.SVG);
  }

  /**
   * Writes a bitmap, through memory: the library's way through a temporary file needs a shutdown
   * hook, which cannot be had once the user has pressed Ctrl-C.
   */
  public void writePng(OutputStream to) throws IOException {
    BufferedImage image = BitmapEncoder.getBufferedImage(chart);
    try (ImageOutputStream pixels = new MemoryCacheImageOutputStream(to)) {
      ImageIO.write(image, "png", pixels);
    }
  }
}
