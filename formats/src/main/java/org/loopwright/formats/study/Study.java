package org.loopwright.formats.study;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.model.diagnostics.Spelling;

/**
 * A study of what a source claims.
 *
 * @param name one word, by which files and pages of the study are named
 * @param source of all its claims: authors, venue, figure
 * @param text what the page says before the numbers
 * @param runs what is computed, each a table
 * @param measures numbers taken from the tables, by which claims are checked
 */
public record Study(
    String name,
    String title,
    String source,
    Optional<String> text,
    List<StudyRun> runs,
    List<Measure> measures,
    List<StudyChart> charts,
    List<Claim> claims) {
  public Study {
    Require.that(
        name.matches("[A-Za-z0-9][A-Za-z0-9_.-]*"),
        "the name of a study is made of letters, digits, '-', '_' and '.', but was '%s'",
        name);
    requireNonNull(text, "text");
    runs = List.copyOf(runs);
    measures = List.copyOf(measures);
    charts = List.copyOf(charts);
    claims = List.copyOf(claims);
    Require.that(!runs.isEmpty(), "a study needs a run");
    Require.distinct(runs.stream().map(StudyRun::name).toList(), "run");
    Require.distinct(measures.stream().map(Measure::name).toList(), "number");
    Require.distinct(charts.stream().map(StudyChart::name).toList(), "chart");
    Require.distinct(claims.stream().map(Claim::id).toList(), "claim");
    requireClaimsOfVariants(claims);
  }

  private static void requireClaimsOfVariants(List<Claim> claims) {
    for (Claim claim : claims) {
      wrongVariant(claim, claims)
          .ifPresent(
              message -> {
                throw new IllegalArgumentException(message);
              });
    }
  }

  /** What is wrong with a claim that is a variant of none of the claims that are no variants. */
  static Optional<String> wrongVariant(Claim claim, List<Claim> claims) {
    List<String> known =
        claims.stream().filter(each -> each.variantOf().isEmpty()).map(Claim::id).toList();
    return claim
        .variantOf()
        .filter(id -> !known.contains(id))
        .map(
            id ->
                "claim %s is a variant of '%s', which is no claim of its own%s"
                    .formatted(
                        claim.id(),
                        id,
                        Spelling.nearest(id, known)
                            .map("; maybe you meant %s"::formatted)
                            .orElse("")));
  }
}
