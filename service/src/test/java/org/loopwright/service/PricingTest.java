package org.loopwright.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.cost.ActionCost;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.Verdict;
import org.loopwright.cost.technology.ChipArea;
import org.loopwright.cost.technology.PriceList;
import org.loopwright.cost.technology.Provenance;
import org.loopwright.cost.technology.TableGaps;
import org.loopwright.cost.technology.UnitPrice;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.timeloop.TablesWriter;
import org.loopwright.model.diagnostics.SpecException;

final class PricingTest {
  private static final Path LIBRARY = Path.of("../library");
  private static final List<String> DESIGNS =
      List.of("eyeriss", "eyeriss-split", "nvdla-like", "diannao-like", "simba-like", "teaching");
  private static final String TREE =
      """
      architecture:
        version: '0.4'
        subtree:
        - name: chip
          attributes: {technology: 45nm}
          local:
          - name: DRAM
            class: DRAM
            attributes: {width: 64, datawidth: 16}
          subtree:
          - name: array
            attributes: {%s}
            local:
            - name: Buffer[1..%d]
              class: SRAM
              attributes: {depth: 1024, width: 64, datawidth: 16}
            - name: MAC[1..%d]
              class: intmac
              attributes: {datawidth: 16}
      """;

  @TempDir Path folder;

  private final TechnologyLibrary technologies = new Library(LIBRARY).technologies();

  @Test
  void givenTablesStandBeforeWhatIsComputed() {
    Pricing pricing = new Pricing(technologies, Optional.of("16nm"), false);
    Specification teaching = design("teaching");
    assertThat(pricing.prices(teaching).value("Buffer", "read")).isEqualTo(6);
    assertThat(pricing.prices(teaching).prices()).allMatch(price -> price.provenance().isGiven());
    assertThat(pricing.warnings(teaching)).anyMatch(text -> text.contains("--ignore-tables"));
  }

  /** No shipped design has a network, an address or a sum of partial sums for nothing. */
  @Test
  void everyShippedDesignHasAllItsPrices() {
    Pricing pricing = new Pricing(technologies, Optional.empty(), false);
    for (String name : DESIGNS) {
      Specification design = design(name);
      assertThat(pricing.warnings(design)).as(name).isEmpty();
      assertThat(
              TableGaps.free(design.architecture(), pricing.prices(design).energy()).stream()
                  .filter(gap -> !isPriced(pricing.prices(design), gap)))
          .as(name)
          .isEmpty();
    }
  }

  /** A gap reads {@code item of A, B and C}. */
  private static boolean isPriced(PriceList prices, String gap) {
    String[] parts = gap.split(" of ");
    return Stream.of(parts[1].split(", | and "))
        .allMatch(component -> prices.value(component, parts[0]) > 0);
  }

  @Test
  void eyerissPaysForHopsAsItsTableHasThem() {
    PriceList prices = new Pricing(technologies, Optional.empty(), false).prices(design("eyeriss"));
    assertThat(prices.value("GLB", "read")).isEqualTo(48);
    assertThat(prices.value("GLB", UnitPrice.HOP)).isEqualTo(2 * 2);
    assertThat(prices.find("GLB", UnitPrice.HOP).orElseThrow().provenance().table())
        .isEqualTo("relative.csv");
  }

  @Test
  void everyPriceOfEveryShippedDesignHasItsSource() {
    for (String technology : List.of("65nm", "45nm", "28nm", "16nm", "7nm")) {
      Pricing pricing = new Pricing(technologies, Optional.of(technology), true);
      for (String name : DESIGNS) {
        PriceList prices = pricing.prices(design(name));
        assertThat(prices.unknown()).as(name).isEmpty();
        assertThat(prices.prices()).as(name).noneMatch(price -> price.provenance().isGiven());
        assertThat(pricing.warnings(design(name))).isEmpty();
      }
    }
  }

  @Test
  void everyNumberOfAnEvaluationHasItsSource() {
    for (boolean ignored : new boolean[] {true, false}) {
      Evaluation evaluation = teaching(new Pricing(technologies, Optional.empty(), ignored));
      assertThat(evaluation.bill())
          .isNotEmpty()
          .noneMatch(line -> line.price().provenance().equals(Provenance.UNKNOWN))
          .allMatch(line -> line.price().provenance().isGiven() != ignored);
      assertThat(total(evaluation, false)).isCloseTo(evaluation.energyPj(), within(1e-6));
      assertThat(total(evaluation, true)).isCloseTo(evaluation.areaUm2(), within(1e-6));
    }
  }

  /** What the table gives is taken as it is; what is computed grows by what layouts add. */
  @Test
  void onlyComputedAreasGrowInALayout() {
    Specification eyeriss = design("eyeriss");
    ChipArea given = new Pricing(technologies, Optional.empty(), false).area(eyeriss);
    assertThat(given.laidOut().orElseThrow().value())
        .isBetween(given.cellsUm2(), 1.05 * given.cellsUm2());
    ChipArea computed = new Pricing(technologies, Optional.of("65nm"), true).area(eyeriss);
    assertThat(computed.laidOut().orElseThrow().value())
        .isBetween(3 * computed.cellsUm2(), 6 * computed.cellsUm2());
    assertThat(computed.laidOut().orElseThrow().provenance().source()).contains("DianNao");
  }

  /** HBM2: 1.21 of 3.92 pJ a bit opens rows where it was measured. */
  @Test
  void dramPaysForTheRowsThatItOpens() {
    double bits = 64;
    assertThat(hbmRead("")).isCloseTo(3.92 * bits, within(1e-9));
    assertThat(hbmRead(", activation_share: 0")).isCloseTo((3.92 - 1.21) * bits, within(1e-9));
    assertThat(hbmRead(", activation_share: 2.5"))
        .isCloseTo((3.92 + 1.5 * 1.21) * bits, within(1e-9));
  }

  private double hbmRead(String attribute) {
    String text =
        """
        architecture:
          version: 0.4
          subtree:
          - name: system
            local:
            - {name: DRAM, class: DRAM, attributes: {width: 64, datawidth: 16, type: HBM2 SHARE}}
            - {name: mac, class: intmac}
        """
            .replace(" SHARE", attribute);
    Specification specification = SpecificationFiles.parse("hbm.yaml", text).specification();
    return new Pricing(technologies, Optional.empty(), false)
        .prices(specification)
        .value("DRAM", "read");
  }

  /** 16 bits x 60 fJ; charged in a run, and listed in its bill. */
  @Test
  void routersOfATechnologyAreCharged() throws IOException {
    Files.writeString(
        folder.resolve("technology.yaml"),
        "technology: {name: mine, node_nm: 45, router: {fj_per_bit: 60, source: me}}\n");
    Pricing pricing = new Pricing(technologies, Optional.of(folder.toString()), true);
    Evaluation evaluation = teaching(pricing);
    assertThat(price(evaluation, "Buffer", UnitPrice.ROUTER)).isCloseTo(0.96, within(1e-12));
    assertThat(total(evaluation, false)).isCloseTo(evaluation.energyPj(), within(1e-6));
    Evaluation without = teaching(new Pricing(technologies, Optional.of("45nm"), true));
    assertThat(evaluation.energyPj()).isGreaterThan(without.energyPj());
  }

  @Test
  void whatIsNotKnownIsWarnedOf() {
    Pricing pricing = new Pricing(technologies, Optional.of("timeloop-public"), true);
    assertThat(pricing.warnings(design("eyeriss")))
        .contains("area of GLB is not known and counts as 0");
  }

  @Test
  void publicModelOfTheReferenceIsReproduced() {
    Pricing pricing = new Pricing(technologies, Optional.of("timeloop-public"), true);
    PriceList prices = pricing.prices(design("eyeriss"));
    // 64 bits: 4 x 200; 128 KB on the line: 4 x (1 + 5 x (131072 - 512) / (102400 - 512))
    assertThat(prices.value("DRAM", "read")).isEqualTo(800);
    assertThat(prices.value("GLB", "read"))
        .isCloseTo(4 * (1 + 5.0 * (131072 - 512) / (102400 - 512)), within(1e-9));
    assertThat(prices.value("RF", "read")).isEqualTo(1);
    assertThat(prices.value("mac", "compute")).isEqualTo(1);
  }

  @Test
  void eyerissTableIsReproduced() {
    PriceList prices =
        new Pricing(technologies, Optional.of("65nm"), true).prices(design("eyeriss"));
    // Relative to a MAC of 2 pJ, for 16-bit words; blocks of the buffers have 4 words.
    assertThat(prices.value("DRAM", "read")).isEqualTo(200 * 2 * 4);
    assertThat(prices.value("GLB", "read")).isCloseTo(6 * 2 * 4, within(1e-9));
    assertThat(prices.value("RF", "read")).isEqualTo(2);
    assertThat(prices.value("mac", "compute")).isEqualTo(2);
    assertThat(prices.value("GLB", UnitPrice.HOP)).isEqualTo(2 * 2);
  }

  @Test
  void writtenTablesAreReadBackToIdenticalResults() throws IOException {
    Path mapping = LIBRARY.resolve("mappings/teaching-weight-stationary.yaml");
    Path bare = write("bare.yaml", withoutTables(LIBRARY.resolve("architectures/teaching.yaml")));
    Specification computed = SpecificationFiles.read(List.of(bare, mapping)).specification();
    Pricing pricing = new Pricing(technologies, Optional.of("28nm"), false);
    Path tables =
        write("tables.yaml", TablesWriter.yaml(computed.architecture(), pricing.prices(computed)));

    Specification given = SpecificationFiles.read(List.of(bare, mapping, tables)).specification();
    Pricing other = new Pricing(technologies, Optional.of("7nm"), false);

    Evaluation first = evaluate(computed, pricing);
    Evaluation second = evaluate(given, other);
    assertThat(second.energyPj()).isEqualTo(first.energyPj());
    assertThat(second.storage()).isEqualTo(first.storage());
    assertThat(second.networks()).isEqualTo(first.networks());
    assertThat(second.areaUm2()).isEqualTo(first.areaUm2());
    assertThat(second.bill()).allMatch(line -> line.price().provenance().isGiven());
  }

  @Test
  void innerSubtreeKeepsItsOwnTechnology() throws IOException {
    Specification design = tree("technology: 90nm", 1, 1);
    PriceList prices = new Pricing(technologies, Optional.of("22nm"), false).prices(design);
    PriceList at90 =
        new Pricing(technologies, Optional.of("90nm"), false).prices(tree("latency: 1", 1, 1));
    assertThat(prices.value("Buffer", "read")).isEqualTo(at90.value("Buffer", "read"));
  }

  @Test
  void technologyThatIsNotKnownIsTold() throws IOException {
    Specification design = tree("technology: 45mn", 1, 1);
    assertThat(new Pricing(technologies, Optional.empty(), false).warnings(design))
        .containsExactly(
            "technology 45mn is not known, and has no effect: --technology names another");
    assertThat(new Pricing(technologies, Optional.of("45nm"), false).warnings(design)).isEmpty();
  }

  @Test
  void chosenTechnologyTakesThePlaceOfTheDesigns() throws IOException {
    Specification design = tree("latency: 1", 1, 1);
    double own =
        new Pricing(technologies, Optional.empty(), false).prices(design).value("Buffer", "read");
    double chosen =
        new Pricing(technologies, Optional.of("22nm"), false)
            .prices(design)
            .value("Buffer", "read");
    assertThat(chosen).isLessThan(own);
  }

  @Test
  void doublingInstancesDoublesTheirArea() throws IOException {
    Pricing pricing = new Pricing(technologies, Optional.empty(), false);
    assertThat(bufferArea(pricing, 8)).isCloseTo(2 * bufferArea(pricing, 4), within(1e-6));
    Specification design = tree("latency: 1", 4, 8);
    PriceList prices = pricing.prices(design);
    double buffer = prices.value("Buffer", "area") + prices.value("Buffer", UnitPrice.ADDER_AREA);
    double sum = prices.value("MAC", "area") * 8 + buffer * 4;
    assertThat(evaluator(design, pricing).areaUm2() - prices.value("DRAM", UnitPrice.ADDER_AREA))
        .isCloseTo(sum, within(1e-6));
  }

  @Test
  void shippedDesignIsPricedInFiftyMillisecondsWithTheReadingOfTables() {
    // Of the processor, as the machine may have other work; the best of several, as the first runs
    // are not compiled yet.
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (String name : DESIGNS) {
      Specification design = design(name);
      double fastestMs = Double.POSITIVE_INFINITY;
      for (int run = 0; run < 40 && fastestMs > 30; run++) {
        long start = threads.getCurrentThreadCpuTime();
        new Pricing(new Library(LIBRARY).technologies(), Optional.empty(), true).prices(design);
        fastestMs = Math.min(fastestMs, (threads.getCurrentThreadCpuTime() - start) / 1e6);
      }
      assertThat(fastestMs).as("%s, ms", name).isLessThan(50);
    }
  }

  @Test
  void arithmeticLeaksForTheWholeRun() {
    Evaluation evaluation = teaching(new Pricing(technologies, Optional.of("45nm"), true));
    ActionCost leak =
        evaluation.bill().stream()
            .filter(line -> line.price().component().equals("mac"))
            .filter(line -> line.price().item().equals(UnitPrice.ARITHMETIC_LEAK))
            .findFirst()
            .orElseThrow();
    assertThat(leak.price().value()).isPositive();
    assertThat(leak.price().provenance().model()).isEqualTo("logic leakage by area");
    assertThat(leak.count())
        .isEqualTo((double) evaluation.cycles() * evaluation.compute().utilizedInstances());
    assertThat(evaluation.compute().leakagePj()).isEqualTo(leak.total());
    double operations = evaluation.computes() * price(evaluation, "mac", "compute");
    assertThat(evaluation.compute().energyPj()).isEqualTo(operations + leak.total());
  }

  @Test
  void modelOfTheUserIsFoundAndAskedFirst() throws IOException {
    String text = TREE.formatted("latency: 1", 1, 1).replace("class: intmac", "class: adc_intmac");
    Specification design =
        SpecificationFiles.read(
                List.of(
                    write(
                        "adc.yaml",
                        text.replace("{datawidth: 16}", "{datawidth: 16, resolution: 6}"))))
            .specification();
    PriceList prices = new Pricing(technologies, Optional.empty(), false).prices(design);
    assertThat(prices.value("MAC", "compute")).isEqualTo(0.5 * 6);
    assertThat(prices.value("MAC", UnitPrice.ARITHMETIC_LEAK)).isEqualTo(0.001);
    assertThat(prices.value("MAC", UnitPrice.AREA)).isEqualTo(300);
    assertThat(prices.find("MAC", "compute").orElseThrow().provenance().source())
        .isEqualTo("our data sheet, page 7");
    assertThat(prices.find("Buffer", "read").orElseThrow().provenance().table())
        .isEqualTo("sram.csv");
  }

  @Test
  void modelInTheDocumentationIsTheOneThatIsTested() throws IOException {
    Path source = Path.of("src/test/java/org/loopwright/service/ConverterModel.java");
    String code = Files.readString(source);
    String body = code.substring(code.indexOf("public final class"));
    assertThat(bare(Files.readString(Path.of("../docs/technology.md")))).contains(bare(body));
  }

  /** Code without remarks and spaces. */
  private static String bare(String code) {
    return code.replaceAll("//.*", "").replaceAll("\\s+", "");
  }

  @Test
  void unknownTechnologyIsNamedWithWhatShips() {
    assertThatThrownBy(() -> new Pricing(technologies, Optional.of("16mn"), false))
        .isInstanceOf(SpecException.class)
        .hasMessageContaining("16nm");
  }

  private static double price(Evaluation evaluation, String component, String item) {
    return evaluation.bill().stream()
        .map(ActionCost::price)
        .filter(price -> price.component().equals(component) && price.item().equals(item))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private double bufferArea(Pricing pricing, int instances) throws IOException {
    Specification design = tree("latency: 1", instances, 8);
    PriceList prices = pricing.prices(design);
    return evaluator(design, pricing).areaUm2()
        - prices.value("DRAM", UnitPrice.ADDER_AREA)
        - prices.value("MAC", "area") * 8;
  }

  private static Evaluator evaluator(Specification design, Pricing pricing) {
    return new Evaluator(
        SpecificationFiles.read(
                List.of(
                    LIBRARY.resolve("architectures/teaching.yaml"),
                    LIBRARY.resolve("mappings/teaching-weight-stationary.yaml")))
            .specification()
            .workload()
            .orElseThrow(),
        design.architecture(),
        pricing.prices(design));
  }

  private Specification tree(String attributes, int buffers, int macs) throws IOException {
    return SpecificationFiles.read(
            List.of(write("tree.yaml", TREE.formatted(attributes, buffers, macs))))
        .specification();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static String withoutTables(Path file) throws IOException {
    String text = Files.readString(file);
    return text.substring(0, text.indexOf("ERT:"));
  }

  private static Specification design(String name) {
    return SpecificationFiles.read(
            List.of(LIBRARY.resolve("architectures").resolve(name + ".yaml")))
        .specification();
  }

  private static Evaluation teaching(Pricing pricing) {
    return evaluate(
        SpecificationFiles.read(
                List.of(
                    LIBRARY.resolve("architectures/teaching.yaml"),
                    LIBRARY.resolve("mappings/teaching-weight-stationary.yaml")))
            .specification(),
        pricing);
  }

  private static Evaluation evaluate(Specification specification, Pricing pricing) {
    return ((Verdict.Valid) SpecificationEvaluation.evaluate(specification, pricing)).evaluation();
  }

  private static double total(Evaluation evaluation, boolean area) {
    return evaluation.bill().stream()
        .filter(line -> line.isArea() == area)
        .mapToDouble(ActionCost::total)
        .sum();
  }
}
