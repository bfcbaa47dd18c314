package org.loopwright.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.report.html.PageBlock;
import org.loopwright.report.html.ReportPage;
import org.loopwright.report.table.Column;
import org.loopwright.report.table.Table;
import org.loopwright.result.RunIdentity;

/** A page of a result as a reader meets it, with 100,000 points. */
@Tag("slow")
final class ReportBrowserTest {
  private static final Path SCREENSHOTS = Path.of("target/screenshots");
  private static final int POINTS = 100_000;

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

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(
        Browser.program().isPresent(),
        "there is no chromium on the PATH: no page is opened in a browser");
    browser = Browser.start(profile);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
    }
  }

  private static Browser.Page open() throws Exception {
    List<Point> points = IntStream.range(0, POINTS).mapToObj(Point::new).toList();
    Table<Point> table =
        Table.of(
            points,
            Column.fact("number", "number", Point::number, Object::toString),
            Column.fact("area_um2", "area", Point::area, area -> area + " um2"),
            Column.fact("throughput", "throughput", Point::throughput, Object::toString),
            Column.fact("front", "front", Point::isFirst, Object::toString));
    Table<Point> few = new Table<>(table.columns(), points.subList(0, 12));
    String text =
        ReportPage.of(
                RunIdentity.of("1.0 (test)").withNetwork(Optional.of("net")), "sweep", "for a test")
            .with(
                "Figures",
                new PageBlock.KeyFigures(List.of(new PageBlock.KeyFigure("n", "3", "why"))))
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
    Path file = profile.resolve("page.html");
    Files.writeString(file, text);
    Browser.Page page = browser.open(file.toUri().toString());
    page.look(1200, 1400, false);
    page.waitFor("document.querySelector('canvas')");
    page.waitFor("document.querySelector('.chart svg')");
    return page;
  }

  @Test
  void rectangleAndLimitsChooseAmongAHundredThousandPoints() throws Exception {
    Browser.Page page = open();
    page.waitForText(".chosen", "100,000 of 100,000");
    double x =
        page.evaluate("document.querySelector('canvas').getBoundingClientRect().x").asDouble();
    double y =
        page.evaluate("document.querySelector('canvas').getBoundingClientRect().y").asDouble();
    page.drag(x + 200, y + 120, x + 500, y + 300);
    page.waitFor("!document.querySelector('.chosen').textContent.startsWith('100,000')");
    int chosen = chosen(page);
    assertThat(chosen).isBetween(1, POINTS - 1);
    page.evaluate(
        "(() => { const f = document.querySelector('input[aria-label=\"number, at most\"]');"
            + " f.value = 999; f.dispatchEvent(new Event('input')); })()");
    page.waitFor(
        "document.querySelector('.chosen').textContent.indexOf('"
            + "%,d".formatted(chosen)
            + " ') !== 0");
    assertThat(chosen(page)).isLessThan(chosen);
    assertThat(page.faults()).isEmpty();
  }

  private static int chosen(Browser.Page page) throws Exception {
    return Integer.parseInt(page.text(".chosen").split(" ")[0].replace(",", ""));
  }

  @Test
  void tableSortsAndFiltersAndExplainsItsNumbers() throws Exception {
    Browser.Page page = open();
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
    Browser.Page page = open();
    page.screenshot(SCREENSHOTS.resolve("report-light.png"));
    assertThat(ExplorerBrowserTest.axe(page)).isEmpty();
    page.look(1200, 1400, true);
    page.screenshot(SCREENSHOTS.resolve("report-dark.png"));
    assertThat(ExplorerBrowserTest.axe(page)).isEmpty();
    page.look(390, 1400, false);
    page.screenshot(SCREENSHOTS.resolve("report-phone.png"));
    assertThat(page.evaluate("document.documentElement.scrollWidth <= 390").asBoolean()).isTrue();
  }
}
