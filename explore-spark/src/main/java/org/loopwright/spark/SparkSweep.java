package org.loopwright.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.loopwright.result.PointRow;
import org.loopwright.result.SpaceResult;
import org.loopwright.service.OutputFolder;
import org.loopwright.service.OutputFolder.Earlier;
import org.loopwright.service.space.RowChoice;
import org.loopwright.service.space.ShardOutcome;
import org.loopwright.service.space.ShardWork;
import org.loopwright.service.space.SpaceControl;
import org.loopwright.service.space.SpaceFolder;
import org.loopwright.service.space.SpaceRequest;
import org.loopwright.service.space.SpaceShard;
import org.loopwright.service.space.SpaceSweep;
import org.loopwright.service.space.StoredFile;

/**
 * Sweeps a space on Spark: each shard is a task, which commits its files; then the driver gathers
 * what is remembered of each, and writes the answers.
 */
final class SparkSweep {
  private static final String MANIFEST = "manifest.json";

  private final JavaSparkContext spark;
  private final SentSweep sent;
  private final SentSweep.Unpacked here;
  private final Earlier earlier;

  /**
   * A sweep.
   *
   * @param out where results go, in a file system of Hadoop; relative to where the driver runs
   */
  SparkSweep(
      JavaSparkContext spark, SpaceRequest request, RowChoice rows, String out, Earlier earlier)
      throws IOException {
    this.spark = spark;
    this.earlier = earlier;
    Map<String, String> hadoop = new HashMap<>();
    spark.hadoopConfiguration().forEach(entry -> hadoop.put(entry.getKey(), entry.getValue()));
    sent = new SentSweep(request, rows, new HadoopFolder(out, hadoop).toString(), hadoop);
    here = sent.unpacked();
  }

  /** Maps all shards, and writes tables and answers. */
  SpaceResult run() throws IOException {
    long start = System.nanoTime();
    begin();
    List<SpaceShard> shards = SpaceShard.all(here.request().space().question().space());
    Broadcast<SentSweep> sweep = spark.broadcast(sent);
    List<ShardOutcome> outcomes = outcomes(shards, sweep);
    SpaceControl control =
        new SpaceControl(spark.defaultParallelism(), System::nanoTime, () -> false, progress -> {});
    SpaceResult result =
        SpaceSweep.answers(here.request(), control, outcomes, lines -> rows(lines, sweep), start);
    publish(shards, outcomes, result);
    return result;
  }

  private List<ShardOutcome> outcomes(List<SpaceShard> shards, Broadcast<SentSweep> sweep)
      throws IOException {
    List<Integer> numbers = IntStream.range(0, shards.size()).boxed().toList();
    List<String> texts =
        new ArrayList<>(
            spark
                .parallelize(numbers, Math.max(1, shards.size()))
                .map(new ShardTask(sweep))
                .collect());
    ArrivedFiles arrived = new ArrivedFiles(here.out());
    List<ShardOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < shards.size(); i++) {
      String name = ShardWork.fileName(shards.get(i));
      String text = texts.get(i);
      ShardOutcome outcome =
          here.work().read(text, here.out() + "/" + name, shards.get(i)).orElseThrow();
      arrived.require(name, text.getBytes(StandardCharsets.UTF_8).length, outcome);
      outcomes.add(outcome);
      texts.set(i, ""); // so that memory does not hold both
    }
    return outcomes;
  }

  /** Each line is a task. */
  private List<List<PointRow>> rows(List<List<Long>> lines, Broadcast<SentSweep> sweep) {
    if (lines.stream().allMatch(List::isEmpty)) {
      return lines.stream().map(line -> List.<PointRow>of()).toList();
    }
    return spark.parallelize(lines, lines.size()).map(new LineTask(sweep)).collect().stream()
        .map(here.work()::line)
        .toList();
  }

  /** Refuses, replaces or goes on from what an earlier run left. */
  private void begin() throws IOException {
    List<String> found = here.out().names("").stream().filter(SparkSweep::isOfARun).toList();
    if (earlier == Earlier.REFUSED && !found.isEmpty()) {
      throw new IllegalArgumentException(
          "%s holds the results of another run (%s); name another folder, or --overwrite replaces"
                  .formatted(here.out(), found.get(0))
              + " them, or --resume goes on from them");
    }
    here.out().delete(MANIFEST); // it is of other tables
    if (earlier == Earlier.REPLACED) {
      for (String name : found) {
        here.out().delete(name);
      }
    }
  }

  private static boolean isOfARun(String name) {
    return isShard(name) || name.equals("result.json");
  }

  private static boolean isShard(String name) {
    return name.matches("shard-\\d+\\.json");
  }

  /** Writes the answers next to the tables; what is not of this run goes. */
  private void publish(List<SpaceShard> shards, List<ShardOutcome> outcomes, SpaceResult result)
      throws IOException {
    Path local = Files.createTempDirectory("loopwright-answers");
    Set<String> tables = new HashSet<>();
    try (OutputFolder folder = OutputFolder.open(local, Earlier.REPLACED)) {
      SpaceFolder answers =
          new SpaceFolder(folder, here.request(), here.work(), /* resumed= */ false);
      for (int i = 0; i < shards.size(); i++) {
        answers.list(shards.get(i), outcomes.get(i));
        outcomes.get(i).files().stream().map(StoredFile::name).forEach(tables::add);
      }
      answers.ownTables();
      answers.write(result);
    }
    put(local);
    TemporaryFolder.delete(local);
    clear(tables);
  }

  /** The manifest last, as it says that all is there. */
  private void put(Path local) throws IOException {
    try (Stream<Path> files = Files.list(local)) {
      Comparator<Path> order = Comparator.comparing(file -> file.endsWith(MANIFEST));
      for (Path file : files.filter(Files::isRegularFile).sorted(order).toList()) {
        here.out().put(file, file.getFileName().toString(), "answers");
      }
    }
  }

  private void clear(Set<String> tables) throws IOException {
    for (String table : SpaceFolder.tables()) {
      for (String name : here.out().names(table)) {
        if (!tables.contains(name)) {
          here.out().delete(name);
        }
      }
    }
    for (String name : here.out().names("").stream().filter(SparkSweep::isShard).toList()) {
      here.out().delete(name);
    }
    here.out().deleteDrafts();
  }
}
