package org.loopwright.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchResult;
import org.loopwright.search.SearchStatistics;
import org.loopwright.search.goal.Certificate;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.SearchCaps;

/** What a proving search proved of a layer, and what it took, for people. */
public final class CertificateText {
  /** Sizes from here on are told by their magnitude. */
  private static final BigInteger LARGE = BigInteger.valueOf(1_000_000_000);

  /** How many times as long the next try may take. */
  private static final BigDecimal LONGER = BigDecimal.TEN;

  private CertificateText() {}

  /** A few lines; empty for a layer whose search proved nothing. */
  public static String of(MappedLayer layer) {
    return layer
        .search()
        .flatMap(search -> search.certificate().map(certificate -> of(layer, search, certificate)))
        .orElse("");
  }

  /** Which layers a time limit ended, and the way on; empty if none. */
  static String timedOut(List<MappedLayer> layers) {
    List<MappedLayer> ended =
        layers.stream().filter(layer -> layer.isTimedOut() && layer.sameAs().isEmpty()).toList();
    if (ended.isEmpty()) {
      return "";
    }
    BigDecimal seconds =
        BigDecimal.valueOf(
            ended.get(0).options().orElseThrow().limits().timeLimitSeconds().orElseThrow());
    return "the time limit of %s s ended the search of %s before the proof; to search on, give%n"
            .formatted(
                written(seconds),
                ended.stream().map(MappedLayer::name).collect(Collectors.joining(", ")))
        + "--time-limit %s, or --search optimal for as long as the proof takes%n"
            .formatted(written(seconds.multiply(LONGER)));
  }

  /** Which layers are too large to be proved, and the way on; empty if none. */
  static String tooLarge(List<MappedLayer> layers) {
    String names =
        layers.stream()
            .filter(layer -> layer.sameAs().isEmpty())
            .filter(layer -> layer.certificate().filter(Certificate::tooLarge).isPresent())
            .map(MappedLayer::name)
            .collect(Collectors.joining(", "));
    return names.isEmpty()
        ? ""
        : "the proof for %s would take too much memory: what is told is the best of a sample;%n"
                .formatted(names)
            + "to search on, give --search hybrid, or constraints that leave fewer factors%n"
                .formatted();
  }

  private static String written(BigDecimal seconds) {
    return seconds.stripTrailingZeros().toPlainString();
  }

  private static String of(MappedLayer layer, SearchResult search, Certificate certificate) {
    StringBuilder text = new StringBuilder(claim(layer, certificate));
    SearchStatistics statistics = search.statistics();
    int threads = layer.options().orElseThrow().threads();
    text.append(System.lineSeparator())
        .append("space ")
        .append(size(statistics.mapspaceSize()))
        .append(" mappings")
        .append(extent(statistics, certificate))
        .append("; mappings evaluated ")
        .append(Quantity.count(statistics.evaluated()))
        .append("; ")
        .append(Quantity.significant(statistics.seconds()))
        .append(" s on ")
        .append(threads)
        .append(threads == 1 ? " thread" : " threads")
        .append(System.lineSeparator());
    if (!certificate.pruned().isEmpty()) {
      text.append(rules(certificate));
    }
    return text.toString();
  }

  private static String extent(SearchStatistics statistics, Certificate certificate) {
    return statistics.strategy().equals(SearchAlgorithm.IMPERFECT.label())
        ? " without residuals, and those with"
        : "; nodes expanded " + Quantity.count(certificate.expanded());
  }

  private static String claim(MappedLayer layer, Certificate certificate) {
    if (certificate.lowerBound() == Double.POSITIVE_INFINITY) {
      return "proved: there is no valid mapping"
          + layer.options().map(options -> within(options.goal().caps())).orElse("");
    }
    Objective objective = layer.options().orElseThrow().goal().first();
    String bound =
        "proved: %s is at least %s %s"
            .formatted(
                objective.label(),
                Quantity.significant(certificate.lowerBound()),
                objective.unit());
    return layer
        .best()
        .map(
            best ->
                bound
                    + "; found "
                    + Quantity.significant(best.objectives().get(0))
                    + ", gap "
                    + Quantity.gap(certificate.gap()))
        .orElse(bound + "; no mapping was found yet");
  }

  /** The caps that no mapping keeps; empty where there is none. */
  private static String within(SearchCaps caps) {
    List<String> most = new ArrayList<>();
    caps.cycles().ifPresent(cap -> most.add(Quantity.plain(cap) + " cycles"));
    caps.energyPj().ifPresent(cap -> most.add(Quantity.energy(cap)));
    return most.isEmpty() ? "" : " within " + String.join(" and ", most);
  }

  private static String rules(Certificate certificate) {
    TextTable table = new TextTable("removed by rule", "removed", "of", "share", "");
    for (Certificate.Pruned rule : certificate.pruned()) {
      double share = rule.considered() == 0 ? 0 : (double) rule.removed() / rule.considered();
      table.row(
          "  " + rule.rule(),
          Quantity.count(rule.removed()),
          Quantity.count(rule.considered()),
          Quantity.percent(share),
          rule.unit());
    }
    return table.toString();
  }

  private static String size(BigInteger mappings) {
    return mappings.compareTo(LARGE) < 0
        ? Quantity.count(mappings.longValueExact())
        : new BigDecimal(mappings, new MathContext(2, RoundingMode.HALF_UP))
            .toString()
            .replace("E+", "e");
  }
}
