package org.loopwright.serve;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.loopwright.model.diagnostics.Spelling;
import org.loopwright.report.table.JsonObject;
import org.loopwright.result.QueryResult;
import org.loopwright.service.store.CsvRows;
import org.loopwright.service.store.RunTables;
import org.loopwright.service.store.StoredRun;
import org.loopwright.service.store.StoredRun.View;
import org.loopwright.service.store.TableQuery;
import org.loopwright.service.store.TableStore;

/** Runs in the folder of results: which there are, their reports, and the rows of their tables. */
final class RunsApi {
  /** What commands write about a whole run. */
  private static final List<String> RESULTS =
      List.of(
          "result.json",
          "analysis.json",
          "front.json",
          "census.json",
          "compare.json",
          "styles.json",
          "retarget.json");

  private static final int RUNS_AT_ONCE = 50;
  private static final int ROWS_AT_ONCE = 1000;
  private static final int MAX_ROWS = 20_000;
  private static final double MAX_SECONDS = 20;
  private static final int MAX_MEGABYTES = 512;

  /** Of a result as much is read to know what it is about. */
  private static final int HEAD_BYTES = 1 << 14;

  private final ResultsFolder folder;
  private final Supplier<Optional<TableStore>> tables;

  /**
   * Runs of a folder.
   *
   * @param tables what reads Parquet, if it is there
   */
  RunsApi(ResultsFolder folder, Supplier<Optional<TableStore>> tables) {
    this.folder = folder;
    this.tables = tables;
  }

  /** Runs, in the order of their names, some at a time. */
  void list(Context request) throws IOException {
    long from = number(request, "from", 0, Long.MAX_VALUE);
    List<Path> all = folder.isGiven() ? runs() : List.of();
    Answers.json(
        request,
        new JsonObject()
            .put("folder", folder.name())
            .put("total", all.size())
            .put("from", from)
            .put(
                "runs",
                all.stream().skip(from).limit(RUNS_AT_ONCE).map(RunsApi::described).toList()));
  }

  private List<Path> runs() throws IOException {
    return folder.entries().stream().filter(ResultsFolder::isRun).toList();
  }

  private static JsonObject described(Path run) {
    return new JsonObject()
        .put("name", run.getFileName().toString())
        .put("report", ResultsFolder.isFile(run.resolve("report.html")))
        .put("about", about(run));
  }

  /** What a result says of itself before its numbers; nothing where there is none. */
  private static JsonObject about(Path run) {
    JsonObject about = new JsonObject();
    Optional<Path> result =
        RESULTS.stream().map(run::resolve).filter(ResultsFolder::isFile).findFirst();
    if (result.isEmpty()) {
      return about;
    }
    try (InputStream file = Files.newInputStream(result.get());
        JsonParser json = new JsonFactory().createParser(file.readNBytes(HEAD_BYTES))) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String key = json.currentName();
        JsonToken value = json.nextToken();
        if (value == JsonToken.VALUE_STRING) {
          about.put(key, json.getText());
        } else if (value == JsonToken.START_OBJECT && key.equals("space")) {
          json.nextToken();
          about.put(key, json.nextTextValue());
          break;
        } else {
          json.skipChildren();
        }
      }
    } catch (IOException cutOff) {
      // What was read until there is enough.
    }
    return about;
  }

  /** A run: its report and its tables. */
  void open(Context request) throws IOException {
    Path run = folder.run(request.pathParam("name"));
    JsonObject answer = described(run);
    List<JsonObject> shown =
        tables(run).views().stream()
            .map(
                view ->
                    new JsonObject()
                        .put("name", view.name())
                        .put("format", isParquet(view) ? "parquet" : "csv")
                        .put("parts", view.files().size()))
            .toList();
    Answers.json(request, answer.put("tables", shown).put("files", folder.files(run)));
  }

  /** The tables of a run; none where it has none. */
  private static StoredRun tables(Path run) throws IOException {
    boolean isSweep = ResultsFolder.isFile(run.resolve("manifest.json"));
    try (Stream<Path> files = Files.list(run)) {
      boolean hasCsv = files.anyMatch(file -> file.toString().endsWith(".csv"));
      return isSweep || hasCsv ? within(run, RunTables.in(run)) : new StoredRun(run, List.of());
    }
  }

  /** Without what lies elsewhere: links are not followed. */
  private static StoredRun within(Path run, StoredRun stored) throws IOException {
    Path root = run.toRealPath();
    for (View view : stored.views()) {
      for (Path file : view.files()) {
        if (!file.toRealPath().startsWith(root)) {
          throw new RefusedRequest(
              RefusedRequest.FORBIDDEN,
              "the table %s of %s has files elsewhere".formatted(view.name(), run.getFileName()));
        }
      }
    }
    return stored;
  }

  /** Rows of a table, some at a time. */
  void rows(Context request) throws IOException {
    StoredRun run = tables(folder.run(request.pathParam("name")));
    View view = view(run, request.pathParam("table"));
    long from = number(request, "from", 0, Long.MAX_VALUE);
    int size = (int) number(request, "size", ROWS_AT_ONCE, MAX_ROWS);
    QueryResult result =
        isParquet(view)
            ? query(run, view, from, size)
            : CsvRows.read(view.files().get(0), from, size);
    Answers.json(
        request,
        new JsonObject()
            .put("table", view.name())
            .put("from", from)
            .put("columns", result.columns())
            .put("rows", result.rows())
            .put("complete", result.complete()));
  }

  private QueryResult query(StoredRun run, View view, long from, int size) {
    String sql =
        "select * from \"%s\" limit %d offset %d"
            .formatted(view.name().replace("\"", "\"\""), size + 1L, from);
    return tables
        .get()
        .orElseThrow(() -> TableStore.missing("a table of Parquet files"))
        .query(run, new TableQuery(sql, size, MAX_SECONDS, MAX_MEGABYTES));
  }

  private static View view(StoredRun run, String name) {
    List<String> names = run.views().stream().map(View::name).toList();
    return run.views().stream()
        .filter(view -> view.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new RefusedRequest(
                    RefusedRequest.NOT_FOUND,
                    "the run has no table '%s'; %s"
                        .formatted(
                            name,
                            Spelling.advice(name, names)
                                .orElse("there are " + String.join(", ", names)))));
  }

  private static boolean isParquet(View view) {
    return view.files().get(0).toString().endsWith(".parquet");
  }

  private static long number(Context request, String key, long standard, long most) {
    String text = request.queryParam(key);
    if (text == null) {
      return standard;
    }
    if (!text.matches("\\d{1,15}") || Long.parseLong(text) > most) {
      throw new RefusedRequest(
          RefusedRequest.BAD,
          "%s must be a whole number from 0%s but was '%s'"
              .formatted(key, most == Long.MAX_VALUE ? "" : " to %,d".formatted(most), text));
    }
    return Long.parseLong(text);
  }
}
