package org.loopwright.study.show;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.formats.study.CellFormula;
import org.loopwright.formats.study.Study;
import org.loopwright.formats.study.StudyChart;
import org.loopwright.formats.study.StudyRun;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.report.table.Quantity;
import org.loopwright.study.ClaimVerdict;
import org.loopwright.study.JudgedClaim;
import org.loopwright.study.StudyResult;
import org.loopwright.study.StudyTable;
import org.loopwright.study.plan.StudyRow;

/** The page of a study, in Markdown: its text is the study's, numbers and charts are ours. */
public record StudyPage(StudyResult result) {
  /** Rows of one table that a page shows; files have them all. */
  private static final int MAX_ROWS = 40;

  private static final int MAX_LISTED_FAILURES = 10;

  /** The page; charts are files next to it. */
  public String text() {
    Study study = result.study();
    List<String> lines = new ArrayList<>();
    lines.add("# " + study.title());
    lines.add("");
    lines.add("Source: " + study.source() + ".");
    lines.add("");
    lines.add("    ./loopwright study " + study.name() + " --out DIR");
    study.text().ifPresent(text -> lines.addAll(List.of("", text)));
    addClaims(lines);
    for (StudyChart chart : study.charts()) {
      lines.addAll(
          List.of("", "![%s](%s.png)".formatted(chart.title(), StudyPlot.name(study, chart))));
    }
    for (StudyTable table : result.tables()) {
      addTable(lines, table);
    }
    addFailures(lines);
    lines.addAll(
        List.of(
            "",
            "*Written by `loopwright study`; the text is that of the file"
                + " `library/studies/%s.yaml`.*".formatted(study.name())));
    return String.join("\n", lines) + "\n";
  }

  private void addClaims(List<String> lines) {
    lines.addAll(List.of("", "## Claims", "", new StudyReport(result).summary() + ".", ""));
    addTable(lines, result.claimsOfSource());
    if (!result.variants().isEmpty()) {
      lines.addAll(
          List.of(
              "",
              "The same claims under other conditions, which are as plausible and do not count:",
              ""));
      addTable(lines, result.variants());
    }
    for (JudgedClaim claim : result.claims()) {
      if (!claim.note().isEmpty()) {
        String head = claim.verdict() == ClaimVerdict.DIFFERS ? "differs" : "remark";
        lines.addAll(
            List.of("", "**%s** (%s): %s".formatted(claim.claim().id(), head, claim.note())));
      }
    }
  }

  private static void addTable(List<String> lines, List<JudgedClaim> claims) {
    lines.add("| claim | source | published | ours | verdict |");
    lines.add("| --- | --- | --- | --- | --- |");
    for (JudgedClaim claim : claims) {
      lines.add(
          "| %s | %s | %s | %s | %s |"
              .formatted(
                  cell(claim.claim().text()),
                  cell(claim.claim().source()),
                  ClaimTexts.published(claim),
                  ClaimTexts.ours(claim),
                  ClaimTexts.verdict(claim)));
    }
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replaceAll("\\s+", " ");
  }

  /** The columns that the study makes itself: the others are in the files. */
  private void addTable(List<String> lines, StudyTable table) {
    List<CellFormula> columns =
        result.study().runs().stream()
            .filter(run -> run.name().equals(table.name()))
            .map(StudyRun::columns)
            .findFirst()
            .orElseThrow();
    if (columns.isEmpty() || table.rows().isEmpty()) {
      return;
    }
    lines.addAll(List.of("", "## Table: " + table.name(), ""));
    lines.add(
        "| row | %s |"
            .formatted(String.join(" | ", columns.stream().map(StudyPage::head).toList())));
    lines.add("| --- |" + " --- |".repeat(columns.size()));
    for (StudyRow row : table.rows().subList(0, Math.min(MAX_ROWS, table.rows().size()))) {
      List<String> cells = columns.stream().map(column -> number(row, column)).toList();
      lines.add("| %s | %s |".formatted(cell(row.name()), String.join(" | ", cells)));
    }
    if (table.rows().size() > MAX_ROWS) {
      lines.addAll(
          List.of(
              "",
              "And %s more rows, in the files of the study."
                  .formatted(Quantity.count(table.rows().size() - MAX_ROWS))));
    }
  }

  private static String head(CellFormula column) {
    boolean plain = column.unit().isEmpty() || column.unit().equals("%");
    return cell(plain ? column.name() : column.name() + ", " + column.unit());
  }

  private static String number(StudyRow row, CellFormula column) {
    Double value = row.cells().get(column.name());
    if (value == null) {
      return "-";
    }
    return ClaimTexts.number(value, column.unit().equals("%") ? "%" : "");
  }

  private void addFailures(List<String> lines) {
    if (result.failures().isEmpty()) {
      return;
    }
    lines.addAll(List.of("", "## What failed", ""));
    List<Problem> failures = result.failures();
    failures.stream()
        .limit(MAX_LISTED_FAILURES)
        .forEach(problem -> lines.add("- " + cell(problem.message())));
    if (failures.size() > MAX_LISTED_FAILURES) {
      lines.add("- and %d more".formatted(failures.size() - MAX_LISTED_FAILURES));
    }
  }
}
