package org.loopwright.conformance.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text that the reference prints of a mapping: levels with their data spaces, accesses, and a
 * summary. Values are kept as printed, without their units.
 */
final class PrintedStatistics {
  private static final Pattern COMPONENT = Pattern.compile("=== (\\S+) ===");
  private static final Pattern DATA_SPACE = Pattern.compile(" {4}(\\w+):");
  private static final Pattern ENTRY = Pattern.compile("\\s*([^:=]+?)\\s*[:=]\\s*(\\S+).*");

  /** What the entries of a level stand under that belong to no data space. */
  private static final String LEVEL = "";

  private final Map<String, Map<String, Map<String, String>>> levels = new LinkedHashMap<>();
  private final Map<String, String> scalarAccesses = new LinkedHashMap<>();
  private final Map<String, String> summary = new LinkedHashMap<>();
  private final Map<String, String> femtojoulesPerCompute = new LinkedHashMap<>();
  private String component = LEVEL;
  private String dataSpace = LEVEL;

  private PrintedStatistics() {}

  static PrintedStatistics read(Path file) throws IOException {
    PrintedStatistics statistics = new PrintedStatistics();
    List<String> lines = Files.readAllLines(file);
    int accesses = lines.indexOf("Operational Intensity Stats");
    int totals = lines.indexOf("Summary Stats");
    int perCompute = lines.indexOf("fJ/Compute");
    lines.subList(0, accesses).forEach(statistics::readLevelLine);
    lines.subList(accesses, totals).forEach(statistics::readAccessLine);
    lines.subList(totals, perCompute).forEach(line -> readEntry(line, statistics.summary));
    lines
        .subList(perCompute + 1, lines.size())
        .forEach(line -> readEntry(line, statistics.femtojoulesPerCompute));
    return statistics;
  }

  private void readLevelLine(String line) {
    Matcher name = COMPONENT.matcher(line);
    Matcher space = DATA_SPACE.matcher(line);
    if (name.matches()) {
      component = name.group(1);
      dataSpace = LEVEL;
    } else if (space.matches()) {
      dataSpace = space.group(1);
    } else if (!component.isEmpty()) {
      readEntry(
          line,
          levels
              .computeIfAbsent(component, key -> new LinkedHashMap<>())
              .computeIfAbsent(dataSpace, key -> new LinkedHashMap<>()));
    }
  }

  private void readAccessLine(String line) {
    Matcher name = COMPONENT.matcher(line);
    if (name.matches()) {
      component = name.group(1);
    } else if (line.contains("Total scalar accesses")) {
      Map<String, String> entry = new LinkedHashMap<>();
      readEntry(line, entry);
      scalarAccesses.put(component, entry.get("Total scalar accesses"));
    }
  }

  private static void readEntry(String line, Map<String, String> entries) {
    Matcher entry = ENTRY.matcher(line);
    if (entry.matches()) {
      entries.put(entry.group(1), entry.group(2).replace("%", ""));
    }
  }

  /** The entries of a level that belong to no data space. */
  Map<String, String> level(String name) {
    return levels.get(name).get(LEVEL);
  }

  /** The data spaces of a level with their entries. */
  Map<String, Map<String, String>> dataSpaces(String name) {
    Map<String, Map<String, String>> spaces =
        new LinkedHashMap<>(levels.getOrDefault(name, Map.of()));
    spaces.remove(LEVEL);
    spaces.remove("Loop nest");
    return spaces;
  }

  /** Names of the arithmetic and of the levels that keep something. */
  List<String> levelNames() {
    return List.copyOf(levels.keySet());
  }

  /** Accesses of all instances, by level. */
  Map<String, String> scalarAccesses() {
    return scalarAccesses;
  }

  Map<String, String> summary() {
    return summary;
  }

  Map<String, String> femtojoulesPerCompute() {
    return femtojoulesPerCompute;
  }
}
