package org.loopwright.conformance.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.loopwright.testkit.SharedReference;

/** Mappings of Gemmini-like designs that the public loop-nest tool evaluated (data of DOSA). */
final class GemminiRows {
  private static final String FILE = "gemmini/loop_nest_mappings.csv.gz";
  private static final Pattern FACTOR = Pattern.compile("([A-Z])(\\d+)(X?)");
  private static final List<String> LEVELS =
      List.of("DRAM", "Scratchpad", "Accumulator", "Registers");
  private static final List<String> KEPT =
      List.of(
          "keep: [Weights, Inputs, Outputs], bypass: []",
          "keep: [Weights, Inputs], bypass: [Outputs]",
          "keep: [Outputs], bypass: [Weights, Inputs]",
          "keep: [Weights], bypass: [Inputs, Outputs]");

  private GemminiRows() {}

  /**
   * A design, by what differs between designs.
   *
   * @param mesh PEs along each side
   */
  record Design(long mesh, long sums, long scratchpadDepth) {
    /** The attributes of {@code gemmini-like} that make it this design. */
    Map<String, Object> attributes() {
      Map<String, Object> attributes = new LinkedHashMap<>();
      attributes.put("Scratchpad.depth", scratchpadDepth);
      attributes.put("Scratchpad.width", 8 * mesh);
      attributes.put("Scratchpad.shared_bandwidth", 2 * mesh);
      attributes.put("Accumulator.depth", sums);
      attributes.put("Accumulator.meshX", mesh);
      for (String inner : List.of("Registers", "mac")) {
        attributes.put(inner + ".meshX", mesh);
        attributes.put(inner + ".meshY", mesh);
      }
      return attributes;
    }
  }

  /** A mapping of a layer on a design, and the cycles that were recorded. */
  record Row(Design design, Map<String, Long> layer, String mapping, long cycles) {
    /** Sums of the layer. */
    long sums() {
      return List.of("N", "K", "P", "Q").stream().mapToLong(layer::get).reduce(1, (a, b) -> a * b);
    }

    /** The layer as the one of a network. */
    String network() {
      String bounds =
          layer.entrySet().stream()
              .map(bound -> bound.getKey() + ": " + bound.getValue())
              .collect(Collectors.joining(", "));
      return "network: {name: g, layers: [{name: layer, shape: cnn-layer, " + bounds + "}]}";
    }

    /** Accumulators that work: as many as columns have filters. */
    long columns() {
      Matcher spatial = Pattern.compile("K(\\d+)X").matcher(mapping);
      return spatial.find() ? Long.parseLong(spatial.group(1)) : 1;
    }

    /** The mapping as a section of a file; the text has the outermost loop of a level first. */
    String mappingSection() {
      StringBuilder text = new StringBuilder("mapping:\n");
      String[] levels = mapping.split(" - ");
      for (int level = 0; level < levels.length; level++) {
        append(text, LEVELS.get(level), "temporal", loops(levels[level], ""));
        List<String[]> spatial = loops(levels[level], "X");
        if (!spatial.isEmpty()) {
          append(text, LEVELS.get(level), "spatial", spatial);
        }
        text.append(
            "- {target: %s, type: bypass, %s}%n".formatted(LEVELS.get(level), KEPT.get(level)));
      }
      return text.toString();
    }

    /** Dimension and bound of the loops of a level, the innermost first. */
    private static List<String[]> loops(String level, String axis) {
      List<String[]> loops = new ArrayList<>();
      Matcher factor = FACTOR.matcher(level.substring(level.indexOf(']') + 1));
      while (factor.find()) {
        if (factor.group(3).equals(axis)) {
          loops.add(0, new String[] {factor.group(1), factor.group(2)});
        }
      }
      return loops;
    }

    /** Filters lie along the columns, the split of the constraints; channels down the rows. */
    private static void append(
        StringBuilder text, String level, String type, List<String[]> loops) {
      StringBuilder order = new StringBuilder();
      StringBuilder factors = new StringBuilder();
      for (String[] loop : loops) {
        order.append(loop[0]);
        factors.append(loop[0]).append('=').append(loop[1]).append(' ');
      }
      for (String dimension : List.of("R", "S", "P", "Q", "C", "K", "N")) {
        if (order.indexOf(dimension) < 0) {
          order.append(dimension);
          factors.append(dimension).append("=1 ");
        }
      }
      String split = level.equals("Accumulator") ? "0" : "7";
      text.append(
          "- {target: %s, type: %s, factors: '%s', permutation: %s%s}%n"
              .formatted(
                  level,
                  type,
                  factors.toString().strip(),
                  order,
                  type.equals("spatial") ? ", split: " + split : ""));
    }
  }

  /** All rows; skips the running test if they are not there. */
  static List<Row> read() {
    try (InputStream file = Files.newInputStream(SharedReference.file(FILE));
        BufferedReader text =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8))) {
      List<String> keys = List.of(text.readLine().split(","));
      return text.lines().map(line -> row(keys, line.split(","))).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Row row(List<String> keys, String[] cells) {
    Map<String, Long> layer = new LinkedHashMap<>();
    for (int i = 0; i < cells.length; i++) {
      if (keys.get(i).startsWith("prob.") && !keys.get(i).equals("prob.shape")) {
        layer.put(keys.get(i).substring("prob.".length()), Long.parseLong(cells[i]));
      }
    }
    Design design =
        new Design(
            number(keys, cells, "arch.meshX"),
            number(keys, cells, "arch.mem1_depth"),
            number(keys, cells, "arch.mem2_depth"));
    String mapping = cells[keys.indexOf("mapping.mapping")];
    return new Row(design, layer, mapping, number(keys, cells, "target.cycle"));
  }

  private static long number(List<String> keys, String[] cells, String key) {
    return Long.parseLong(cells[keys.indexOf(key)]);
  }
}
