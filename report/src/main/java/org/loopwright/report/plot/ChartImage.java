package org.loopwright.report.plot;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.internal.chartpart.Chart;

/** A plot as a picture. */
public final class ChartImage {
  private static final int SCALE = 2;

  private final Chart<?, ?> chart;

  public ChartImage(Chart<?, ?> chart) {
    this.chart = chart;
  }

  public void writeSvg(OutputStream to) throws IOException {
    VectorGraphicsEncoder.saveVectorGraphic(chart, to, VectorGraphicsFormat.SVG);
  }

  /**
   * Writes a bitmap with twice the pixels, for paper, through memory: the library's way through a
   * temporary file needs a shutdown hook, which cannot be had once the user has pressed Ctrl-C.
   */
  public void writePng(OutputStream to) throws IOException {
    int width = chart.getWidth();
    int height = chart.getHeight();
    BufferedImage image =
        new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.scale(SCALE, SCALE);
    chart.paint(pen, width, height);
    pen.dispose();
    try (ImageOutputStream pixels = new MemoryCacheImageOutputStream(to)) {
      ImageIO.write(image, "png", pixels);
    }
  }
}
