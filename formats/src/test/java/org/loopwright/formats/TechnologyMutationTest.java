package org.loopwright.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.loopwright.cost.technology.ComponentDescription;
import org.loopwright.cost.technology.ComponentEstimate;
import org.loopwright.cost.technology.ComponentModel;
import org.loopwright.cost.technology.ComponentModels;
import org.loopwright.cost.technology.Estimate;
import org.loopwright.cost.technology.Technology;
import org.loopwright.formats.technology.TechnologyReader;
import org.loopwright.model.diagnostics.SpecException;

/**
 * Whatever is done to a technology's folder, reading it and pricing components gives numbers or a
 * refusal that says something, and soon.
 */
@Tag("slow")
final class TechnologyMutationTest {
  private static final Path COMMON = Path.of("../library/technology/common");
  private static final long MAX_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final List<String> ODD_CELLS =
      List.of(
          "",
          "0",
          "-1",
          "x",
          "NaN",
          "1e999",
          "1e-320",
          "1e300",
          "9223372036854775808",
          "2.5",
          "yes",
          "\"",
          "a,b",
          "\u0000");
  private static final ComponentModel MODEL = ComponentModels.withBuiltIn(List.of());
  private static final List<ComponentDescription> COMPONENTS =
      List.of(
          component("SRAM", 16, 64, 1 << 14, Map.of("n_banks", "3", "n_rw_ports", "2")),
          component("SRAM", 8, 1 << 20, 1L << 40, Map.of("n_banks", "999999999")),
          component("regfile", 16, 16, 12, Map.of("global_cycle_seconds", "5e-9")),
          component("FIFO", 16, 16, 1, Map.of()),
          component("DRAM", 16, 64, 1, Map.of()),
          component("DRAM", 16, 64, 1, Map.of("type", "GDDR5")),
          component("intmac", 13, 13, 1, Map.of("adder_width", "40")),
          component("fpmac", 16, 16, 1, Map.of()),
          component("comparator", 4, 4, 1, Map.of()),
          component("wire", 64, 64, 1, Map.of("length", "2mm")));

  @TempDir private Path folder;

  /** A small folder of its own, so that nothing large is read each time. */
  @BeforeEach
  void writeTheFolder() throws IOException {
    for (String table : List.of("sram.csv", "arithmetic.csv", "dram.csv")) {
      Files.write(folder.resolve(table), few(Files.readAllLines(COMMON.resolve(table))));
    }
    for (String table : List.of("technology_scaling.csv", "wire_choice.csv", "layout.csv")) {
      Files.copy(COMMON.resolve(table), folder.resolve(table));
    }
    Path relative = COMMON.resolveSibling("65nm").resolve("relative.csv");
    Files.copy(relative, folder.resolve("relative.csv"));
    Files.copy(
        COMMON.resolveSibling("65nm").resolve("technology.yaml"),
        folder.resolve("technology.yaml"));
  }

  private static List<String> few(List<String> lines) {
    List<String> few = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      boolean chosen =
          lines.size() < 1000 ? lines.get(i).contains(",yes,") : i % 211 == 1 || i < 40;
      if (i == 0 || chosen) {
        few.add(lines.get(i));
      }
    }
    return few;
  }

  @ParameterizedTest
  @MethodSource("tables")
  void someOddCellsAreReadOrRefused(String table) throws IOException {
    tryCells(table, 12, 2);
  }

  @ParameterizedTest
  @MethodSource("tables")
  @Tag("nightly")
  void everyOddCellIsReadOrRefused(String table) throws IOException {
    tryCells(table, 200, ODD_CELLS.size());
  }

  @ParameterizedTest
  @MethodSource("files")
  void someOddLinesAreReadOrRefused(String file) throws IOException {
    tryLines(file, 3);
  }

  @ParameterizedTest
  @MethodSource("files")
  @Tag("nightly")
  void everyOddLineIsReadOrRefused(String file) throws IOException {
    tryLines(file, 100);
  }

  static List<String> tables() {
    return List.of(
        "sram.csv",
        "arithmetic.csv",
        "dram.csv",
        "wire_choice.csv",
        "layout.csv",
        "technology_scaling.csv",
        "relative.csv");
  }

  static List<String> files() {
    List<String> files = new ArrayList<>(tables());
    files.add("technology.yaml");
    return files;
  }

  /** Some cells of a table, spread over it, each with some odd values. */
  private void tryCells(String table, int most, int oddEach) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(table));
    int stride = Math.max(1, lines.size() * lines.get(0).split(",", -1).length / most);
    int next = 0;
    int odd = 0;
    for (int line = 0; line < lines.size(); line++) {
      String[] cells = lines.get(line).split(",", -1);
      for (int cell = 0; cell < cells.length; cell++) {
        if (next++ % stride == 0) {
          for (int i = 0; i < oddEach; i++) {
            String[] changed = cells.clone();
            changed[cell] = ODD_CELLS.get(odd++ % ODD_CELLS.size());
            tryWith(table, lines, line, String.join(",", changed));
          }
        }
      }
    }
  }

  /** So many lines of a file, spread over it. */
  private void tryLines(String name, int most) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(name));
    int odd = 0;
    for (int line = 0; line < lines.size(); line += Math.max(1, lines.size() / most)) {
      String text = lines.get(line);
      for (String other : List.of("", text + "\n" + text, " " + text, "\"", text + ",")) {
        tryWith(name, lines, line, other);
      }
      if (name.endsWith(".yaml") && text.contains(": ")) {
        for (int i = 0; i < 4; i++) {
          String value = ODD_CELLS.get(odd++ % ODD_CELLS.size());
          tryWith(name, lines, line, text.substring(0, text.indexOf(':') + 2) + value);
        }
      }
    }
    tryWith(name, List.of(""), 0, "");
    tryWith(name, lines.subList(0, 1), 0, lines.get(0));
  }

  private void tryWith(String name, List<String> lines, int line, String text) throws IOException {
    List<String> changed = new ArrayList<>(lines);
    changed.set(line, text);
    String what = "%s:%d becomes %s".formatted(name, line + 1, text);
    byte[] whole = Files.readAllBytes(folder.resolve(name));
    Files.write(folder.resolve(name), changed);
    long start = System.nanoTime();
    try {
      Technology technology = TechnologyReader.read(folder, COMMON, OptionalDouble.empty());
      COMPONENTS.forEach(component -> price(what, component, technology));
    } catch (SpecException refused) {
      assertThat(refused.problems()).as(what).isNotEmpty();
      assertThat(refused.getMessage()).as(what).doesNotContain("null", "Exception", "java.");
    } catch (RuntimeException | StackOverflowError escaped) {
      fail("%s: escaped: %s at %s", what, escaped, Arrays.toString(escaped.getStackTrace()));
    }
    assertThat(System.nanoTime() - start).as(what).isLessThan(MAX_NANOS);
    Files.write(folder.resolve(name), whole);
  }

  private static void price(String what, ComponentDescription component, Technology technology) {
    try {
      ComponentEstimate estimate = MODEL.estimate(component, technology).orElse(null);
      if (estimate != null) {
        List<Estimate> all = new ArrayList<>(estimate.actionsPj().values());
        all.add(estimate.areaUm2());
        assertThat(all).as(what).allMatch(each -> each.value() >= 0);
        assertThat(all).as(what).allMatch(each -> Double.isFinite(each.value()));
      }
    } catch (IllegalArgumentException refused) {
      assertThat(refused.getMessage()).as(what).isNotBlank().doesNotContain("null");
    }
  }

  private static ComponentDescription component(
      String componentClass, int wordBits, long accessBits, long words, Map<String, String> more) {
    return new ComponentDescription(
        "part", componentClass, wordBits, accessBits, OptionalLong.of(words), more);
  }
}
