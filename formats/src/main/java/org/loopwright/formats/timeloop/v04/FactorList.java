package org.loopwright.formats.timeloop.v04;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.model.diagnostics.Diagnosis;

/**
 * The factors of an entry while it is translated: {@code [N=1, C<=4, K=ROWS*2]}, each worked out to
 * a number, and those that macros add. Mutable; belongs to one entry.
 */
final class FactorList {
  private static final Pattern OPERATOR = Pattern.compile("<=|>=|==|=");

  private final NodeScope scope;
  private final Diagnosis diagnosis;
  private final List<Node> factors = new ArrayList<>();
  private final Set<String> named = new LinkedHashSet<>();

  FactorList(NodeScope scope, Diagnosis diagnosis) {
    this.scope = scope;
    this.diagnosis = diagnosis;
  }

  /** Adds factors as written: one text, or a list of them. */
  void addAll(Node written) {
    if (written instanceof ListNode list) {
      list.items().forEach(this::addAll);
    } else if (written instanceof ScalarNode scalar) {
      add(scalar);
    } else {
      factors.add(written);
    }
  }

  private void add(ScalarNode scalar) {
    if (OPERATOR.matcher(scalar.text()).results().count() > 1) {
      for (String word : scalar.text().trim().split("[\\s,]+")) {
        one(new ScalarNode(scalar.location(), word));
      }
    } else {
      one(scalar);
    }
  }

  private void one(ScalarNode scalar) {
    Matcher operator = OPERATOR.matcher(scalar.text());
    if (!operator.find()) {
      factors.add(scalar);
      return;
    }
    String dimension = scalar.text().substring(0, operator.start()).trim();
    String value = scalar.text().substring(operator.end()).trim();
    ScalarNode number = scope.evaluate(new ScalarNode(scalar.location(), value), diagnosis);
    named.add(dimension);
    factors.add(new ScalarNode(scalar.location(), dimension + operator.group() + number.text()));
  }

  /** Allows a dimension one iteration only. */
  void one(String dimension, Node because) {
    named.add(dimension);
    factors.add(new ScalarNode(because.location(), dimension + "=1"));
  }

  boolean names(String dimension) {
    return named.contains(dimension);
  }

  boolean isEmpty() {
    return factors.isEmpty();
  }

  ListNode toNode(Node place) {
    return new ListNode(place.location(), factors);
  }
}
