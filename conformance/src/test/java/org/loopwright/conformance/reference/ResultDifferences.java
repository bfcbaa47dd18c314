package org.loopwright.conformance.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a result as JSON differs from what was expected. Every key of the expected result must be
 * there; others may be. Counts are exact, other numbers agree to 1e-9, and more loosely where the
 * reference printed few digits.
 */
final class ResultDifferences {
  private static final double RELATIVE = 1e-9;

  /** The reference prints leakage with two decimals. */
  private static final double LEAKAGE = 0.01;

  /** Its total has the leakage of several levels in it. */
  private static final double TOTAL_ENERGY = 0.02;

  /** It prints fJ with two decimals. */
  private static final double ENERGY_PER_COMPUTE = 6e-3;

  /** It prints a percentage with two decimals. */
  private static final double UTILIZATION = 5.1e-5;

  private final List<String> found = new ArrayList<>();

  private ResultDifferences() {}

  /** One line for each difference. */
  static List<String> between(JsonNode expected, JsonNode actual) {
    ResultDifferences differences = new ResultDifferences();
    differences.compare(expected, actual, "");
    return differences.found;
  }

  private void compare(JsonNode expected, JsonNode actual, String path) {
    if (expected.isObject()) {
      expected
          .properties()
          .forEach(
              entry ->
                  compare(
                      entry.getValue(), actual.path(entry.getKey()), path + "/" + entry.getKey()));
    } else if (expected.isArray()) {
      expected.forEach(item -> compare(item, named(actual, item), path + "/" + name(item)));
    } else if (!agree(expected, actual, path)) {
      found.add(path + " must be " + expected + " but is " + actual);
    }
  }

  private static JsonNode named(JsonNode items, JsonNode like) {
    for (JsonNode item : items) {
      if (name(item).equals(name(like))) {
        return item;
      }
    }
    return items.path("no such name");
  }

  private static String name(JsonNode item) {
    return item.has("name")
        ? item.get("name").asText()
        : item.path("outer").asText() + ">" + item.path("inner").asText();
  }

  private static boolean agree(JsonNode expected, JsonNode actual, String path) {
    if (!expected.isNumber() || !actual.isNumber()) {
      return expected.equals(actual);
    }
    if (expected.isIntegralNumber() && actual.isIntegralNumber()) {
      return expected.longValue() == actual.longValue();
    }
    double want = expected.doubleValue();
    double got = actual.doubleValue();
    double largest = Math.max(Math.abs(want), Math.abs(got));
    return Math.abs(want - got) <= RELATIVE * largest + slack(path);
  }

  private static double slack(String path) {
    if (path.endsWith("/leakage_energy_pj")) {
      return LEAKAGE;
    }
    return switch (path) {
      case "/energy_pj" -> TOTAL_ENERGY;
      case "/utilization" -> UTILIZATION;
      case "/energy_fj_per_compute" -> ENERGY_PER_COMPUTE;
      default -> 0;
    };
  }
}
