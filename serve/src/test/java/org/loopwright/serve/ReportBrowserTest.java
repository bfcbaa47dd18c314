package org.loopwright.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.report.html.PageBlock;
import org.loopwright.report.html.ReportPage;
import org.loopwright.report.table.Column;
import org.loopwright.report.table.Table;
import org.loopwright.result.RunIdentity;

/** A page of a result as a reader meets it, with 100,000 points, loaded once. */
@Tag("slow")
final class ReportBrowserTest {
  private static final Path SCREENSHOTS = Path.of("target/screenshots");
  private static final int POINTS = 100_000;

  /** A move of the pointer takes less, ms; several times what it does take. */
  private static final double FOLLOWED = 100;

  private static final int MOVES = 9;

  private record Point(int number) {
    double area() {
      return number % 317 + number / 1000.0;
    }

    double throughput() {
      return number / 500.0 + number % 29;
    }

    boolean isFirst() {
      return number % 20_000 == 0;
    }
  }

  @TempDir private static Path profile;

  private static Browser browser;
  private static Browser.Page page;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(
        Browser.program().isPresent(),
        "there is no chromium on the PATH: no page is opened in a browser");
    browser = Browser.start(profile);
    Path file = Files.writeString(profile.resolve("page.html"), report());
    page = browser.open(file.toUri().toString());
  }

  @BeforeEach
  void light() throws Exception {
    page.look(1200, 1400, false);
    page.waitFor("document.querySelector('canvas')");
    page.waitFor("document.querySelector('.chart svg')");
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private static String report() {
    List<Point> points = IntStream.range(0, POINTS).mapToObj(Point::new).toList();
    Table<Point> table =
        Table.of(
            points,
            Column.fact("number", "number", Point::number, Object::toString),
            Column.fact("area_um2", "area", Point::area, area -> area + " um2"),
            Column.fact("throughput", "throughput", Point::throughput, Object::toString),
            Column.fact("front", "front", Point::isFirst, Object::toString));
    Table<Point> few = new Table<>(table.columns(), points.subList(0, 12));
    return ReportPage.of(
            RunIdentity.of("1.0 (test)").withNetwork(Optional.of("net")), "sweep", "for a test")
        .with(
            "Figures", new PageBlock.KeyFigures(List.of(new PageBlock.KeyFigure("n", "3", "why"))))
        .with(
            "Cloud",
            new PageBlock.PointCloud<>(
                "All",
                table,
                "area_um2",
                "throughput",
                Optional.of("number"),
                Optional.of("front")))
        .with(
            "Bars",
            new PageBlock.BarChart(
                "Energy",
                "pJ",
                List.of("a", "b"),
                List.of(
                    new PageBlock.Series("x", List.of(1e6, 2e6)),
                    new PageBlock.Series("y", List.of(3e6, Double.NaN))),
                true))
        .with("Few", new PageBlock.Rows<>("A dozen", few))
        .text();
  }

  @Test
  void rectangleAndLimitsChooseAmongAHundredThousandPoints() throws Exception {
    assertThat(chosen()).isEqualTo(POINTS);
    JsonNode canvas = canvas();
    double x = canvas.get(0).asDouble();
    double y = canvas.get(1).asDouble();
    page.drag(x + 200, y + 120, x + 500, y + 300);
    page.waitFor("!document.querySelector('.frame').hidden");
    int chosen = chosen();
    assertThat(chosen).isBetween(1, POINTS - 1);
    limit("999");
    assertThat(chosen()).isLessThan(chosen);
    limit("");
    assertThat(chosen()).isEqualTo(chosen);
    page.drag(x + 150, y + 100, x + 150, y + 100); // a click
    assertThat(chosen()).isEqualTo(POINTS);
    assertThat(page.faults()).isEmpty();
  }

  private static JsonNode canvas() throws Exception {
    return page.evaluate(
        "(() => { const c = document.querySelector('canvas'); c.scrollIntoView({block: 'center'});"
            + " const b = c.getBoundingClientRect(); return [b.x, b.y]; })()");
  }

  private static void limit(String text) throws Exception {
    page.evaluate(
        "(() => { const f = document.querySelector('input[aria-label=\"number, at most\"]');"
            + " f.value = '"
            + text
            + "'; f.dispatchEvent(new Event('input')); })()");
  }

  private static int chosen() throws Exception {
    return Integer.parseInt(page.text(".chosen").split(" ")[0].replace(",", ""));
  }

  /** Processor time that the page takes for a move of the pointer, ms, whatever else runs. */
  private static double followed(int buttons, double x, double y) throws Exception {
    double before = page.busyMillis();
    for (int i = 1; i <= MOVES; i++) {
      page.mouse("mouseMoved", x + 20 * i, y + 12 * i, buttons);
      page.drawn();
    }
    double millis = (page.busyMillis() - before) / MOVES;
    System.out.printf(
        Locale.ROOT, "a move of the pointer over 100,000 points takes %.1f ms%n", millis);
    return millis;
  }

  @Test
  void pointerIsFollowedOverAHundredThousandPoints() throws Exception {
    JsonNode canvas = canvas();
    double x = canvas.get(0).asDouble() + 200;
    double y = canvas.get(1).asDouble() + 120;
    page.quiet();
    assertThat(followed(0, x, y)).isLessThan(FOLLOWED);
    assertThat(page.evaluate("document.querySelector('.tip').hidden").asBoolean()).isFalse();
    assertThat(page.text(".tip")).contains("area: ", "throughput: ", "number: ", "front: ");
    page.mouse("mousePressed", x, y, 1);
    assertThat(followed(1, x, y)).isLessThan(FOLLOWED);
    assertThat(chosen()).isLessThan(POINTS);
    page.mouse("mouseReleased", x + 180, y + 108, 0);
    page.drag(x, y - 20, x, y - 20); // a click
    assertThat(chosen()).isEqualTo(POINTS);
  }

  @Test
  void tableSortsAndFiltersAndExplainsItsNumbers() throws Exception {
    String last = "[...document.querySelectorAll('table')].at(-1)";
    page.evaluate(last + ".querySelector('thead button').click()");
    assertThat(page.evaluate(last + ".querySelector('tbody th').textContent").asText())
        .isEqualTo("11");
    page.evaluate(
        "(() => { const f = [...document.querySelectorAll('input[type=search]')].at(-1);"
            + " f.value = '11'; f.dispatchEvent(new Event('input')); })()");
    assertThat(page.evaluate(last + ".querySelectorAll('tbody tr').length").asInt()).isEqualTo(1);
    page.hover("section:last-of-type tbody td");
    page.waitForText("#tip", "area:");
    assertThat(page.faults()).isEmpty();
  }

  @Test
  void pageIsReadInTheDarkOnAPhoneAndByScreenReaders() throws Exception {
    limit("19"); // as many rows of the table as are alike tell no more
    page.screenshot(SCREENSHOTS.resolve("report-light.png"));
    assertThat(ExplorerBrowserTest.axe(page)).isEmpty();
    page.look(1200, 1400, true);
    page.screenshot(SCREENSHOTS.resolve("report-dark.png"));
    assertThat(ExplorerBrowserTest.axe(page)).isEmpty();
    page.look(390, 1400, false);
    page.screenshot(SCREENSHOTS.resolve("report-phone.png"));
    assertThat(page.evaluate("document.documentElement.scrollWidth <= 390").asBoolean()).isTrue();
    limit("");
  }
}
