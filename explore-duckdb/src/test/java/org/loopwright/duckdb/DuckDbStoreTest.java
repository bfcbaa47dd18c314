package org.loopwright.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.loopwright.result.QueryResult;
import org.loopwright.service.store.StoredColumn;
import org.loopwright.service.store.StoredRun;
import org.loopwright.service.store.StoredRun.View;
import org.loopwright.service.store.StoredTable;
import org.loopwright.service.store.TableQuery;
import org.loopwright.service.store.TableStore;

final class DuckDbStoreTest {
  private static final TableStore STORE = TableStore.required("this test");

  @TempDir private Path folder;

  private record Row(long number, String name, OptionalDouble share) {}

  private static StoredTable<Row> table(List<Row> rows) {
    return new StoredTable<>(
        "rows",
        List.of(
            StoredColumn.whole("number", Row::number),
            StoredColumn.text("a \"name\"", Row::name),
            StoredColumn.someNumber("share", Row::share),
            StoredColumn.flag("odd", row -> row.number % 2 == 1)),
        rows);
  }

  private static final List<Row> ROWS =
      List.of(
          new Row(1, "it's", OptionalDouble.of(0.1)),
          new Row(Long.MAX_VALUE, "", OptionalDouble.empty()),
          new Row(-2, "ü\n", OptionalDouble.of(-1e300)));

  private StoredRun run() throws IOException {
    Path file = folder.resolve("it's rows.parquet");
    STORE.write(file, table(ROWS));
    return new StoredRun(folder, List.of(new View("rows", List.of(file))));
  }

  private QueryResult ask(String sql) throws IOException {
    return STORE.query(run(), new TableQuery(sql, 1000, 20, 256));
  }

  private void refuses(String sql, String... words) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .as(sql)
        .isThrownBy(() -> ask(sql))
        .withMessageContainingAll(words);
  }

  @Test
  void everyCellComesBackAsItWas() throws IOException {
    assertThat(ask("from rows").rows())
        .containsExactly(
            List.of(1L, "it's", 0.1, true),
            Arrays.asList(Long.MAX_VALUE, "", null, true),
            List.of(-2L, "ü\n", -1e300, false));
  }

  @Test
  void sameRowsMakeTheSameBytes() throws IOException {
    List<Row> many =
        LongStream.range(0, 300_000)
            .mapToObj(i -> new Row(i, "row " + i % 1000, OptionalDouble.of(1.0 / (i + 1))))
            .toList();
    Path one = folder.resolve("one.parquet");
    Path other = folder.resolve("other.parquet");
    STORE.write(one, table(many));
    STORE.write(other, table(many));
    assertThat(one).hasSameBinaryContentAs(other);
  }

  @Test
  void tableWithoutRowsHasItsColumns() throws IOException {
    Path file = folder.resolve("none.parquet");
    STORE.write(file, table(List.of()));
    QueryResult none =
        STORE.query(
            new StoredRun(folder, List.of(new View("none", List.of(file)))),
            new TableQuery("from none", 10, 20, 256));
    assertThat(none.columns()).containsExactly("number", "a \"name\"", "share", "odd");
    assertThat(none.rows()).isEmpty();
  }

  @Test
  void columnsOfOneNameAreToldApart() throws IOException {
    assertThat(ask("select number, number, number as number_2 from rows").columns())
        .containsExactly("number", "number_2", "number_2_2");
  }

  @Test
  void moreRowsThanTheLimitAreCutAndSaidSo() throws IOException {
    QueryResult cut = STORE.query(run(), new TableQuery("from rows", 2, 20, 256));
    assertThat(cut.rows()).hasSize(2);
    assertThat(cut.complete()).isFalse();
    assertThat(ask("from rows limit 2").complete()).isTrue();
  }

  @Test
  void wrongQuestionsGetTheWordsOfDuckDbAndTheViews() {
    refuses("select nmber from rows", "nmber", "number", "views: rows (number, a \"name\", share");
    refuses("select * from row", "row", "views: rows");
    refuses("selec 1", "syntax error", "views: rows");
    refuses("copy rows to 'a.csv'", "COPY is refused", "a single SELECT", "views: rows");
    refuses("select 1; drop view rows", "DROP is refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "copy rows to 'FOLDER/stolen.csv'",
        "copy (select 1) to '/tmp/stolen.csv'",
        "create table t as from rows",
        "attach 'FOLDER/other.db'",
        "install httpfs",
        "load icu",
        "set enable_external_access = true",
        "pragma database_list",
        "select 1; copy rows to 'FOLDER/stolen.csv'",
        "select 1) ; copy rows to 'FOLDER/stolen.csv' ; (select 2",
        "export database 'FOLDER/dump'",
        "insert into rows values (1)",
        "drop view rows"
      })
  void nothingButASelectIsRun(String sql) throws IOException {
    refuses(sql.replace("FOLDER", folder.toString()), "views: rows");
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from read_csv('/etc/passwd')",
        "select * from read_text('/etc/hostname')",
        "select * from read_blob('FOLDER/../secret.txt')",
        "select * from '/etc/passwd'",
        "select * from glob('/etc/*')",
        "select * from read_parquet('https://localhost/x.parquet')"
      })
  void noFileOutsideTheFolderIsRead(String sql, @TempDir Path elsewhere) throws IOException {
    Files.writeString(folder.resolveSibling("secret.txt"), "secret");
    String asked = sql.replace("FOLDER", folder.toString());
    try {
      assertThat(ask(asked).rows()).as(asked).isEmpty();
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageContaining("views: rows");
    }
  }

  @Test
  void longQuestionsAreStopped() {
    String endless = "select count(*) from range(10000000000) a, range(1000000) b where a.range<>7";
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> STORE.query(run(), new TableQuery(endless, 10, 0.5, 256)))
        .withMessageContaining("longer than 0.5 s")
        .withMessageContaining("--max-time");
  }

  @Test
  void memoryIsBounded() {
    refuses("select list(range) from range(100000000)", "views: rows");
    assertThatNoException().isThrownBy(() -> ask("select count(*) from range(100000000)"));
  }
}
