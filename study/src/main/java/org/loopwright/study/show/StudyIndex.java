package org.loopwright.study.show;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.study.ClaimVerdict;
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
    lines.add("| study | source | claims | hold | within tolerance | differ |");
    lines.add("| --- | --- | --- | --- | --- | --- |");
    for (StudyResult each : results) {
      lines.add(
          "| [%s](%s.md) | %s | %d | %d | %d | %d |"
              .formatted(
                  each.study().title(),
                  each.study().name(),
                  each.study().source(),
                  each.claims().size(),
                  each.count(ClaimVerdict.HOLDS),
                  each.count(ClaimVerdict.WITHIN),
                  each.count(ClaimVerdict.DIFFERS)));
    }
    lines.add(
        "| all | | %d | %d | %d | %d |"
            .formatted(
                results.stream().mapToLong(each -> each.claims().size()).sum(),
                sum(ClaimVerdict.HOLDS),
                sum(ClaimVerdict.WITHIN),
                sum(ClaimVerdict.DIFFERS)));
    lines.add("");
    lines.add("*Written by `loopwright study`.*");
    return String.join("\n", lines) + "\n";
  }

  private long sum(ClaimVerdict verdict) {
    return results.stream().mapToLong(each -> each.count(verdict)).sum();
  }
}
