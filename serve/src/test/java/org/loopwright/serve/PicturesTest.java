package org.loopwright.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.report.html.MappingPage;
import org.loopwright.result.RunIdentity;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchOptions;
import org.loopwright.service.Library.Kind;
import org.loopwright.service.MappingRequest;
import org.loopwright.service.NetworkMapping;
import org.loopwright.service.Pricing;
import org.loopwright.service.SearchWatch;

/**
 * The pictures of the documentation: a report and the explorer in a real browser. Drawn again by
 *
 * <pre>mvn -Pnightly -pl serve -am test -Dtest=PicturesTest -Dgolden.update=true</pre>
 */
final class PicturesTest {
  private static final Path PICTURES = Path.of("../docs/images");
  private static final int WIDTH = 1200;
  private static final long MAX_BYTES = 150_000;

  @Test
  void picturesAreThereAndSmall() throws IOException {
    String readme = Files.readString(Path.of("../README.md"));
    for (String name : List.of("report.png", "explorer.png")) {
      Path picture = PICTURES.resolve(name);
      assertThat(readme).contains("docs/images/" + name);
      assertThat(Files.size(picture)).as(name).isLessThanOrEqualTo(MAX_BYTES);
      BufferedImage image = ImageIO.read(picture.toFile());
      assertThat(image.getWidth()).as(name).isEqualTo(WIDTH);
    }
  }

  @Test
  @Tag("nightly")
  void picturesAreDrawn(@TempDir Path folder) throws Exception {
    if (System.getProperty("golden.update") == null || Browser.program().isEmpty()) {
      return;
    }
    try (Browser browser = Browser.start(folder.resolve("profile"));
        Explorer explorer = new Explorer(Optional.empty())) {
      Path report = Files.writeString(folder.resolve("report.html"), report());
      Browser.Page page = browser.open(report.toUri().toString());
      page.look(WIDTH, 670, false);
      page.waitFor("document.querySelector('.chart svg')");
      page.quiet();
      page.screenshot(PICTURES.resolve("report.png"));
      Browser.Page explored = browser.open(explorer.url());
      explored.look(WIDTH, 805, false);
      explored.waitFor("document.querySelector('.choices select').value === 'eyeriss'");
      explored.waitForText(".choices", "conv3");
      explored.click(".primary");
      explored.waitForText("main", "optimal");
      explored.waitFor("document.querySelector('.nest')");
      explored.quiet();
      // Once more, as somebody types: the first evaluation reads the design.
      explored.evaluate(
          "(() => { const a = document.querySelector('textarea[aria-label=Mapping]');"
              + " a.value += '#'; document.querySelector('#evaluation').textContent = '';"
              + " a.dispatchEvent(new Event('input')); })()");
      explored.waitForText("#evaluation", "evaluated in");
      explored.quiet();
      explored.screenshot(PICTURES.resolve("explorer.png"));
    }
  }

  /** AlexNet on eyeriss, as {@code map --out} writes it. */
  private static String report() {
    SpecificationFiles files =
        SpecificationFiles.read(
            List.of(
                Explorer.LIBRARY.find(Kind.ARCHITECTURES, "eyeriss"),
                Explorer.LIBRARY.find(Kind.WORKLOADS, "alexnet")));
    Pricing pricing = new Pricing(Explorer.LIBRARY.technologies(), Optional.empty(), false);
    RunIdentity identity =
        RunIdentity.of("0.2.0")
            .withArchitecture(Optional.of("eyeriss"))
            .withNetwork(Optional.of("alexnet"));
    MappingRequest request =
        new MappingRequest(
            identity, files, files.network().orElseThrow(), pricing, UnaryOperator.identity());
    return MappingPage.of(NetworkMapping.run(request, new Unwatched()));
  }

  /** A search that nobody watches. */
  private static final class Unwatched implements SearchWatch {
    @Override
    public boolean isCancelled() {
      return false;
    }

    @Override
    public SearchControl begin(String name, int number, int count, SearchOptions options) {
      return new SearchControl(System::nanoTime, this::isCancelled, progress -> {});
    }

    @Override
    public void end() {
      // Nothing is shown.
    }
  }
}
