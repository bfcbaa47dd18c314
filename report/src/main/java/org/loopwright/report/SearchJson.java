package org.loopwright.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.loopwright.search.RejectCount;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.SearchResult;
import org.loopwright.search.SearchStatistics;
import org.loopwright.search.goal.Certificate;
import org.loopwright.search.goal.Objective;

/** How a search was asked for, what it did and what it proved, as JSON: enough to repeat it. */
final class SearchJson {
  private SearchJson() {}

  static void put(ObjectNode result, SearchOptions options, SearchResult search, boolean timedOut) {
    SearchStatistics statistics = search.statistics();
    result.put("strategy", statistics.strategy());
    result.put("seconds", statistics.seconds());
    result.put("evaluated", statistics.evaluated());
    result.put("valid", statistics.valid());
    ObjectNode rejected = result.putObject("invalid_by_reason");
    for (RejectCount count : statistics.rejected()) {
      rejected.put(count.reason() + " at " + count.level(), count.count());
    }
    result.put("mapspace_size", statistics.mapspaceSize().toString());
    request(result, options);
    result.put("interrupted", search.interrupted());
    result.put("timed_out", timedOut);
    search
        .certificate()
        .ifPresent(certificate -> certificate(result.putObject("certificate"), certificate));
  }

  /** What was asked for; a limit that was not set is null. */
  static void request(ObjectNode result, SearchOptions options) {
    result.put("algorithm", options.algorithm().label());
    ArrayNode objectives = result.putArray("objectives");
    options.goal().objectives().stream().map(Objective::label).forEach(objectives::add);
    result.put("seed", options.seed());
    result.put("threads", options.threads());
    ObjectNode limits = result.putObject("limits");
    put(limits, "search_size", options.limits().searchSize());
    put(limits, "time_limit_seconds", options.limits().timeLimitSeconds());
    put(limits, "victory_condition", options.limits().victoryCondition());
    limits.put("gap", options.goal().gap());
    put(limits, "delay_cap_cycles", options.goal().caps().cycles());
    put(limits, "energy_cap_pj", options.goal().caps().energyPj());
  }

  private static void put(ObjectNode limits, String key, OptionalLong limit) {
    limits.put(key, limit.isPresent() ? (Long) limit.getAsLong() : null);
  }

  private static void put(ObjectNode limits, String key, OptionalDouble limit) {
    limits.put(key, limit.isPresent() ? (Double) limit.getAsDouble() : null);
  }

  /** JSON has no infinity: a bound that says that there is no mapping is null. */
  private static void certificate(ObjectNode result, Certificate certificate) {
    result.put(
        "lower_bound",
        certificate.lowerBound() < Double.POSITIVE_INFINITY
            ? (Double) certificate.lowerBound()
            : null);
    result.put("gap", certificate.gap());
    result.put("too_large", certificate.tooLarge());
    result.put("nodes_expanded", certificate.expanded());
    ArrayNode rules = result.putArray("pruned");
    for (Certificate.Pruned rule : certificate.pruned()) {
      ObjectNode node = rules.addObject();
      node.put("rule", rule.rule());
      node.put("unit", rule.unit());
      node.put("removed", rule.removed());
      node.put("considered", rule.considered());
    }
  }
}
