package org.loopwright.report;

import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.internal.chartpart.Chart;

/** Charts as images. */
public final class ChartImages {
  private ChartImages() {}

  public static void writeSvg(Chart<?, ?> chart, OutputStream to) throws IOException {
    VectorGraphicsEncoder.saveVectorGraphic(chart, to, VectorGraphicsFormat.SVG);
  }

  /**
   * Writes a bitmap, through memory: the library's way through a temporary file needs a shutdown
   * hook, which cannot be had once the user has pressed Ctrl-C.
   */
  public static void writePng(Chart<?, ?> chart, OutputStream to) throws IOException {
    try (ImageOutputStream pixels = new MemoryCacheImageOutputStream(to)) {
      ImageIO.write(BitmapEncoder.getBufferedImage(chart), "png", pixels);
    }
  }
}
