package org.loopwright.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.loopwright.result.PointRow;
import org.loopwright.search.SearchControl;
import org.loopwright.service.space.ShardOutcome;
import org.loopwright.service.space.ShardWork;
import org.loopwright.service.space.SpaceShard;
import org.loopwright.service.space.StoredFile;

/**
 * Maps one shard and commits its files: the tables first, then the file of the shard, which says
 * that they are whole. A shard that is committed is not mapped again, so a task that is run twice,
 * after a loss or to be sure, does nothing twice; two that run at once write the same bytes.
 *
 * @param sweep what is swept
 */
record ShardTask(Broadcast<SentSweep> sweep) implements Function<Integer, String> {
  @Override
  public String call(Integer number) throws IOException {
    SentSweep.Unpacked here = sweep.value().unpacked();
    SpaceShard shard = SpaceShard.all(here.request().space().question().space()).get(number);
    Optional<String> committed = committed(here, shard);
    return committed.isPresent() ? committed.get() : mapped(here, shard);
  }

  /** The file of a shard that is done, if its tables are there. */
  static Optional<String> committed(SentSweep.Unpacked here, SpaceShard shard) throws IOException {
    String name = ShardWork.fileName(shard);
    Optional<String> text = here.out().text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<ShardOutcome> outcome = here.work().read(text.get(), here.out() + "/" + name, shard);
    if (outcome.isEmpty()) {
      return Optional.empty();
    }
    for (StoredFile file : outcome.get().files()) {
      if (!here.out().has(file.name(), file.bytes())) {
        return Optional.empty();
      }
    }
    return text;
  }

  private static String mapped(SentSweep.Unpacked here, SpaceShard shard) throws IOException {
    TaskContext task = TaskContext.get();
    String attempt = "shard-%d-%d".formatted(shard.first(), task.taskAttemptId());
    SearchControl control =
        new SearchControl(System::nanoTime, task::isInterrupted, searching -> {});
    List<PointRow> rows = here.work().run(shard, control);
    if (rows.size() < shard.size()) {
      throw new IOException("the task was stopped");
    }
    Optional<String> committed = committed(here, shard); // by another attempt, meanwhile
    if (committed.isPresent()) {
      return committed.get();
    }
    Path local = Files.createTempDirectory("loopwright-shard");
    try {
      ShardOutcome outcome = here.work().written(local, shard, rows);
      for (StoredFile file : outcome.files()) {
        here.out().put(local.resolve(file.name()), file.name(), attempt);
      }
      String name = ShardWork.fileName(shard);
      String text = here.work().text(shard, outcome);
      here.out().put(Files.writeString(local.resolve(name), text), name, attempt);
      return text;
    } finally {
      TemporaryFolder.delete(local);
    }
  }
}
