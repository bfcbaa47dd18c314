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
  private static Browser.Page shared;

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

  /** The page with the teaching design and a small problem, in a tab of its own. */
  private static Browser.Page open(boolean mapped) throws Exception {
    return open(browser, mapped);
  }

  private static Browser.Page open(Browser with, boolean mapped) throws Exception {
    Browser.Page page = with.open(explorer.url());
    page.waitFor("document.querySelectorAll('textarea').length === 4");
    page.waitFor("document.querySelector('.choices select').value === 'eyeriss'");
    page.waitFor("document.querySelector('textarea[aria-label=Network]').value !== ''");
    return typed(page, mapped);
  }

  /** The same in a tab that tests share which only write. */
  private static Browser.Page shared() throws Exception {
    if (shared == null) {
      shared = open(true);
    }
    shared.front();
    shared.evaluate("document.querySelector('#evaluation').textContent = ''");
    shared.evaluate("document.querySelector('#tab-design').click()");
    return typed(shared, true);
  }

  private static Browser.Page typed(Browser.Page page, boolean mapped) throws Exception {
    String small = Files.readString(Path.of(Explorer.SMALL));
    int mapping = small.indexOf("mapping:");
    page.type("Design", library(Library.Kind.ARCHITECTURES, "teaching"));
    page.type("Network", small.substring(small.indexOf("problem:"), mapping));
    page.type("Mapping", mapped ? small.substring(mapping) : "");
    return page;
  }

  @Test
  void mappingIsEvaluatedAsItIsTyped() throws Exception {
    Browser.Page page = shared();
    page.waitForText("#evaluation", "288 cycles");
    page.waitFor("document.querySelector('.nest')");
    assertThat(page.evaluate("location.href").asText()).doesNotContain("token");
    assertThat(page.faults()).isEmpty();
  }

  @Test
  void errorIsShownAtItsLineAndGoesWhenItIsMended() throws Exception {
    Browser.Page page = shared();
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
    Browser.Page page = shared();
    page.waitForText("#evaluation", "288 cycles");
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
    Browser.Page page = shared();
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
    Browser.Page page = shared();
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
    Browser.Page page = shared();
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
  void runsAreOpenedWithTheirPageTheirRowsAndTheirMappings() throws Exception {
    Path run = Files.createDirectories(folder.resolve("run-1"));
    Files.writeString(run.resolve("report.html"), "<!doctype html><title>a run</title><p>found");
    Files.writeString(
        run.resolve("result.json"), "{\"network\": \"net\", \"verdict\": \"optimal\"");
    Files.writeString(run.resolve("points.csv"), "point,cycles,energy_pj\n0,3,4.5\n1,2,7\n2,9,1\n");
    Files.copy(Path.of(Explorer.SMALL), run.resolve("layer.yaml"));
    Browser.Page page = open(false);
    page.click("#tab-results");
    page.waitForText("#panel-results", "net optimal");
    String address =
        page.evaluate("document.querySelector('a[href*=\"/results/\"]').href").asText();
    assertThat(browser.open(address).text("p")).isEqualTo("found");
    page.front();
    page.click("button[aria-label=\"Open run-1\"]");
    page.waitForText("#run", "points.csv");
    press(page, "#run", "points");
    page.waitForText("#run", "3 of 3 chosen");
    page.waitFor("document.querySelector('#run canvas')");
    look(page, "results");
    press(page, "#run", "layer");
    page.waitForText("#evaluation", "288 cycles");
    assertThat(page.faults()).isEmpty();
  }

  /** Presses the button with that text. */
  private static void press(Browser.Page page, String within, String text) throws Exception {
    page.evaluate(
        "[...document.querySelectorAll('%s button')].find(b => b.textContent === '%s').click()"
            .formatted(within, text));
  }

  /** A panel in the light, in the dark and on a phone, without serious faults. */
  private static void look(Browser.Page page, String name) throws Exception {
    page.look(1200, 1400, false);
    page.screenshot(SCREENSHOTS.resolve("explorer-" + name + ".png"));
    assertThat(axe(page)).isEmpty();
    page.look(1200, 1400, true);
    page.screenshot(SCREENSHOTS.resolve("explorer-" + name + "-dark.png"));
    assertThat(axe(page)).isEmpty();
    page.look(390, 1400, false);
    page.screenshot(SCREENSHOTS.resolve("explorer-" + name + "-phone.png"));
    assertThat(page.evaluate("document.documentElement.scrollWidth <= 390").asBoolean())
        .as("nothing sticks out on a phone")
        .isTrue();
    page.look(1200, 1400, false);
  }

  @Test
  void spaceIsSweptAndAPointOpensWithItsMapping() throws Exception {
    Browser.Page page = open(false);
    page.click("#tab-sweep");
    press(page, "#panel-sweep", "Sweep");
    page.waitForText(".problems", "There is no space yet");
    press(page, "#panel-sweep", "Vary the design at hand");
    page.waitForText("#panel-sweep", "3 designs, Buffer.depth (3)");
    String space = "document.querySelector('textarea[aria-label=Space]').value";
    page.type("Space", page.evaluate(space).asText().replace("axes:", "axs:"));
    page.waitForText(".problems", "space.yaml:4 space.axs");
    page.type(
        "Space",
        "space: {architecture: design.yaml, networks: small.yaml, axes: {Buffer.depth: [64, 128]}}");
    page.waitForText(".problems", "small.yaml");
    page.type("Network", SMALL_NETWORK);
    page.type(
        "Space",
        "space: {architecture: design.yaml, networks: network.yaml, axes: {Buffer.depth: [64, 128]}}");
    page.waitForText("#panel-sweep", "2 designs");
    press(page, "#panel-sweep", "Sweep");
    page.waitFor("document.querySelector('#panel-sweep canvas')");
    page.waitForText("#panel-sweep", "exact");
    look(page, "sweep");
    page.click("button[aria-label=\"Open point 1\"]");
    page.waitForText("#evaluation", "evaluated in");
    assertThat(
            page.evaluate("document.querySelector('textarea[aria-label=Design]').value").asText())
        .contains("depth: 128");
    assertThat(page.text("#panel-evaluate")).contains("point 1: Buffer.depth=128", "optimal");
    assertThat(page.faults()).isEmpty();
  }

  private static final String SMALL_NETWORK =
      "network: {name: small, layers: [{name: a, shape: cnn-layer, R: 1, S: 1, P: 4, Q: 1, C: 4,"
          + " K: 8, N: 1}]}";

  @Test
  void designsAreComparedAndTabsFollowTheArrowKeys() throws Exception {
    Browser.Page page = open(false);
    page.type("Network", SMALL_NETWORK);
    page.waitFor("document.querySelectorAll('.choices select')[2].value === 'a'");
    page.evaluate("document.querySelector('#tab-sweep').focus()");
    page.evaluate(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight',"
            + " bubbles: true}))");
    assertThat(page.evaluate("document.activeElement.id").asText()).isEqualTo("tab-compare");
    press(page, "#panel-compare", "Compare");
    page.waitForText(".problems", "Choose a design");
    page.evaluate("document.querySelector('#others [value=teaching]').selected = true");
    press(page, "#panel-compare", "Compare");
    page.waitForText("#panel-compare", "teaching.yaml against design.yaml");
    look(page, "compare");
    assertThat(page.faults()).isEmpty();
  }

  @Test
  void twoBrowsersSearchOneAfterTheOther(@TempDir Path otherProfile) throws Exception {
    try (Browser other = Browser.start(otherProfile)) {
      Browser.Page one = open(browser, false);
      Browser.Page two = open(other, false);
      for (Browser.Page page : List.of(one, two)) {
        page.front();
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
    Browser.Page page = shared();
    page.waitForText("#evaluation", "288 cycles");
    page.waitFor("document.querySelector('.nest')");
    page.drawn();
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
