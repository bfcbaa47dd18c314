package org.loopwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TechnologyCommandsTest {
  private static final String MAPPING = "../library/mappings/teaching-weight-stationary.yaml";

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void estimatePrintsPricesWithTheirSourcesAndWritesThem() throws Exception {
    Path file = folder.resolve("prices.yaml");
    assertThat(
            execute(
                "estimate",
                "-a",
                "eyeriss",
                "--ignore-tables",
                "-t",
                "16nm",
                "-o",
                file.toString()))
        .isZero();
    assertThat(out.toString()).contains("GLB", "um^2", "CACTI7", "Horowitz");
    assertThat(out.toString()).contains("area of all cells", "in a layout about", "layout.csv");
    assertThat(Files.readString(file)).contains("ERT:", "ART:", "system.GLB[1..1]", "network_hop");
  }

  @Test
  void givenPricesSaySo() {
    assertThat(execute("estimate", "-a", "teaching")).isZero();
    assertThat(out.toString()).contains("given by ERT", "given by ART").doesNotContain("Horowitz");
  }

  @Test
  void technologyWithoutEffectIsSaid() {
    assertThat(execute("estimate", "-a", "teaching", "-t", "16nm")).isZero();
    assertThat(err.toString()).contains("--technology has no effect");
  }

  @Test
  void technologyThatPricesTheRestOnlyIsSaid() {
    assertThat(execute("estimate", "-a", "eyeriss", "-t", "16nm")).isZero();
    assertThat(err.toString()).contains("--technology prices only what they do not list");
    assertThat(out.toString()).contains("given by ERT", "network_hop", "spatial_reduction");
  }

  @Test
  void tablesOnlyRefusesWhatIsNotListed() {
    assertThat(execute("estimate", "-a", "eyeriss", "--tables-only")).isEqualTo(2);
    assertThat(err.toString()).contains("block_address of RF, GLB and DRAM", "--complete-tables");
    assertThat(execute("estimate", "-a", "teaching", "--tables-only")).isZero();
  }

  @Test
  void whatBecomesOfTablesIsChosenOnce() {
    assertThat(execute("estimate", "-a", "eyeriss", "--tables-only", "--ignore-tables"))
        .isEqualTo(2);
  }

  @Test
  void noEnergyOrAreaOfAnEvaluationLacksASource() {
    assertThat(execute("evaluate", "-a", "teaching", MAPPING, "--ignore-tables", "-f", "json"))
        .isZero();
    String json = out.toString();
    String bill = json.substring(json.indexOf("\"bill\""));
    assertThat(count(bill, "\"unit_energy_pj\"") + count(bill, "\"unit_area_um2\""))
        .isEqualTo(count(bill, "\"source\""))
        .isGreaterThan(10);
    assertThat(bill).doesNotContain("not known");
  }

  @Test
  void nodeOfATechnologyChangesTheResult() {
    execute("evaluate", "-a", "teaching", MAPPING, "--ignore-tables", "-t", "45nm");
    String at45 = out.toString();
    out.getBuffer().setLength(0);
    execute("evaluate", "-a", "teaching", MAPPING, "--ignore-tables", "-t", "16nm");
    assertThat(out.toString()).isNotEqualTo(at45);
  }

  @Test
  void technologiesAreListed() {
    assertThat(execute("list", "technology")).isZero();
    assertThat(out.toString().lines())
        .containsExactly("16nm", "28nm", "45nm", "65nm", "7nm", "timeloop-public");
  }

  @Test
  void anotherTechnologyHasAnotherBestMapping() {
    assertThat(
            execute(
                "retarget",
                "-a",
                "eyeriss",
                "-n",
                "alexnet",
                "-l",
                "conv2",
                "--from",
                "65nm",
                "--to",
                "16nm",
                "--search-size",
                "2000"))
        .isZero();
    assertThat(out.toString())
        .contains(
            "65nm, old mapping",
            "65nm, new mapping",
            "16nm, old mapping",
            "16nm, new mapping",
            "conv2",
            "another");
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  private int execute(String... args) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }
}
