package org.loopwright.report.html;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Style and code that pages share, for pages that are not one file. */
public final class PageAssets {
  /** What draws tables and charts. Nothing here starts by itself. */
  private static final List<String> BASIC =
      List.of("elements.js", "quantities.js", "theme.js", "charts.js", "tables.js");

  /** What draws a network and its layers. */
  private static final List<String> LAYERS =
      List.of("network.js", "nest.js", "mesh.js", "flow.js", "layer.js");

  /** What draws the sections of any result. */
  private static final List<String> SECTIONS =
      List.of("pick.js", "cloud.js", "steps.js", "sections.js");

  private PageAssets() {}

  /** The style sheet of every page. */
  public static String style() {
    return text("page.css");
  }

  /** The library of charts, as it was published. */
  public static String charts() {
    return text("vendor/echarts.min.js");
  }

  /** The functions that draw the parts of every page. */
  public static String components() {
    return Stream.of(BASIC, LAYERS, SECTIONS)
        .flatMap(List::stream)
        .map(PageAssets::text)
        .collect(joining());
  }

  /** The names of what draws layers and of the code that starts. */
  static List<String> layersAnd(String start) {
    return Stream.of(BASIC, LAYERS, List.of(start)).flatMap(List::stream).toList();
  }

  /** The names of what draws sections and of the code that starts. */
  static List<String> sectionsAnd(String start) {
    return Stream.of(BASIC, SECTIONS, List.of(start)).flatMap(List::stream).toList();
  }

  static String text(String name) {
    try (InputStream file = PageAssets.class.getResourceAsStream(name)) {
      return new String(requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
