package org.loopwright.service.space;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.explore.space.DesignSpace;
import org.loopwright.explore.space.PointStatus;
import org.loopwright.explore.space.PointTotals;
import org.loopwright.formats.space.SpaceReader;
import org.loopwright.result.PointLayer;
import org.loopwright.result.PointRow;
import org.loopwright.result.RunIdentity;
import org.loopwright.result.SpaceResult;
import org.loopwright.result.SpaceTally;
import org.loopwright.search.SearchVerdict;
import org.loopwright.service.Library;
import org.loopwright.service.OutputFolder;
import org.loopwright.service.OutputFolder.Earlier;

/**
 * What it takes to gather the shards of a sweep of 10^9 points, as the driver on Spark does: made
 * up shards, each a text as long as those of a measured sweep.
 */
@Tag("nightly")
final class GatheringTest {
  private static final String NETWORK =
      """
      network:
        name: small
        layers:
        - {name: a, shape: cnn-layer, R: 1, S: 1, P: 4, Q: 1, C: 1, K: 4, N: 1}
        - {name: b, shape: cnn-layer, R: 1, S: 1, P: 1, Q: 1, C: 4, K: 4, N: 1, count: 2}
      """;

  /** Rows that a shard keeps: its front, and the ten best for each objective. */
  private static final int ROWS = 12;

  private static final double NANOS = 1e9;
  private static final double MIB = 1 << 20;

  @TempDir private Path folder;
  private final Random random = new Random(1);

  /** What gathering some shards takes. */
  private record Cost(int shards, double readSeconds, double answerSeconds, double heapMib) {
    double seconds() {
      return readSeconds + answerSeconds;
    }
  }

  private SpaceRequest request() throws IOException {
    String thousand =
        IntStream.range(1, 1001).mapToObj(i -> "" + i).collect(Collectors.joining(","));
    Files.writeString(folder.resolve("net.yaml"), NETWORK);
    Path file =
        Files.writeString(
            folder.resolve("space.yaml"),
            """
            space:
              architecture: teaching
              axes: {RF.depth: [N], Buffer.depth: [N], DRAM.shared_bandwidth: [N]}
              networks: net.yaml
            """
                .replace("N", thousand));
    return new SpaceRequest(
        RunIdentity.of("test"),
        SpaceReader.read(file),
        new Library(Path.of("../library")),
        Optional.empty(),
        UnaryOperator.identity());
  }

  /** A number as a search gives it, with all of its digits. */
  private double number(double about) {
    return about * Math.exp(random.nextGaussian());
  }

  private PointRow row(DesignSpace space, long number) {
    List<PointLayer> layers = new ArrayList<>();
    for (String name : List.of("a", "b")) {
      layers.add(
          new PointLayer(
              "small",
              name,
              1,
              number(1e6),
              (long) number(1e5),
              SearchVerdict.OPTIMAL,
              OptionalDouble.of(0),
              PointLayer.Origin.SEARCHED,
              List.of()));
    }
    PointTotals totals =
        new PointTotals(number(2e6), Math.rint(number(2e5)), number(1e6), OptionalDouble.empty());
    return new PointRow(
        space.point(number),
        PointStatus.VALID,
        Optional.of(totals),
        Optional.of(totals),
        true,
        "",
        layers);
  }

  private String text(SpaceRequest request, SpaceShard shard) {
    DesignSpace space = request.space().question().space();
    List<PointRow> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      rows.add(row(space, shard.first() + i * (shard.size() / ROWS)));
    }
    List<StoredFile> files =
        PointTables.NAMES.stream()
            .map(name -> new StoredFile(table(name, shard), ROWS, 1000, "0".repeat(64)))
            .toList();
    return ShardFile.write("sweep", shard, new ShardOutcome(SpaceTally.of(rows), rows, files));
  }

  private static String table(String name, SpaceShard shard) {
    return "%s/shard-%012d.parquet".formatted(name, shard.first());
  }

  private static double cpuSeconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / NANOS;
  }

  private static double heapMib() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
  }

  private Cost gathered(int shards) throws IOException {
    SpaceRequest request = request();
    DesignSpace space = request.space().question().space();
    List<SpaceShard> some = SpaceShard.all(space).subList(0, shards);
    double before = heapMib();
    List<String> texts = some.stream().map(shard -> text(request, shard)).toList();
    double start = cpuSeconds();
    List<ShardOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < shards; i++) {
      outcomes.add(ShardFile.read(texts.get(i), "shard", "sweep", some.get(i), space));
    }
    double read = cpuSeconds();
    double heap = heapMib() - before;
    double answering = cpuSeconds();
    SpaceControl control = new SpaceControl(1, System::nanoTime, () -> false, progress -> {});
    SpaceResult result = SpaceSweep.answers(request, control, outcomes, lines -> List.of(), 0);
    write(request, some, outcomes, result);
    double text = texts.stream().mapToLong(String::length).sum() / (double) shards;
    Cost cost = new Cost(shards, read - start, cpuSeconds() - answering, heap);
    System.out.printf(
        Locale.ROOT,
        "gathering %d shards of %.1f kB: read %.2f s, answers and their files %.2f s of processor"
            + " time, %.0f MiB for texts and rows; front of %d%n",
        shards,
        text / 1e3,
        cost.readSeconds,
        cost.answerSeconds,
        cost.heapMib,
        result.front().size());
    return cost;
  }

  private void write(
      SpaceRequest request,
      List<SpaceShard> shards,
      List<ShardOutcome> outcomes,
      SpaceResult result)
      throws IOException {
    ShardWork work = new ShardWork(request, Optional.empty(), RowChoice.FRONT, "sweep");
    try (OutputFolder output = OutputFolder.open(folder.resolve("out"), Earlier.REPLACED)) {
      SpaceFolder answers = new SpaceFolder(output, request, work, /* resumed= */ false);
      for (int i = 0; i < shards.size(); i++) {
        answers.list(shards.get(i), outcomes.get(i));
      }
      answers.write(result);
    }
  }

  @Test
  void costGrowsNoFasterThanShards() throws IOException {
    gathered(500); // so that code is compiled
    Cost some = gathered(2_000);
    Cost more = gathered(8_000);
    assertThat(more.seconds()).isLessThan(2 * 4 * some.seconds());
    assertThat(more.heapMib() / more.shards()).as("MiB a shard").isLessThan(0.05);
  }
}
