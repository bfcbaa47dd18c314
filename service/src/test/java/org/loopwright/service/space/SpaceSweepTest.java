package org.loopwright.service.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.explore.space.DesignSpace;
import org.loopwright.explore.space.PointStatus;
import org.loopwright.explore.space.PointTotals;
import org.loopwright.explore.space.SpaceAxis;
import org.loopwright.explore.space.SpaceFront;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.space.SpaceReader;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.network.Network;
import org.loopwright.result.PointLayer;
import org.loopwright.result.PointRow;
import org.loopwright.result.RunIdentity;
import org.loopwright.result.SpaceResult;
import org.loopwright.search.Mapper;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.goal.Objective;
import org.loopwright.service.Library;
import org.loopwright.service.OutputFolder;
import org.loopwright.service.OutputFolder.Earlier;
import org.loopwright.service.Pricing;
import org.loopwright.service.SpecificationEvaluation;

final class SpaceSweepTest {
  private static final Library LIBRARY = new Library(Path.of("../library"));
  private static final String NETWORK =
      """
      network:
        name: small
        layers:
        - {name: a, shape: cnn-layer, R: 1, S: 1, P: 4, Q: 1, C: 1, K: 4, N: 1}
        - {name: b, shape: cnn-layer, R: 1, S: 1, P: 1, Q: 1, C: 4, K: 4, N: 1, count: 2}
        - {name: c, shape: cnn-layer, R: 1, S: 1, P: 4, Q: 1, C: 1, K: 4, N: 1}
      """;
  private static final String SPACE =
      """
      space:
        name: memories
        architecture: teaching
        axes:
          RF.depth: [3, 4, 16]
          Buffer.depth: [8, 16, 64]
          DRAM.shared_bandwidth: [1, 128, 64]
        networks: net.yaml
        objectives: [edp, energy, delay]
        front: [energy, delay, area]
      """;

  @TempDir private Path folder;

  private SpaceRequest request(String space) throws IOException {
    Files.writeString(folder.resolve("net.yaml"), NETWORK);
    Path file = Files.writeString(folder.resolve("space.yaml"), space);
    return new SpaceRequest(
        RunIdentity.of("test"),
        SpaceReader.read(file),
        LIBRARY,
        Optional.empty(),
        UnaryOperator.identity());
  }

  private SpaceResult swept(String space, int threads) throws IOException {
    return SpaceSweep.run(
        request(space), new SpaceControl(threads, System::nanoTime, () -> false, progress -> {}));
  }

  /** Every point mapped by itself, from its own file, without anything that the sweep does. */
  private List<PointTotals> bruteForce() throws IOException {
    String design = Files.readString(Path.of("../library/architectures/teaching.yaml"));
    Network network = SpecificationFiles.parse("net.yaml", NETWORK).network().orElseThrow();
    List<PointTotals> all = new ArrayList<>();
    for (int registers : new int[] {3, 4, 16}) {
      for (int buffer : new int[] {8, 16, 64}) {
        for (int bandwidth : new int[] {1, 128, 64}) {
          String text =
              design
                  .replace("depth: 16,", "depth: " + registers + ",")
                  .replace("depth: 1024,", "depth: " + buffer + ",")
                  .replace(
                      "class: DRAM                     # no depth: it holds everything\n"
                          + "      attributes: {",
                      "class: DRAM\n      attributes: {shared_bandwidth: " + bandwidth + ", ");
          all.add(totals(SpecificationFiles.parse("design.yaml", text), network));
        }
      }
    }
    return all;
  }

  private static PointTotals totals(SpecificationFiles files, Network network) {
    Pricing pricing = new Pricing(LIBRARY.technologies(), Optional.empty(), true);
    double energyPj = 0;
    double cycles = 0;
    double areaUm2 = 0;
    for (Network.Layer layer : network.layers()) {
      Specification specification = files.specificationFor(layer.workload());
      var evaluator = SpecificationEvaluation.evaluator(specification, pricing);
      var best =
          Mapper.run(
                  evaluator,
                  specification.constraints(),
                  SearchOptions.unlimited(SearchAlgorithm.OPTIMAL, List.of(Objective.EDP), 1, 1),
                  SearchControl.quiet(System::nanoTime))
              .best()
              .orElseThrow()
              .evaluation();
      energyPj += layer.count() * best.energyPj();
      cycles += layer.count() * best.cycles();
      areaUm2 = evaluator.areaUm2();
    }
    return new PointTotals(energyPj, cycles, areaUm2, OptionalDouble.empty());
  }

  private static double[] numbers(PointTotals totals) {
    return new double[] {totals.energyPj(), totals.cycles(), totals.areaUm2()};
  }

  @Test
  void frontAndEveryMappedPointAreThoseOfBruteForce() throws IOException {
    SpaceResult result = swept(SPACE, 2);
    List<PointTotals> expected = bruteForce();
    assertThat(result.rows()).hasSameSizeAs(expected);
    for (PointRow row : result.rows()) {
      PointTotals alone = expected.get((int) row.point().number());
      if (row.isValid()) {
        assertThat(row.proved()).isTrue();
        assertThat(row.totals().orElseThrow().energyPj())
            .as(row.point().label())
            .isCloseTo(alone.energyPj(), within(alone.energyPj() * 1e-9));
        assertThat(row.totals().orElseThrow().cycles()).isEqualTo(alone.cycles());
      }
      assertThat(row.bound().orElseThrow().energyPj()).isLessThanOrEqualTo(alone.energyPj());
      assertThat(row.bound().orElseThrow().cycles()).isLessThanOrEqualTo(alone.cycles());
    }
    List<PointTotals> front = SpaceFront.of(expected, SpaceSweepTest::numbers);
    assertThat(result.isExact()).isTrue();
    assertThat(result.front())
        .extracting(row -> expected.get((int) row.point().number()))
        .containsExactlyInAnyOrderElementsOf(front);
  }

  @Test
  void rowsDoNotDependOnThreads() throws IOException {
    assertThat(swept(SPACE, 1).rows()).isEqualTo(swept(SPACE, 3).rows());
  }

  @Test
  void mappingsAreSharedAndCarriedOver() throws IOException {
    SpaceResult result = swept(SPACE, 1);
    assertThat(result.layers()).containsKeys(PointLayer.Origin.SHARED, PointLayer.Origin.CARRIED);
  }

  @Test
  void pointsThatFailAreRowsWithReasons() throws IOException {
    SpaceResult result =
        swept(
            """
            space:
              architecture: teaching
              axes:
                RF.depth: [1, 16]
                RF.meshX: [2, 3]
                Buffer.depth: [64, 1000000]
              where: [RF.depth * RF.meshX != 48]
              networks: net.yaml
              budgets: {area_mm2: 1}
            """,
            1);
    assertThat(result.counts())
        .containsEntry(PointStatus.EXCLUDED, 2L)
        .containsKeys(PointStatus.INVALID, PointStatus.BOUND_OVER_BUDGET);
    assertThat(result.reasons().keySet())
        .contains("RF.depth * RF.meshX != 48")
        .anyMatch(reason -> reason.contains("must divide"));
  }

  @Test
  void reasonsNameFilesWithoutTheFoldersOfThisMachine() throws IOException {
    PointDesigns designs = new PointDesigns(request(SPACE));
    Path shipped = LIBRARY.find(Library.Kind.ARCHITECTURES, "teaching");
    assertThat(designs.placeless("'" + folder.resolve("net.yaml") + "' and " + shipped + ":3: bad"))
        .isEqualTo("'net.yaml' and architectures/teaching.yaml:3: bad");
  }

  @Test
  void linesThatAreMappedElsewhereAreThoseMappedHere() throws IOException {
    SpaceRequest request = request(SPACE);
    List<Long> points = List.of(0L, 3L, 26L);
    SpaceControl control = new SpaceControl(1, System::nanoTime, () -> false, progress -> {});
    ShardWork work = new ShardWork(request, Optional.empty(), RowChoice.AUTO);
    assertThat(work.line(work.line(points, control.search())))
        .isEqualTo(SpaceSweep.line(request, new PointDesigns(request), control.search(), points))
        .extracting(row -> row.point().number())
        .containsExactlyElementsOf(points);
  }

  @Test
  void sensitivityChangesOneAxisOfTheBest() throws IOException {
    SpaceResult result = swept(SPACE, 1);
    PointRow best = result.best(result.question().objectives().get(0)).orElseThrow();
    assertThat(result.sensitivity()).hasSize(3 + 3 + 3);
    assertThat(result.sensitivity())
        .allSatisfy(
            one -> {
              Map<String, String> values = one.row().point().values();
              assertThat(one.row().totals()).isPresent();
              assertThat(values).containsEntry(one.axis(), one.value());
              assertThat(
                      values.entrySet().stream()
                          .filter(
                              entry ->
                                  !best.point()
                                      .values()
                                      .get(entry.getKey())
                                      .equals(entry.getValue())))
                  .hasSizeLessThanOrEqualTo(1);
            });
  }

  private static SpaceFolder folder(OutputFolder output, SpaceRequest request) {
    ShardWork work = new ShardWork(request, Optional.empty(), RowChoice.AUTO);
    return new SpaceFolder(output, request, work, /* resumed= */ true);
  }

  /** Stops after some shards, as a killed process does: nothing is closed or written at the end. */
  private void sweepTwoShards(Path results) throws IOException {
    SpaceRequest request = request(SPACE);
    AtomicInteger kept = new AtomicInteger();
    try (OutputFolder output = OutputFolder.open(results, Earlier.RESUMED)) {
      SpaceFolder folder = folder(output, request);
      ShardStore two =
          new ShardStore() {
            @Override
            public Optional<ShardOutcome> outcome(SpaceShard shard) {
              return folder.outcome(shard);
            }

            @Override
            public ShardOutcome keep(SpaceShard shard, List<PointRow> rows) {
              kept.incrementAndGet();
              return folder.keep(shard, rows);
            }
          };
      SpaceSweep.run(
          request,
          new SpaceControl(1, System::nanoTime, () -> kept.get() >= 2, progress -> {}),
          two);
    }
  }

  private SpaceResult resumed(Path results, AtomicInteger mapped) throws IOException {
    SpaceRequest request = request(SPACE);
    try (OutputFolder output = OutputFolder.open(results, Earlier.RESUMED)) {
      SpaceFolder folder = folder(output, request);
      ShardStore counting =
          new ShardStore() {
            @Override
            public Optional<ShardOutcome> outcome(SpaceShard shard) {
              return folder.outcome(shard);
            }

            @Override
            public ShardOutcome keep(SpaceShard shard, List<PointRow> rows) {
              mapped.incrementAndGet();
              return ShardOutcome.of(request.space().question(), rows);
            }
          };
      return SpaceSweep.run(
          request, new SpaceControl(1, System::nanoTime, () -> false, progress -> {}), counting);
    }
  }

  @Test
  void resumedSweepHasTheRowsOfOneInOneGo() throws IOException {
    Path results = folder.resolve("results");
    sweepTwoShards(results);
    AtomicInteger mapped = new AtomicInteger();
    assertThat(resumed(results, mapped).rows()).isEqualTo(swept(SPACE, 1).rows());
    assertThat(mapped).hasValue(4 - 2);
  }

  @Test
  void editedShardIsRefused() throws IOException {
    Path results = folder.resolve("results");
    sweepTwoShards(results);
    Path shard = results.resolve("shard-8.json");
    String text = Files.readString(shard);
    Files.writeString(shard, text.replaceFirst("energyPj[^0-9]*[0-9]", "energyPj\\\\\":9"));
    assertThatExceptionOfType(SpecException.class)
        .isThrownBy(() -> resumed(results, new AtomicInteger()))
        .withMessageContaining("shard-8.json")
        .withMessageContaining("was changed since it was written");
  }

  @Test
  void shardOfAnotherSweepIsRefused() throws IOException {
    Path results = folder.resolve("results");
    sweepTwoShards(results);
    try (OutputFolder output = OutputFolder.open(results, Earlier.RESUMED)) {
      SpaceRequest other = request(SPACE.replace("[1, 128, 64]", "[1, 128, 32]"));
      SpaceFolder folder = folder(output, other);
      assertThatExceptionOfType(SpecException.class)
          .isThrownBy(() -> folder.outcome(new SpaceShard(0, 8)))
          .withMessageContaining("is of another sweep");
    }
  }

  private String inputs(String space) throws IOException {
    return new PointDesigns(request(space)).inputs();
  }

  @Test
  void whatATemplateIncludesIsPartOfTheSweep() throws IOException {
    String design = Files.readString(Path.of("../library/architectures/teaching.yaml"));
    Path included = Files.writeString(folder.resolve("included.yaml"), design);
    Files.writeString(
        folder.resolve("design.yaml"),
        "architecture: {{ include('included.yaml', 'architecture') }}\n");
    String space = SPACE.replace("architecture: teaching", "architecture: design.yaml");
    String before = inputs(space);
    Files.writeString(included, design + "# a comment\n");
    assertThat(inputs(space)).isEqualTo(before);
    Files.writeString(included, design.replace("depth: 1024,", "depth: 2048,"));
    assertThat(inputs(space)).isNotEqualTo(before);
  }

  @Test
  void technologiesOfUsersArePartOfTheSweep() throws IOException {
    Path own = Files.createDirectory(folder.resolve("own"));
    try (var files = Files.list(Path.of("../library/technology/45nm"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, own.resolve(file.getFileName()));
      }
    }
    String space =
        SPACE.replace("  axes:\n", "  axes:\n    technology: [45nm, %s]\n".formatted(own));
    String before = inputs(space);
    assertThat(inputs(space)).isEqualTo(before);
    Path definition = own.resolve("technology.yaml");
    Files.writeString(definition, Files.readString(definition) + "# another figure\n");
    assertThat(inputs(space)).isNotEqualTo(before);
  }

  @Test
  void resultsAreWrittenAsNumbersPageAndPlot() throws IOException {
    Path results = folder.resolve("results");
    SpaceResult result = swept(SPACE, 1);
    try (OutputFolder output = OutputFolder.open(results, Earlier.REFUSED)) {
      folder(output, request(SPACE)).write(result);
    }
    assertThat(results.resolve("front.svg")).content().contains("energy (", "area (");
    assertThat(results.resolve("front.png")).isNotEmptyFile();
    assertThat(results.resolve("report.html"))
        .content()
        .contains("design space memories", "on_front", "Sensitivity");
  }

  @Test
  void largeSpacesHoldOnlyWhatAnswersNeed() throws IOException {
    SpaceResult all = swept(SPACE, 1);
    List<PointRow> foremost = ShardOutcome.foremost(all.question(), all.rows());
    SpaceResult some =
        new SpaceResult(
            all.identity(),
            all.question(),
            foremost,
            all.sensitivity(),
            all.tally(),
            all.complete(),
            all.timing());
    assertThat(foremost).hasSizeLessThan(all.rows().size());
    assertThat(some.front()).isEqualTo(all.front());
    assertThat(some.knee()).isEqualTo(all.knee());
    assertThat(some.question().objectives())
        .allSatisfy(goal -> assertThat(some.best(goal)).isEqualTo(all.best(goal)));
    assertThat(some.counts()).isEqualTo(all.counts());
  }

  @Test
  void sizesOfShardsKeepTheirNumberSmall() throws IOException {
    DesignSpace small = request(SPACE).space().question().space();
    assertThat(SpaceShard.all(small)).extracting(SpaceShard::size).containsExactly(8L, 8L, 8L, 3L);
    List<String> thousand = IntStream.range(0, 1000).mapToObj(String::valueOf).toList();
    DesignSpace large =
        new DesignSpace(
            Stream.of("a", "b", "c").map(name -> new SpaceAxis(name, thousand)).toList(),
            List.of(),
            List.of());
    List<SpaceShard> shards = SpaceShard.all(large);
    assertThat(shards).hasSizeLessThanOrEqualTo(65_536);
    assertThat(shards.stream().mapToLong(SpaceShard::size).sum()).isEqualTo(1_000_000_000);
  }

  @Test
  void cancelledSweepSaysThatItIsNotComplete() throws IOException {
    SpaceResult result =
        SpaceSweep.run(
            request(SPACE), new SpaceControl(1, System::nanoTime, () -> true, progress -> {}));
    assertThat(result.complete()).isFalse();
    assertThat(result.isExact()).isFalse();
  }
}
