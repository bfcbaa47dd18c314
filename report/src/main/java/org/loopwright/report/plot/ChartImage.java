package org.loopwright.report.plot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.text.TextUtils;

/**
 * A plot as a picture.
 *
 * @param width in pixels, before scaling
 * @param height in pixels, before scaling
 */
public record ChartImage(JFreeChart chart, int width, int height) {
  private static final int SCALE = 2;
  private static final Pattern CLIP = Pattern.compile("\\bclip-?\\d+");

  static {
    // A workaround for old virtual machines, which draws slanted and upright texts as outlines.
    TextUtils.setUseDrawRotatedStringWorkaround(false);
  }

  public ChartImage {
    requireNonNull(chart, "chart");
  }

  /**
   * Whether plots can be drawn at all: a Java without fonts, as small images of containers have it,
   * fails where a text is measured.
   */
  public static boolean canBeDrawn() {
    return Fonts.FOUND;
  }

  /** Looked for once, and only where something is to be drawn. */
  private static final class Fonts {
    static final boolean FOUND = found();

    private static boolean found() {
      try {
        Graphics2D pen = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        pen.getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, SCALE)).stringWidth("x");
        pen.dispose();
        return true;
      } catch (InternalError | LinkageError | RuntimeException noFonts) {
        return false;
      }
    }
  }

  /** Writes lines, and texts as text, which can be searched, selected and set in other fonts. */
  public void writeSvg(OutputStream to) throws IOException {
    VectorGraphics2D pen = new VectorGraphics2D();
    chart.draw(pen, new Rectangle2D.Double(0, 0, width, height));
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    new SVGProcessor().getDocument(pen.getCommands(), new PageSize(width, height)).writeTo(text);
    to.write(withNumberedClips(text.toString(UTF_8)).getBytes(UTF_8));
  }

  /** Names of clips are hashes of objects, other ones in each run: these are numbers. */
  private static String withNumberedClips(String svg) {
    Map<String, String> names = new HashMap<>();
    return CLIP.matcher(svg)
        .replaceAll(
            found -> names.computeIfAbsent(found.group(), name -> "clip" + (names.size() + 1)));
  }

  /** Writes a bitmap with twice the pixels, for paper. */
  public void writePng(OutputStream to) throws IOException {
    BufferedImage image =
        new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    pen.scale(SCALE, SCALE);
    chart.draw(pen, new Rectangle2D.Double(0, 0, width, height));
    pen.dispose();
    try (ImageOutputStream pixels = new MemoryCacheImageOutputStream(to)) {
      ImageIO.write(image, "png", pixels);
    }
  }
}
