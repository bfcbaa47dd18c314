package org.loopwright.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.loopwright.report.table.Column;
import org.loopwright.report.table.Table;
import org.loopwright.result.RunIdentity;

final class ReportPageTest {
  private record Design(String name, double areaUm2, Optional<Long> cycles) {}

  private static final Table<Design> TABLE =
      Table.of(
          List.of(new Design("one", 2.5, Optional.of(7L)), new Design("two", 4, Optional.empty())),
          Column.fact("name", "design", Design::name, name -> name),
          Column.fact("area_um2", "area", Design::areaUm2, area -> area + " um2"),
          Column.optional("cycles", "cycles", Design::cycles, Object::toString),
          Column.data("hidden", Design::name));

  private static final RunIdentity IDENTITY =
      RunIdentity.of("1.0 (test)")
          .withNetwork(Optional.of("net"))
          .withTechnology(Optional.of("5nm"));

  @Test
  void titleNamesWhatThePageIsAbout() throws IOException {
    JsonNode page = data(ReportPage.of(IDENTITY, "sweep", "objective energy"));
    assertThat(page.get("title").asText()).isEqualTo("net in 5nm");
    assertThat(page.get("subtitle").asText())
        .isEqualTo("sweep · objective energy · loopwright 1.0 (test)");
  }

  @Test
  void pageWithoutNamesIsCalledAfterItsKind() throws IOException {
    JsonNode page = data(ReportPage.of(RunIdentity.of("1.0"), "sweep"));
    assertThat(page.get("title").asText()).isEqualTo("sweep");
    assertThat(page.get("subtitle").asText()).isEqualTo("loopwright 1.0");
  }

  @Test
  void tableHasTheColumnsOfTextWithTheValuesOfNumbers() throws IOException {
    JsonNode block = block(new PageBlock.Rows<>("designs", TABLE));
    assertThat(block.get("kind").asText()).isEqualTo("table");
    assertThat(block.get("columns")).hasSize(3);
    assertThat(block.at("/columns/0").has("values")).isFalse();
    assertThat(block.at("/columns/1/cells/0").asText()).isEqualTo("2.5 um2");
    assertThat(block.at("/columns/1/values/0").asDouble()).isEqualTo(2.5);
    assertThat(block.at("/columns/2/values/1").asText()).isEmpty();
  }

  @Test
  void cloudHasTheColumnsOfPrograms() throws IOException {
    JsonNode block =
        block(
            new PageBlock.PointCloud<>(
                "designs", TABLE, "area_um2", "cycles", Optional.empty(), Optional.empty()));
    assertThat(block.get("columns").findValuesAsText("key"))
        .containsExactly("name", "area_um2", "cycles", "hidden");
    assertThat(block.has("colour")).isFalse();
  }

  @Test
  void absentBarIsNull() throws IOException {
    JsonNode block =
        block(
            new PageBlock.BarChart(
                "energy",
                "pJ",
                List.of("a", "b"),
                List.of(new PageBlock.Series("x", List.of(1.0, Double.NaN))),
                true));
    assertThat(block.at("/series/0/values/1").isNull()).isTrue();
  }

  private static JsonNode block(PageBlock block) throws IOException {
    return data(ReportPage.of(IDENTITY, "test").with("section", block)).at("/sections/0/blocks/0");
  }

  private static JsonNode data(ReportPage page) throws IOException {
    Matcher data =
        Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>")
            .matcher(page.text());
    assertThat(data.find()).isTrue();
    return new ObjectMapper().readTree(data.group(1));
  }
}
