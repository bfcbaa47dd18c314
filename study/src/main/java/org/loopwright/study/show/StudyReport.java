package org.loopwright.study.show;

import static org.loopwright.report.table.Column.data;
import static org.loopwright.report.table.Column.shown;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.report.Report;
import org.loopwright.report.table.Column;
import org.loopwright.report.table.CsvRenderer;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.table.Table;
import org.loopwright.report.table.TextRenderer;
import org.loopwright.study.ClaimVerdict;
import org.loopwright.study.JudgedClaim;
import org.loopwright.study.StudyResult;

/** The claims of a study and what became of them. */
public record StudyReport(StudyResult result) implements Report {
  /** What variants are, as a heading. */
  static final String UNDER_OTHER_CONDITIONS = "under other conditions";

  @Override
  public String text() {
    String gap = System.lineSeparator();
    StringBuilder text = new StringBuilder();
    text.append(result.study().name()).append(": ").append(result.study().title()).append(gap);
    text.append(gap).append(TextRenderer.render(table(result.claimsOfSource()))).append(gap);
    if (!result.variants().isEmpty()) {
      text.append(UNDER_OTHER_CONDITIONS).append(':').append(gap).append(gap);
      text.append(TextRenderer.render(variants())).append(gap);
    }
    text.append(summary()).append(gap);
    for (JudgedClaim claim : result.claims()) {
      if (claim.verdict() != ClaimVerdict.HOLDS && !claim.note().isEmpty()) {
        text.append(gap).append(claim.claim().id()).append(": ").append(claim.note()).append(gap);
      }
    }
    return text.toString();
  }

  /** How many claims have which verdict. */
  String summary() {
    String claims = "%d claims: ".formatted(result.claimsOfSource().size());
    String variants =
        result.variants().isEmpty()
            ? ""
            : "; %s: %s".formatted(UNDER_OTHER_CONDITIONS, counts(result.variants()));
    return claims + counts(result.claimsOfSource()) + variants;
  }

  private static String counts(List<JudgedClaim> claims) {
    return "%d hold, %d within their tolerance, %d differ"
        .formatted(
            StudyResult.count(claims, ClaimVerdict.HOLDS),
            StudyResult.count(claims, ClaimVerdict.WITHIN),
            StudyResult.count(claims, ClaimVerdict.DIFFERS));
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .put("study", result.study().name())
        .put("claims", table(result.claimsOfSource()))
        .put("variants", variants())
        .put("failures", result.failures().stream().map(Problem::toString).toList());
  }

  @Override
  public String csv() {
    List<Column<JudgedClaim>> columns = new ArrayList<>(variants().columns());
    return CsvRenderer.render(new Table<>(columns, result.claims()));
  }

  /** The claims under other conditions. */
  Table<JudgedClaim> variants() {
    List<Column<JudgedClaim>> columns = new ArrayList<>(table(List.of()).columns());
    columns.add(data("variant_of", judged -> judged.claim().variantOf()));
    columns.add(1, shown("variant of", judged -> judged.claim().variantOf().orElse("")));
    return new Table<>(columns, result.variants());
  }

  /** Some claims, one row each. */
  static Table<JudgedClaim> table(List<JudgedClaim> claims) {
    return Table.of(
        claims,
        shown("claim", claim -> claim.claim().id()),
        data("id", claim -> claim.claim().id()),
        data("text", claim -> claim.claim().text()),
        data("source", claim -> claim.claim().source()),
        shown("source", claim -> claim.claim().source()),
        data("published", claim -> claim.claim().published()),
        shown("published", ClaimTexts::published),
        data("ours", JudgedClaim::ours),
        shown("ours", ClaimTexts::ours),
        data("tolerance", claim -> claim.claim().tolerance()),
        data("verdict", claim -> claim.verdict().label()),
        shown("verdict", ClaimTexts::verdict),
        data("note", JudgedClaim::note));
  }

  /** Several studies as one. */
  public record Several(List<StudyReport> studies) implements Report {
    public Several {
      studies = List.copyOf(studies);
    }

    @Override
    public String text() {
      return String.join(System.lineSeparator(), studies.stream().map(StudyReport::text).toList());
    }

    @Override
    public JsonObject json() {
      return new JsonObject().put("studies", studies.stream().map(StudyReport::json).toList());
    }

    @Override
    public String csv() {
      List<String> texts = new ArrayList<>();
      for (StudyReport each : studies) {
        String csv = each.csv();
        texts.add(texts.isEmpty() ? csv : csv.substring(csv.indexOf('\n') + 1));
      }
      return String.join("", texts);
    }
  }
}
