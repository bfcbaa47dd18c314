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
  /** What draws tables, charts and layers, and nothing that starts by itself. */
  private static final List<String> COMPONENTS =
      List.of(
          "elements.js",
          "quantities.js",
          "theme.js",
          "charts.js",
          "tables.js",
          "network.js",
          "nest.js",
          "mesh.js",
          "flow.js",
          "layer.js");

  private PageAssets() {}

  /** The style sheet of every page. */
  public static String style() {
    return text("page.css");
  }

  /** The library of charts, as it was published. */
  public static String charts() {
    return text("vendor/echarts.min.js");
  }

  /** The functions that draw the parts of a page. */
  public static String components() {
    return COMPONENTS.stream().map(PageAssets::text).collect(joining());
  }

  /** The names of the components and of the code that starts. */
  static List<String> componentsAnd(String start) {
    return Stream.concat(COMPONENTS.stream(), Stream.of(start)).toList();
  }

  static String text(String name) {
    try (InputStream file = PageAssets.class.getResourceAsStream(name)) {
      return new String(requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
