package org.loopwright.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.service.Library;

/** The explorer as a user meets it; its screenshots are kept in target/screenshots. */
@Tag("slow")
final class ExplorerBrowserTest {
  private static final Path SCREENSHOTS = Path.of("target/screenshots");

  @TempDir private static Path folder;
  @TempDir private static Path profile;

  private static Explorer explorer;
  private static Browser browser;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(
        Browser.program().isPresent(),
        "there is no chromium on the PATH: the explorer is not opened in a browser");
    explorer = new Explorer(Optional.of(folder));
    browser = Browser.start(profile);
  }

  @AfterAll
  static void stop() {
    if (explorer != null) {
      browser.close();
      explorer.close();
    }
  }

  private static String library(Library.Kind kind, String name) throws IOException {
    return Files.readString(Explorer.LIBRARY.find(kind, name));
  }

  /** The page with the teaching design and a small problem. */
  private static Browser.Page open(boolean mapped) throws Exception {
    return open(browser, mapped);
  }

  private static Browser.Page open(Browser with, boolean mapped) throws Exception {
    Browser.Page page = with.open(explorer.url());
    page.waitFor("document.querySelectorAll('textarea').length === 3");
    page.waitFor("document.querySelector('.choices select').value === 'eyeriss'");
    String small = Files.readString(Path.of(Explorer.SMALL));
    int mapping = small.indexOf("mapping:");
    page.waitFor("document.querySelector('textarea[aria-label=Network]').value !== ''");
    page.type("Design", library(Library.Kind.ARCHITECTURES, "teaching"));
    page.type("Network", small.substring(small.indexOf("problem:"), mapping));
    page.type("Mapping", mapped ? small.substring(mapping) : "");
    return page;
  }

  @Test
  void mappingIsEvaluatedAsItIsTyped() throws Exception {
    Browser.Page page = open(true);
    page.waitForText("#evaluation", "288 cycles");
    page.waitFor("document.querySelector('.nest')");
    assertThat(page.evaluate("location.href").asText()).doesNotContain("token");
    assertThat(page.faults()).isEmpty();
  }

  @Test
  void errorIsShownAtItsLineAndGoesWhenItIsMended() throws Exception {
    Browser.Page page = open(true);
    String design = library(Library.Kind.ARCHITECTURES, "teaching");
    page.type("Design", design.replaceFirst("depth: 1024", "depth: -4"));
    page.waitForText(".problems", "depth");
    assertThat(page.text("#panel-design .editor pre .bad, #panel-design .editor pre .fair").trim())
        .isEqualTo("30");
    page.type("Design", design);
    page.waitFor("document.querySelectorAll('.problems li').length === 0");
    page.waitForText("#evaluation", "288 cycles");
  }

  @Test
  void factorThatIsChangedMovesTheCounts() throws Exception {
    Browser.Page page = open(true);
    page.waitFor("document.querySelector('.factors')");
    // Half as many filters in the buffer: the outermost loop takes the rest.
    page.evaluate(
        "(() => { const f = document.querySelector('input[aria-label=\"Buffer temporal, K\"]');"
            + " f.value = 1; f.dispatchEvent(new Event('change')); })()");
    page.waitFor("document.querySelector('input[aria-label=\"DRAM temporal, K\"]').value === '2'");
    page.waitForText("#evaluation", "288 cycles");
    assertThat(
            page.evaluate("document.querySelector('textarea[aria-label=Mapping]').value").asText())
        .contains("K=2");
    assertThat(page.faults()).isEmpty();
  }

  @Test
  void evaluationIsThereBeforeTheNextLetter() throws Exception {
    Browser.Page page = open(true);
    page.waitForText("#evaluation", "288 cycles");
    String mapping =
        page.evaluate("document.querySelector('textarea[aria-label=Mapping]').value").asText();
    List<Integer> millis = new ArrayList<>();
    for (int edit = 1; edit <= 9; edit++) {
      page.evaluate("document.querySelector('#evaluation').textContent = ''");
      page.type("Mapping", mapping + "# ".repeat(edit));
      page.waitForText("#evaluation", "evaluated in");
      Matcher took = Pattern.compile("evaluated in (\\d+) ms").matcher(page.text("#evaluation"));
      assertThat(took.find()).isTrue();
      millis.add(Integer.parseInt(took.group(1)));
    }
    System.out.println("evaluated in the page, each in ms: " + millis);
    // Other work on the machine slows some of them down.
    assertThat(millis.stream().sorted().toList().get(2)).isLessThan(50);
  }

  @Test
  void wordsFitThePlaceWhereTheyStand() throws Exception {
    Browser.Page page = open(false);
    page.type(
        "Design", "architecture:\n  subtree:\n  - name: chip\n    local:\n    - attributes: {wid");
    page.waitForText("#panel-design .words", "width");
    page.click("#panel-design .words button");
    assertThat(
            page.evaluate("document.querySelector('textarea[aria-label=Design]').value").asText())
        .endsWith("{width: ");
    page.type("Mapping", "mapping:\n- target: Buffer\n  type: sp");
    page.waitForText("#panel-mapping .words", "spatial");
  }

  @Test
  void loopThatIsDraggedChangesTheMapping() throws Exception {
    Browser.Page page = open(true);
    page.waitForText("#evaluation", "288 cycles");
    page.waitFor("document.querySelectorAll('.factors .chip').length > 2");
    String energy = page.text("#evaluation").split(",")[0];
    String before =
        page.evaluate("document.querySelector('textarea[aria-label=Mapping]').value").asText();
    page.evaluate(
        "(() => { const row = [...document.querySelectorAll('.factors [role=group]')].find(g =>"
            + " g.children.length > 1); const [first] = row.children; const last ="
            + " row.children[row.children.length - 1]; const data = new DataTransfer();"
            + " first.dispatchEvent(new DragEvent('dragstart', {dataTransfer: data, bubbles: true}));"
            + " last.dispatchEvent(new DragEvent('drop', {dataTransfer: data, bubbles: true})); })()");
    assertThat(
            page.evaluate("document.querySelector('textarea[aria-label=Mapping]').value").asText())
        .isNotEqualTo(before)
        .hasSameSizeAs(before);
    page.waitFor(
        "document.querySelector('#evaluation').textContent.includes('288 cycles')"
            + " && !document.querySelector('#evaluation').textContent.startsWith('"
            + energy
            + "')");
    assertThat(page.faults()).isEmpty();
  }

  @Test
  void resultsOfTheCommandLineAreOpened() throws Exception {
    Path run = Files.createDirectories(folder.resolve("run-1"));
    Files.writeString(run.resolve("report.html"), "<!doctype html><title>a run</title><p>found");
    Browser.Page page = open(false);
    page.waitForText("main", "run-1");
    String address =
        page.evaluate("document.querySelector('a[href*=\"/results/\"]').href").asText();
    assertThat(browser.open(address).text("p")).isEqualTo("found");
  }

  @Test
  void twoBrowsersSearchOneAfterTheOther(@TempDir Path otherProfile) throws Exception {
    try (Browser other = Browser.start(otherProfile)) {
      Browser.Page one = open(browser, false);
      Browser.Page two = open(other, false);
      for (Browser.Page page : List.of(one, two)) {
        page.waitFor("!document.querySelector('.primary').disabled");
        page.click(".primary");
      }
      for (Browser.Page page : List.of(one, two)) {
        page.waitForText("main", "Compared with the search");
        page.waitForText("main", "optimal");
        assertThat(page.faults()).isEmpty();
      }
    }
  }

  @Test
  void bestMappingIsFoundAndComparedAndWhatIfGivesAnother() throws Exception {
    Browser.Page page = open(false);
    page.waitFor("!document.querySelector('.primary').disabled");
    page.click(".primary");
    page.waitForText("main", "Compared with the search");
    page.waitForText("main", "optimal");
    page.evaluate("document.querySelector('input[aria-label=Level]').value = 'Buffer'");
    // 1024 words of 16 bits are 2 KB.
    page.evaluate("document.querySelector('input[aria-label=\"Its capacity\"]').value = '4 KB'");
    page.click("#what-if");
    page.waitFor(
        "[...document.querySelectorAll('caption')].some(c => c.textContent === 'Searches so far'"
            + " && c.closest('table').querySelectorAll('tbody tr').length === 2)");
    assertThat(
            page.evaluate("document.querySelector('textarea[aria-label=Design]').value").asText())
        .contains("depth: 2048");
    assertThat(page.faults()).isEmpty();
  }

  @Test
  void textIsSavedAndStaysAfterReloading() throws Exception {
    Browser.Page page = open(true);
    page.waitForText("#evaluation", "288 cycles");
    page.click("#tab-mapping");
    page.evaluate(
        "document.querySelector('input[aria-label=\"Name of the file\"]').value = 'mine.yaml'");
    page.click("#save");
    page.waitForText("main", "saved as mine.yaml");
    assertThat(Files.readString(folder.resolve("mine.yaml"))).startsWith("mapping:");
    page.evaluate("location.reload()");
    page.waitForText("#evaluation", "288 cycles");
  }

  @Test
  void twoTabsDoNotDisturbEachOther() throws Exception {
    Browser.Page one = open(true);
    Browser.Page two = open(false);
    two.waitForText("#evaluation", "");
    one.waitForText("#evaluation", "288 cycles");
    assertThat(
            two.evaluate("document.querySelector('textarea[aria-label=Mapping]').value").asText())
        .isEmpty();
  }

  @Test
  void searchIsCancelledAndKeepsTheBest() throws Exception {
    Browser.Page page = browser.open(explorer.url());
    page.waitForText(".choices", "conv3");
    page.evaluate(
        "(() => { const d = document.querySelectorAll('.choices select')[1]; d.value = 'vgg16';"
            + " d.dispatchEvent(new Event('change')); })()");
    page.waitForText(".choices", "conv3_2");
    page.evaluate(
        "(() => { const l = document.querySelectorAll('.choices select')[2]; l.value = 'conv3_2';"
            + " l.dispatchEvent(new Event('change')); })()");
    page.click(".primary");
    page.waitForText("main", "gap");
    page.evaluate(
        "[...document.querySelectorAll('button')].find(b => b.textContent === 'Cancel').click()");
    page.waitForText("main", "Cancelled; conv3_2");
    page.waitForText("main", "Compared with the search");
    for (String look : new String[] {"light", "dark"}) {
      page.look(1440, 1600, look.equals("dark"));
      page.screenshot(SCREENSHOTS.resolve("explorer-" + look + ".png"));
    }
    page.look(390, 1600, false);
    page.screenshot(SCREENSHOTS.resolve("explorer-phone.png"));
    assertThat(page.evaluate("document.documentElement.scrollWidth <= 390").asBoolean())
        .as("nothing sticks out on a phone")
        .isTrue();
  }

  @Test
  void pageHasNoSeriousFaultOfAccessibility() throws Exception {
    Browser.Page page = open(true);
    page.waitFor("document.querySelector('.nest')");
    Thread.sleep(300);
    assertThat(axe(page)).isEmpty();
  }

  /** What axe-core finds that is serious or worse, as text. */
  static String axe(Browser.Page page) throws Exception {
    try (InputStream code = ExplorerBrowserTest.class.getResourceAsStream("axe.min.js")) {
      page.evaluate(new String(code.readAllBytes(), StandardCharsets.UTF_8) + "; true");
    }
    JsonNode found =
        page.evaluate(
            "axe.run(document, {resultTypes: ['violations']}).then(r => r.violations"
                + ".filter(v => v.impact === 'serious' || v.impact === 'critical')"
                + ".map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)"
                + " + ' -- ' + n.any.concat(n.all).map(c => c.message).join(' ')).join(' | '))"
                + ".join('\\n'))");
    return found.asText();
  }
}
