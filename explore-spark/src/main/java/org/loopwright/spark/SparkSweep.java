package org.loopwright.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.loopwright.result.SpaceResult;
import org.loopwright.service.OutputFolder;
import org.loopwright.service.OutputFolder.Earlier;
import org.loopwright.service.space.RowChoice;
import org.loopwright.service.space.ShardOutcome;
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
  /** Folders of tables, in which a run before may have left files. */
  private static final List<String> TABLES = List.of("designs", "layers", "levels");

  private final JavaSparkContext spark;
  private final SentSweep sent;
  private final SentSweep.Unpacked here;
  private final Earlier earlier;

  /**
   * A sweep.
   *
   * @param out where results go, in a file system of Hadoop
   */
  SparkSweep(
      JavaSparkContext spark, SpaceRequest request, RowChoice rows, String out, Earlier earlier)
      throws IOException {
    this.spark = spark;
    this.earlier = earlier;
    Map<String, String> hadoop = new HashMap<>();
    spark.hadoopConfiguration().forEach(entry -> hadoop.put(entry.getKey(), entry.getValue()));
    sent = new SentSweep(request, rows, out, hadoop);
    here = sent.unpacked();
  }

  /** Maps all shards, and writes tables and answers. */
  SpaceResult run() throws IOException {
    long start = System.nanoTime();
    begin();
    List<SpaceShard> shards = SpaceShard.all(here.request().space().question().space());
    List<ShardOutcome> outcomes = new ArrayList<>();
    List<String> texts = texts(shards.size());
    for (int i = 0; i < shards.size(); i++) {
      outcomes.add(here.work().read(texts.get(i), here.out().toString(), shards.get(i)).get());
    }
    SpaceControl control =
        new SpaceControl(spark.defaultParallelism(), System::nanoTime, () -> false, progress -> {});
    SpaceResult result = SpaceSweep.answers(here.request(), control, outcomes, start);
    publish(shards, outcomes, result);
    return result;
  }

  private List<String> texts(int shards) {
    List<Integer> numbers = IntStream.range(0, shards).boxed().toList();
    Broadcast<SentSweep> sweep = spark.broadcast(sent);
    return spark.parallelize(numbers, Math.max(1, shards)).map(new ShardTask(sweep)).collect();
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
    here.out().delete("manifest.json"); // it is of other tables
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
        answers.take(shards.get(i), outcomes.get(i));
        outcomes.get(i).files().stream().map(StoredFile::name).forEach(tables::add);
      }
      answers.write(result);
    }
    try (Stream<Path> files = Files.list(local)) {
      for (Path file : files.filter(SparkSweep::isResult).toList()) {
        here.out().put(file, file.getFileName().toString(), "answers");
      }
    }
    clear(tables);
  }

  private static boolean isResult(Path file) {
    return Files.isRegularFile(file) && !file.getFileName().toString().startsWith(".");
  }

  private void clear(Set<String> tables) throws IOException {
    for (String table : TABLES) {
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
