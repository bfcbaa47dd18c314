package org.loopwright.study.show;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.loopwright.formats.study.CellFormula;
import org.loopwright.formats.study.Study;
import org.loopwright.formats.study.StudyChart;
import org.loopwright.formats.study.StudyRun;
import org.loopwright.report.html.PageBlock;
import org.loopwright.report.html.PageBlock.ChartAxis;
import org.loopwright.report.html.PageBlock.Coordinate;
import org.loopwright.report.html.PageBlock.Curve;
import org.loopwright.report.html.PageBlock.KeyFigure;
import org.loopwright.report.html.PageBlock.Series;
import org.loopwright.report.html.ReportPage;
import org.loopwright.report.table.Column;
import org.loopwright.report.table.Quantity;
import org.loopwright.report.table.Table;
import org.loopwright.study.ClaimVerdict;
import org.loopwright.study.JudgedClaim;
import org.loopwright.study.StudyResult;
import org.loopwright.study.StudyTable;
import org.loopwright.study.plan.StudyRow;

/** A study as a page for a browser: claims, why some differ, charts and tables. */
record StudyWebPage(StudyResult result) {
  /** The whole file. */
  String text() {
    Study study = result.study();
    ReportPage page =
        new ReportPage(
            study.title(),
            study.source() + " · loopwright " + result.version(),
            result.version(),
            List.of());
    page = page.with("", head().toArray(new PageBlock[0]));
    page =
        page.with(
            "Claims",
            new PageBlock.Rows<>(
                "One row a claim", withTexts(StudyReport.table(result.claimsOfSource()))));
    if (!result.variants().isEmpty()) {
      page =
          page.with(
              "Under other conditions",
              new PageBlock.Rows<>(
                  "The same claims under conditions that are as plausible",
                  withTexts(new StudyReport(result).variants())));
    }
    List<PageBlock> notes = notes();
    if (!notes.isEmpty()) {
      page = page.with("Why they differ, and remarks", notes.toArray(new PageBlock[0]));
    }
    for (StudyChart chart : study.charts()) {
      page = page.with(chart.title(), chart(chart));
    }
    for (StudyTable table : result.tables()) {
      page = page.with("Table " + table.name(), table(table));
    }
    return page.text();
  }

  /** With what the source states, which the text of the program leaves to the study. */
  private static Table<JudgedClaim> withTexts(Table<JudgedClaim> claims) {
    List<Column<JudgedClaim>> columns = new ArrayList<>(claims.columns());
    columns.add(1, Column.shown("what the source states", judged -> judged.claim().text()));
    return new Table<>(columns, claims.rows());
  }

  private List<PageBlock> head() {
    List<PageBlock> blocks = new ArrayList<>();
    List<KeyFigure> figures = new ArrayList<>();
    figures.add(
        new KeyFigure(
            "claims", Quantity.count(result.claimsOfSource().size()), "without their variants"));
    for (ClaimVerdict verdict : ClaimVerdict.values()) {
      figures.add(
          new KeyFigure(verdict.label(), Quantity.count(result.count(verdict)), "of the claims"));
    }
    blocks.add(new PageBlock.KeyFigures(figures));
    result.study().text().map(PageBlock.Paragraph::new).ifPresent(blocks::add);
    return blocks;
  }

  private List<PageBlock> notes() {
    List<PageBlock> notes = new ArrayList<>();
    for (JudgedClaim claim : result.claims()) {
      if (!claim.note().isEmpty()) {
        notes.add(new PageBlock.Paragraph(claim.claim().id() + ": " + claim.note()));
      }
    }
    return notes;
  }

  private Optional<PageBlock> chart(StudyChart chart) {
    return result.tables().stream()
        .filter(table -> chart.run().map(table.name()::equals).orElse(true))
        .findFirst()
        .map(table -> ChartItem.of(chart, table))
        .filter(items -> !items.isEmpty())
        .map(items -> block(chart, items));
  }

  private static PageBlock block(StudyChart chart, List<ChartItem> items) {
    return switch (chart.kind()) {
      case STACKED, BARS ->
          new PageBlock.BarChart(
              chart.axis() + " by " + chart.xAxis(),
              "",
              items.stream().map(ChartItem::name).toList(),
              chart.series().stream().map(series -> bars(series, items)).toList(),
              chart.kind() == StudyChart.Kind.STACKED);
      case LINES ->
          new PageBlock.LineChart(
              chart.title(),
              new ChartAxis(chart.xAxis(), chart.isLogarithmic()),
              new ChartAxis(chart.axis(), chart.isLogarithmic()),
              chart.series().stream().map(series -> curve(chart, series, items)).toList());
      case SCATTER -> cloud(chart, items);
    };
  }

  private static Series bars(CellFormula series, List<ChartItem> items) {
    return new Series(
        series.name(),
        items.stream().map(item -> item.value(series.formula()).orElse(Double.NaN)).toList());
  }

  private static Curve curve(StudyChart chart, CellFormula series, List<ChartItem> items) {
    List<Coordinate> places = new ArrayList<>();
    for (ChartItem item : items) {
      OptionalDouble x = item.value(chart.x().orElseThrow());
      OptionalDouble y = item.value(series.formula());
      if (x.isPresent() && y.isPresent()) {
        places.add(new Coordinate(x.getAsDouble(), y.getAsDouble()));
      }
    }
    return new Curve(series.name(), places);
  }

  /** Points over the first series; the reader may choose another. */
  private static PageBlock cloud(StudyChart chart, List<ChartItem> items) {
    List<Column<ChartItem>> columns = new ArrayList<>();
    columns.add(Column.fact("row", "row", ChartItem::name, name -> name));
    columns.add(column(chart.xAxis(), new CellFormula("x", chart.x().orElseThrow(), "")));
    for (CellFormula series : chart.series()) {
      columns.add(column(series.name(), series));
    }
    List<ChartItem> drawn =
        items.stream().filter(item -> item.value(chart.x().orElseThrow()).isPresent()).toList();
    return new PageBlock.PointCloud<>(
        chart.axis() + " over " + chart.xAxis(),
        new Table<>(columns, drawn),
        "x",
        chart.series().get(0).name(),
        Optional.empty(),
        Optional.empty());
  }

  private static Column<ChartItem> column(String title, CellFormula formula) {
    return Column.fact(
        formula.name(), title, item -> item.value(formula.formula()), StudyWebPage::number);
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? ClaimTexts.number(value.getAsDouble(), "") : "";
  }

  /** The columns that the study makes itself: the others are in the files. */
  private Optional<PageBlock> table(StudyTable table) {
    List<CellFormula> cells =
        result.study().runs().stream()
            .filter(run -> run.name().equals(table.name()))
            .map(StudyRun::columns)
            .findFirst()
            .orElse(List.of());
    if (cells.isEmpty() || table.rows().isEmpty()) {
      return Optional.empty();
    }
    List<Column<StudyRow>> columns = new ArrayList<>();
    columns.add(Column.fact("row", "row", StudyRow::name, name -> name));
    for (CellFormula cell : cells) {
      String title = cell.unit().isEmpty() ? cell.name() : cell.name() + ", " + cell.unit();
      columns.add(
          Column.fact(
              cell.name(),
              title,
              row -> Optional.ofNullable(row.cells().get(cell.name())),
              value ->
                  value
                      .map(each -> ClaimTexts.number(each, cell.unit().equals("%") ? "%" : ""))
                      .orElse("-")));
    }
    return Optional.of(
        new PageBlock.Rows<>("One row a layer, or a design", new Table<>(columns, table.rows())));
  }
}
