package org.loopwright.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.network.NetworkReader;
import org.loopwright.model.network.Network;
import org.loopwright.report.PriceReport;
import org.loopwright.result.MappedLayer;
import org.loopwright.result.MappingResult;
import org.loopwright.result.RunIdentity;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchOptions;

final class ResultFolderTest {
  private static final Optional<Path> CHROMIUM =
      Stream.of(System.getenv("PATH").split(File.pathSeparator))
          .map(folder -> Path.of(folder, "chromium"))
          .filter(Files::isExecutable)
          .findFirst();

  private static final Library LIBRARY = new Library(Path.of("../library"));

  @TempDir private Path folder;

  @Test
  void billOfTheNetworkIsThatOfItsLayersAsOftenAsTheyOccur() throws IOException {
    List<MappedLayer> layers = write();
    double expected = 0;
    for (MappedLayer layer : layers) {
      expected += layer.count() * layer.evaluation().orElseThrow().energyPj();
    }
    double byLayer = 0;
    double ofAll = 0;
    double areaOfAll = 0;
    for (CSVRecord row : csv("bill.csv")) {
      double total = Double.parseDouble(row.get("total"));
      double product = Double.parseDouble(row.get("count")) * Double.parseDouble(row.get("price"));
      assertThat(total).isCloseTo(product, within(1e-9 * product));
      assertThat(row.get("source")).isNotBlank();
      boolean all = row.get("layer").equals(PriceReport.ALL);
      if (row.get("unit").equals("um^2")) {
        areaOfAll += all ? total : 0;
      } else {
        ofAll += all ? total : 0;
        byLayer += all ? 0 : total * Long.parseLong(row.get("occurs"));
      }
    }
    assertThat(byLayer).isCloseTo(expected, within(1e-9 * expected));
    assertThat(ofAll).isCloseTo(expected, within(1e-9 * expected));
    double area = layers.get(0).evaluation().orElseThrow().areaUm2();
    assertThat(areaOfAll).isCloseTo(area, within(1e-9 * area));
  }

  @Test
  void energyIsPlotted() throws IOException {
    write();
    for (String name : List.of("energy", "energy-inside")) {
      BufferedImage image = ImageIO.read(folder.resolve(name + ".png").toFile());
      assertThat(image.getWidth()).isEqualTo(2 * 900);
      assertThat(Files.readString(folder.resolve(name + ".svg"))).contains("<svg");
    }
  }

  @Test
  void reportIsOnePageWithAllLayers() throws IOException {
    List<MappedLayer> layers = write();
    String page = Files.readString(folder.resolve("report.html"));
    assertThat(page).contains("<title>two").hasSizeLessThan(4_000_000);
    assertThat(layers)
        .allSatisfy(layer -> assertThat(page).contains("\"workload\":\"" + layer.name() + "\""));
  }

  /** The bill comes last, so whatever fails before leaves it out. */
  @Test
  void reportDrawsALayerInABrowser() throws IOException, InterruptedException {
    assumeTrue(
        CHROMIUM.isPresent(), "there is no chromium on the PATH: the page is not opened in it");
    String layer = write().get(0).name();
    String page = folder.resolve("report.html").toUri() + "#layer=" + layer;
    Path drawn = folder.resolve("drawn.html");
    Process browser =
        new ProcessBuilder(
                CHROMIUM.get().toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("browser"),
                "--virtual-time-budget=5000",
                "--dump-dom",
                page)
            .redirectOutput(drawn.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      assertThat(browser.waitFor(60, TimeUnit.SECONDS)).isTrue();
    } finally {
      browser.destroyForcibly();
    }
    assertThat(Files.readString(drawn))
        .contains(">Roofline</h2>", "<svg", "<h2 id=\"layer\"", ">Loop nest", ">Bill</h3>");
  }

  @Test
  void inAHurryAllButThePlotsIsWrittenAndNoneOfAnEarlierRunIsLeft() throws IOException {
    write();
    assertThat(folder).isDirectoryContaining("glob:**/energy.svg");
    List<MappedLayer> layers = write(() -> true);
    assertThat(folder)
        .isDirectoryNotContaining("glob:**.{svg,png}")
        .isDirectoryContaining("glob:**/result.json")
        .isDirectoryContaining("glob:**/report.txt")
        .isDirectoryContaining("glob:**/bill.csv")
        .isDirectoryContaining("glob:**/prices.yaml");
    assertThat(csv("layers.csv")).hasSize(layers.size());
    for (MappedLayer layer : layers) {
      assertThat(folder.resolve(layer.name() + ".yaml")).exists();
    }
  }

  private List<MappedLayer> write() throws IOException {
    return write(() -> false);
  }

  /** Two layers of AlexNet on the smallest design; one occurs twice. */
  private List<MappedLayer> write(BooleanSupplier hurried) throws IOException {
    Path design = LIBRARY.find(Library.Kind.ARCHITECTURES, "teaching");
    Network whole = NetworkReader.read(LIBRARY.find(Library.Kind.WORKLOADS, "alexnet"));
    Network two =
        new Network(
            "two",
            Optional.empty(),
            List.of(whole.layers().get(2), new Network.Layer(whole.layers().get(3).workload(), 2)));
    Pricing pricing = new Pricing(LIBRARY.technologies(), Optional.empty(), true);
    MappingRequest request =
        new MappingRequest(
            RunIdentity.of("1.0 (test)").withNetwork(Optional.of("two")),
            SpecificationFiles.read(List.of(design)),
            two,
            pricing,
            ResultFolderTest::briefly);
    MappingResult result = NetworkMapping.run(request, new Unwatched());
    try (OutputFolder opened = OutputFolder.open(folder, OutputFolder.Earlier.REPLACED)) {
      assertThat(new ResultFolder(opened, hurried).write(result))
          .isEqualTo(!hurried.getAsBoolean());
    }
    return result.layers();
  }

  private static SearchOptions briefly(SearchOptions standard) {
    return new SearchOptions(
        SearchAlgorithm.RANDOM,
        standard.goal(),
        standard.limits().ofProofs().withSearchSize(5),
        1,
        1);
  }

  private List<CSVRecord> csv(String name) throws IOException {
    try (Reader reader = Files.newBufferedReader(folder.resolve(name))) {
      return CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(reader)
          .getRecords();
    }
  }

  private static final class Unwatched implements SearchWatch {
    @Override
    public boolean isCancelled() {
      return false;
    }

    @Override
    public SearchControl begin(String name, int number, int count, SearchOptions options) {
      return SearchControl.quiet(System::nanoTime);
    }

    @Override
    public void end() {
      // Nobody looks on.
    }
  }
}
