package org.loopwright.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.loopwright.formats.space.SpaceReader;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.result.QueryResult;
import org.loopwright.result.RunIdentity;
import org.loopwright.result.SpaceResult;
import org.loopwright.service.Library;
import org.loopwright.service.OutputFolder;
import org.loopwright.service.OutputFolder.Earlier;
import org.loopwright.service.space.RowChoice;
import org.loopwright.service.space.ShardWork;
import org.loopwright.service.space.SpaceControl;
import org.loopwright.service.space.SpaceFolder;
import org.loopwright.service.space.SpaceRequest;
import org.loopwright.service.space.SpaceSweep;
import org.loopwright.service.store.RunTables;
import org.loopwright.service.store.TableQuery;
import org.loopwright.service.store.TableStore;

/** Sweeps of a small space whose results are tables. */
final class SpaceTablesTest {
  private static final TableStore STORE = TableStore.required("this test");
  private static final Library LIBRARY = new Library(Path.of("../library"));
  private static final String NETWORK =
      """
      network:
        name: small
        layers:
        - {name: a, shape: cnn-layer, R: 1, S: 1, P: 4, Q: 1, C: 1, K: 4, N: 1}
        - {name: b, shape: cnn-layer, R: 1, S: 1, P: 1, Q: 1, C: 4, K: 4, N: 1, count: 2}
      """;
  private static final String SPACE =
      """
      space:
        name: memories
        architecture: teaching
        axes:
          technology: [65nm, 45nm]
          RF.depth: [3, 4, 16]
          Buffer.depth: [8, 16, 64]
        networks: net.yaml
        mapper: {algorithm: random, search_size: 50, num_threads: 1}
        objectives: [edp, energy]
        front: [energy, delay, area]
      """;

  @TempDir private Path folder;
  private Path results;

  @BeforeEach
  void nameFolder() throws IOException {
    results = folder.resolve("results");
    Files.writeString(folder.resolve("net.yaml"), NETWORK);
  }

  private SpaceRequest request(String space) throws IOException {
    Path file = Files.writeString(folder.resolve("space.yaml"), space);
    return new SpaceRequest(
        RunIdentity.of("test"),
        SpaceReader.read(file),
        LIBRARY,
        Optional.empty(),
        UnaryOperator.identity());
  }

  /** Sweeps; stops after some points. */
  private SpaceResult swept(String space, int threads, Earlier earlier, RowChoice rows, long points)
      throws IOException {
    SpaceRequest request = request(space);
    AtomicLong done = new AtomicLong();
    try (OutputFolder output = OutputFolder.open(results, earlier)) {
      ShardWork work = new ShardWork(request, Optional.of(STORE), rows);
      SpaceFolder tables =
          new SpaceFolder(output, request, work, /* resumed= */ earlier == Earlier.RESUMED);
      SpaceControl control =
          new SpaceControl(
              threads,
              System::nanoTime,
              () -> done.get() >= points,
              progress -> done.set(progress.done()));
      SpaceResult result = SpaceSweep.run(request, control, tables);
      tables.write(result);
      return result;
    }
  }

  private SpaceResult swept() throws IOException {
    return swept(SPACE, 1, Earlier.REPLACED, RowChoice.AUTO, Long.MAX_VALUE);
  }

  private QueryResult ask(String sql) throws IOException {
    return STORE.query(RunTables.in(results), new TableQuery(sql, 1000, 20, 256));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> found = Files.walk(results)) {
      return found.filter(Files::isRegularFile).map(results::relativize).sorted().toList();
    }
  }

  @Test
  void everyPointIsADesign() throws IOException {
    SpaceResult result = swept();
    assertThat(ask("select count(*), count(distinct point) from designs").rows())
        .containsExactly(List.of(18L, 18L));
    assertThat(ask("select typeof(technology), typeof(\"RF.depth\") from designs limit 1").rows())
        .containsExactly(List.of("VARCHAR", "BIGINT"));
    double least =
        result.best(result.question().objectives().get(0)).orElseThrow().totals().get().edp();
    assertThat(ask("select min(edp_pj_cycles) from designs where status = 'valid'").rows())
        .containsExactly(List.of(least));
    assertThat(ask("select count(*) from front").rows().get(0).get(0))
        .isEqualTo((long) result.front().size());
  }

  @Test
  void levelsAddUpToLayersAndLayersToDesigns() throws IOException {
    swept();
    String levels =
        "select count(*) from layers join (select point, layer, sum(energy_pj) as parts from levels"
            + " group by all) using (point, layer) where abs(energy_pj - parts) > 1e-9 * energy_pj";
    assertThat(ask(levels).rows()).containsExactly(List.of(0L));
    String layers =
        "select count(*) from (select point, sum(count * energy_pj) as parts from layers group by"
            + " all) join designs using (point) where abs(energy_pj - parts) > 1e-9 * energy_pj";
    assertThat(ask(layers).rows()).containsExactly(List.of(0L));
    assertThat(ask("select distinct operations from levels where part = 'compute'").rows())
        .containsExactly(List.of(16L)); // 4 * 4 in each layer
  }

  @Test
  void filesDoNotDependOnThreadsNorOnAnInterruption() throws IOException {
    swept();
    Path whole = Files.move(results, folder.resolve("whole"));
    SpaceResult part = swept(SPACE, 1, Earlier.REFUSED, RowChoice.AUTO, 9);
    assertThat(part.complete()).isFalse();
    swept(SPACE, 2, Earlier.RESUMED, RowChoice.AUTO, Long.MAX_VALUE);
    assertThat(files()).contains(Path.of("designs", "shard-000000000008.parquet"));
    for (Path file : files()) {
      boolean isTimed = file.toString().equals("result.json");
      if (!isTimed) {
        assertThat(results.resolve(file)).hasSameBinaryContentAs(whole.resolve(file));
      }
    }
  }

  @Test
  void tablesOfTheRunBeforeDoNotMixWithThoseOfThisOne() throws IOException {
    swept();
    String smaller = SPACE.replace("[65nm, 45nm]", "[65nm]").replace("[8, 16, 64]", "[8, 16]");
    swept(smaller, 1, Earlier.REPLACED, RowChoice.AUTO, Long.MAX_VALUE);
    assertThat(files().stream().filter(file -> file.startsWith("designs"))).hasSize(1);
    assertThat(ask("select count(*) from designs").rows()).containsExactly(List.of(6L));
  }

  @Test
  void frontAloneIsFewerRowsWithTheSameAnswers() throws IOException {
    SpaceResult all = swept();
    Object front = ask("select count(*) from front").rows();
    SpaceResult some = swept(SPACE, 1, Earlier.REPLACED, RowChoice.FRONT, Long.MAX_VALUE);
    assertThat((long) ask("select count(*) from designs").rows().get(0).get(0)).isLessThan(18);
    assertThat(ask("select count(*) from front").rows()).isEqualTo(front);
    assertThat(some.front()).isEqualTo(all.front());
  }

  @Test
  void editedTableIsRefusedByResumeAndQuery() throws IOException {
    swept(SPACE, 1, Earlier.REFUSED, RowChoice.AUTO, 9);
    Path edited = results.resolve("levels/shard-000000000000.parquet");
    Files.write(edited, new byte[] {1, 2, 3});
    assertThatExceptionOfType(SpecException.class)
        .isThrownBy(() -> swept(SPACE, 1, Earlier.RESUMED, RowChoice.AUTO, Long.MAX_VALUE))
        .withMessageContaining("levels/shard-000000000000.parquet")
        .withMessageContaining("delete it");
    assertThatExceptionOfType(SpecException.class)
        .isThrownBy(() -> ask("from levels"))
        .withMessageContaining("levels/shard-000000000000.parquet");
    Files.delete(edited);
    swept(SPACE, 1, Earlier.RESUMED, RowChoice.AUTO, Long.MAX_VALUE);
    assertThat(ask("select count(*) from designs").rows()).containsExactly(List.of(18L));
  }
}
