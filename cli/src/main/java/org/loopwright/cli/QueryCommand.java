package org.loopwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.loopwright.report.QueryReport;
import org.loopwright.result.QueryResult;
import org.loopwright.service.store.RunTables;
import org.loopwright.service.store.TableQuery;
import org.loopwright.service.store.TableStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks the tables of a run by SQL. */
@Command(
    name = "query",
    description = {
      "Ask the results of a run by SQL: a sweep of a space has the tables designs, layers and levels;"
          + " each CSV file of a run is a table of its name.",
      "Nothing is changed, and nothing outside the folder is read."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:done", "2:bad usage or bad input", "3:internal error"},
    footerHeading = "%nExamples:%n",
    footer = {
      "  loopwright query results",
      "  loopwright query results 'select * from designs order by edp_pj_cycles limit 5'",
      "  loopwright query results 'select level, tensor, sum(energy_pj) from levels group by all'"
    })
final class QueryCommand extends ConsoleCommand {
  /** What a run has, asked of DuckDB itself. */
  private static final String TABLES =
      "select table_name as \"table\", column_name as \"column\", data_type as type"
          + " from information_schema.columns order by table_name, ordinal_position";

  @Parameters(index = "0", paramLabel = "RUN", description = "The folder of --out of a run.")
  private Path run;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "SQL",
      description = "A SELECT as DuckDB reads it; without it the tables and their columns.")
  private String sql;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "100000",
      description = "The most rows to print (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--max-time",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      defaultValue = "60s",
      description = "The longest that the question may take (default: ${DEFAULT-VALUE}).")
  private Double maxSeconds;

  @Option(
      names = "--max-memory",
      paramLabel = "MB",
      defaultValue = "1024",
      description = "The most memory for the answer, MB (default: ${DEFAULT-VALUE}).")
  private int maxMegabytes;

  @Mixin private TableFormatOption format;

  @Override
  int run(Console console) throws IOException {
    TableQuery query = new TableQuery(sql == null ? TABLES : sql, limit, maxSeconds, maxMegabytes);
    QueryResult result = TableStore.required("query").query(RunTables.in(run), query);
    console.result(new QueryReport(result), format.value());
    if (!result.complete()) {
      console.note("note: only the first %d rows are printed; --limit gives more".formatted(limit));
    }
    return ExitCode.DONE;
  }
}
