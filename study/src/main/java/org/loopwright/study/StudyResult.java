package org.loopwright.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.formats.study.Study;
import org.loopwright.model.diagnostics.Problem;

/**
 * What came of a study.
 *
 * @param version of the program
 * @param tables one for each run
 * @param numbers the measures that have a value, by their names
 * @param claims with their variants, in the order of the study
 * @param failures parts that have no numbers, and formulas that have no value
 * @param parts how many parts the runs have
 * @param reused how many of them were kept from an earlier run
 */
public record StudyResult(
    Study study,
    String version,
    List<StudyTable> tables,
    Map<String, Double> numbers,
    List<JudgedClaim> claims,
    List<Problem> failures,
    boolean interrupted,
    int parts,
    int reused) {
  public StudyResult {
    tables = List.copyOf(tables);
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    claims = List.copyOf(claims);
    failures = List.copyOf(failures);
  }

  /** The same with failures that came before the run. */
  public StudyResult after(List<Problem> earlier) {
    List<Problem> all = new ArrayList<>(earlier);
    all.addAll(failures);
    return new StudyResult(
        study, version, tables, numbers, claims, all, interrupted, parts, reused);
  }

  /** The claims as the source makes them. */
  public List<JudgedClaim> claimsOfSource() {
    return claims.stream().filter(judged -> judged.claim().variantOf().isEmpty()).toList();
  }

  /** Those claims under other conditions. */
  public List<JudgedClaim> variants() {
    return claims.stream().filter(judged -> judged.claim().variantOf().isPresent()).toList();
  }

  /** How many claims of the source have a verdict. */
  public long count(ClaimVerdict verdict) {
    return count(claimsOfSource(), verdict);
  }

  /** How many of some claims have a verdict. */
  public static long count(List<JudgedClaim> claims, ClaimVerdict verdict) {
    return claims.stream().filter(claim -> claim.verdict() == verdict).count();
  }
}
