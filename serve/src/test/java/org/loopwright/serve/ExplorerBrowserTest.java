package org.loopwright.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
    Browser.Page page = browser.open(explorer.url());
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
  void bestMappingIsFoundAndComparedAndWhatIfGivesAnother() throws Exception {
    Browser.Page page = open(false);
    page.waitFor("!document.querySelector('.primary').disabled");
    page.click(".primary");
    page.waitForText("main", "Compared with the search");
    page.waitForText("main", "optimal");
    page.evaluate("document.querySelector('input[aria-label=Level]').value = 'Buffer'");
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
