package org.loopwright.report.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

final class RenderersTest {
  /** A level with an energy, and a bound where one is proved. */
  private record Level(String name, double energyPj, Optional<String> note, OptionalDouble bound) {}

  private static final Table<Level> TABLE =
      Table.of(
              List.of(
                  new Level("DRAM", 41_600, Optional.of("off, chip"), OptionalDouble.of(1.5)),
                  new Level("RF", 5120, Optional.empty(), OptionalDouble.empty())),
              Column.fact("level", "level", Level::name, name -> name),
              Column.fact("energy_pj", "energy", Level::energyPj, Quantity::energy),
              Column.optional("note", "note", Level::note, note -> note),
              Column.data("bound", Level::bound),
              Column.shown("share", level -> "1 %"))
          .withFooter()
          .withFooter("total", "46.72 nJ");

  @Test
  void textHasTheColumnsWithATitleAndTheFooter() {
    assertThat(TextRenderer.render(TABLE).lines())
        .containsExactly(
            "level    energy       note  share",
            "DRAM   41.60 nJ  off, chip    1 %",
            "RF     5.120 nJ               1 %",
            "",
            "total  46.72 nJ");
  }

  @Test
  void csvHasTheColumnsWithAKey() {
    assertThat(CsvRenderer.render(TABLE).lines())
        .containsExactly(
            "level,energy_pj,note,bound", "DRAM,41600.0,\"off, chip\",1.5", "RF,5120.0,,");
  }

  @Test
  void jsonLeavesOutWhatIsAbsentAndHasNullForNumbersThatAre() {
    assertThat(new JsonObject().put("levels", TABLE).node())
        .hasToString(
            "{\"levels\":["
                + "{\"level\":\"DRAM\",\"energy_pj\":41600.0,\"note\":\"off, chip\",\"bound\":1.5},"
                + "{\"level\":\"RF\",\"energy_pj\":5120.0,\"bound\":null}]}");
  }

  @Test
  void jsonTakesTheValuesThatResultsHave() {
    JsonObject json =
        new JsonObject()
            .put("count", 3L)
            .put("infinite", Double.POSITIVE_INFINITY)
            .put("absent", Optional.empty())
            .put("list", List.of("a", 1))
            .put("map", Map.of("key", true))
            .putAll(new JsonObject().put("more", Optional.of("x")));
    assertThat(json.node())
        .hasToString(
            "{\"count\":3,\"infinite\":null,\"list\":[\"a\",1],\"map\":{\"key\":true},"
                + "\"more\":\"x\"}");
  }
}
