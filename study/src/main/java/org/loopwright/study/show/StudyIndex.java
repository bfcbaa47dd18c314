package org.loopwright.study.show;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.loopwright.report.table.Quantity;
import org.loopwright.study.ClaimVerdict;
import org.loopwright.study.JudgedClaim;
import org.loopwright.study.StudyResult;

/** The page that lists the pages of studies. */
public record StudyIndex(List<StudyResult> results) {
  public StudyIndex {
    results = List.copyOf(results);
  }

  /** The index, in Markdown. */
  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add("# Studies: what sources claim, and what comes out here");
    lines.add("");
    lines.add(
        "A study is a file: what is varied, what is run, what is drawn, and what the source claims"
            + " ([studies.md](../studies.md)). These ship, in `library/studies`:");
    lines.add("");
    lines.add("    ./loopwright study --all --out DIR --pages docs/studies");
    lines.add("");
    lines.add("| study | source | claims | hold | within tolerance | differ | variants |");
    lines.add("| --- | --- | --- | --- | --- | --- | --- |");
    for (StudyResult each : results) {
      String study =
          "[%s](%s.md) | %s"
              .formatted(each.study().title(), each.study().name(), each.study().source());
      lines.add(row(study, each.claimsOfSource(), each.variants()));
    }
    List<JudgedClaim> claims = all(StudyResult::claimsOfSource);
    lines.add(row("all | ", claims, all(StudyResult::variants)));
    lines.add("");
    lines.add(
        "Of the claims, %s hold or lie within their tolerance."
            .formatted(Quantity.percent(1 - share(claims, ClaimVerdict.DIFFERS))));
    lines.add(
        "Variants are claims of the left columns under other conditions, which are as plausible: how"
            + " many hold, lie within their tolerance, differ.");
    lines.add("");
    lines.add("*Written by `loopwright study`.*");
    return String.join("\n", lines) + "\n";
  }

  private static String row(String study, List<JudgedClaim> claims, List<JudgedClaim> variants) {
    return "| %s | %d | %s | %s |"
        .formatted(
            study,
            claims.size(),
            counts(claims, " | "),
            variants.isEmpty() ? "" : counts(variants, ", "));
  }

  private static String counts(List<JudgedClaim> claims, String between) {
    return Stream.of(ClaimVerdict.values())
        .map(verdict -> Long.toString(StudyResult.count(claims, verdict)))
        .collect(joining(between));
  }

  private static double share(List<JudgedClaim> claims, ClaimVerdict verdict) {
    return claims.isEmpty() ? 0 : (double) StudyResult.count(claims, verdict) / claims.size();
  }

  private List<JudgedClaim> all(Function<StudyResult, List<JudgedClaim>> which) {
    return results.stream().flatMap(each -> which.apply(each).stream()).toList();
  }
}
