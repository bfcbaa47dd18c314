package org.loopwright.study.show;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.loopwright.formats.study.StudyChart;
import org.loopwright.report.plot.ChartImage;
import org.loopwright.report.table.Column;
import org.loopwright.report.table.CsvRenderer;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.table.Table;
import org.loopwright.service.Draft;
import org.loopwright.service.OutputFolder;
import org.loopwright.service.OutputFolder.Earlier;
import org.loopwright.service.WholeFile;
import org.loopwright.study.PartStore;
import org.loopwright.study.StudyResult;
import org.loopwright.study.StudyTable;
import org.loopwright.study.plan.StudyRow;

/** The folder of the results of a study, and of the parts that a later run goes on from. */
public record StudyFolder(OutputFolder folder) implements AutoCloseable {
  private static final String PARTS = "parts";
  private static final String CLAIMS = "claims";
  private static final String REPORT = "report.html";

  /** Opens a folder, which may have results of this study, but of nothing else. */
  public static StudyFolder open(Path path) throws IOException {
    boolean isOfStudy = Files.isDirectory(path.resolve(PARTS));
    return new StudyFolder(OutputFolder.open(path, isOfStudy ? Earlier.RESUMED : Earlier.REFUSED));
  }

  /** Where parts are kept; the folder is made, as a sign of what is kept in it. */
  public PartStore parts() throws IOException {
    return new PartStore(Optional.of(Files.createDirectories(folder.path().resolve(PARTS))));
  }

  /**
   * Writes claims, tables, charts and the page.
   *
   * @param hurried whether there is no time for charts
   * @return whether there was
   */
  public boolean write(StudyResult result, BooleanSupplier hurried) throws IOException {
    boolean drawn = true;
    try (Draft files = folder.draft()) {
      StudyReport report = new StudyReport(result);
      files.write(CLAIMS + ".json", report.json().pretty());
      files.write(CLAIMS + ".csv", report.csv());
      files.write(CLAIMS + ".txt", report.text());
      for (StudyTable table : result.tables()) {
        files.write("table-" + table.name() + ".csv", csv(table));
        files.write("table-" + table.name() + ".json", json(table).pretty());
      }
      for (StudyChart chart : result.study().charts()) {
        drawn &=
            files.plot(StudyPlot.name(result.study(), chart), () -> plot(result, chart), hurried);
      }
      files.write(result.study().name() + ".md", new StudyPage(result).text());
      files.write(REPORT, new StudyWebPage(result).text());
      folder.publish(files);
    }
    return drawn;
  }

  /** Writes the page and the charts that it shows into a folder of pages. */
  public static void writePage(StudyResult result, Path pages) throws IOException {
    WholeFile.write(pages.resolve(result.study().name() + ".md"), new StudyPage(result).text());
    for (StudyChart chart : result.study().charts()) {
      Optional<ChartImage> plot = ChartImage.canBeDrawn() ? plot(result, chart) : Optional.empty();
      if (plot.isPresent()) {
        WholeFile.write(
            pages.resolve(StudyPlot.name(result.study(), chart) + ".png"),
            draft -> {
              try (var out = Files.newOutputStream(draft)) {
                plot.get().writePng(out);
              }
            });
      }
    }
  }

  private static Optional<ChartImage> plot(StudyResult result, StudyChart chart) {
    return result.tables().stream()
        .filter(table -> chart.run().map(table.name()::equals).orElse(true))
        .findFirst()
        .flatMap(table -> StudyPlot.of(chart, table));
  }

  private static String csv(StudyTable table) {
    return CsvRenderer.render(new Table<>(columns(table), table.rows()));
  }

  private static JsonObject json(StudyTable table) {
    return new JsonObject()
        .put("table", table.name())
        .put("rows", new Table<>(columns(table), table.rows()));
  }

  private static List<Column<StudyRow>> columns(StudyTable table) {
    List<Column<StudyRow>> columns = new ArrayList<>();
    columns.add(Column.data("row", StudyRow::name));
    Set<String> names = table.columns();
    names.forEach(
        name -> columns.add(Column.data(name, row -> Optional.ofNullable(row.cells().get(name)))));
    return columns;
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
