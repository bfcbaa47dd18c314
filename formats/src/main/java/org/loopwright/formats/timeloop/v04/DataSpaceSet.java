package org.loopwright.formats.timeloop.v04;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.Spelling;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Workload;

/**
 * Reads sets of data spaces: names; {@code All} or {@code *}; {@code Nothing}; {@code Inputs} and
 * {@code Outputs}, for what is only read or also written, where no data space has that name; {@code
 * ~A}, {@code A & B}, {@code A | B}, {@code A - B}, {@code Intersection(A, B)}, {@code Union(A, B)}
 * and parentheses. Operators bind alike, from the left; items of a list, or words in a row, are
 * united.
 */
final class DataSpaceSet {
  private static final int LONGEST = 300;
  private static final Pattern TOKEN = Pattern.compile("\\w+|\\S");

  private final Workload workload;
  private final ScalarNode source;
  private final Diagnosis diagnosis;
  private final Deque<String> tokens = new ArrayDeque<>();

  private DataSpaceSet(ScalarNode source, Workload workload, Diagnosis diagnosis) {
    this.workload = workload;
    this.source = source;
    this.diagnosis = diagnosis;
    Matcher matcher = TOKEN.matcher(source.text());
    while (matcher.find()) {
      tokens.add(matcher.group());
    }
  }

  /** The set, in the order of the workload; what is not understood is an error. */
  static Set<String> read(Node node, Workload workload, Diagnosis diagnosis) {
    Set<String> all = new LinkedHashSet<>();
    List<Node> items = node instanceof ListNode list ? list.items() : List.of(node);
    for (Node item : items) {
      if (item instanceof ScalarNode scalar && scalar.text().length() <= LONGEST) {
        all.addAll(new DataSpaceSet(scalar, workload, diagnosis).whole());
      } else {
        diagnosis.error(item.location(), "must name data spaces but was " + item.describe());
      }
    }
    Set<String> ordered = new LinkedHashSet<>(workload.dataSpaceNames());
    ordered.retainAll(all);
    return ordered;
  }

  private Set<String> whole() {
    if (workload.indexOfDataSpace(source.text()) >= 0) {
      return Set.of(source.text());
    }
    Set<String> all = new LinkedHashSet<>();
    while (!tokens.isEmpty()) {
      all.addAll(chain());
      if (",".equals(tokens.peek())) {
        tokens.poll();
      }
    }
    return all;
  }

  /** Operands and the operators between them. */
  private Set<String> chain() {
    Set<String> left = new LinkedHashSet<>(operand());
    while (!tokens.isEmpty()) {
      switch (tokens.peek()) {
        case "&" -> left.retainAll(right());
        case "|" -> left.addAll(right());
        case "-" -> left.removeAll(right());
        default -> {
          return left;
        }
      }
    }
    return left;
  }

  private Set<String> right() {
    tokens.poll();
    return operand();
  }

  private Set<String> operand() {
    String token = Optional.ofNullable(tokens.poll()).orElse("");
    switch (token) {
      case "~" -> {
        Set<String> rest = new LinkedHashSet<>(workload.dataSpaceNames());
        rest.removeAll(operand());
        return rest;
      }
      case "(" -> {
        Set<String> inner = chain();
        close();
        return inner;
      }
      case "Intersection", "Union" -> {
        if ("(".equals(tokens.peek())) {
          return combined(token.equals("Union"));
        }
      }
      default -> {}
    }
    return named(token);
  }

  private Set<String> combined(boolean union) {
    tokens.poll();
    Set<String> all = new LinkedHashSet<>(chain());
    while (",".equals(tokens.peek())) {
      tokens.poll();
      Set<String> next = chain();
      if (union) {
        all.addAll(next);
      } else {
        all.retainAll(next);
      }
    }
    close();
    return all;
  }

  private void close() {
    if (!")".equals(tokens.poll())) {
      diagnosis.error(source.location(), "a ) is missing in '" + source.describe() + "'");
      tokens.clear();
    }
  }

  private Set<String> named(String word) {
    if (workload.indexOfDataSpace(word) >= 0) {
      return Set.of(word);
    }
    return switch (word) {
      case "All", "*" -> new LinkedHashSet<>(workload.dataSpaceNames());
      case "Nothing" -> Set.of();
      case "Inputs" -> those(false);
      case "Outputs" -> those(true);
      default -> unknown(word);
    };
  }

  private Set<String> those(boolean written) {
    Set<String> names = new LinkedHashSet<>();
    for (DataSpace dataSpace : workload.dataSpaces()) {
      if (dataSpace.readWrite() == written) {
        names.add(dataSpace.name());
      }
    }
    return names;
  }

  private Set<String> unknown(String word) {
    String message =
        word.isEmpty()
            ? "a data space is missing in '" + source.describe() + "'"
            : "unknown data space '" + word + "'";
    Problem problem = Problem.error(source.location(), message);
    diagnosis.add(
        Spelling.advice(word, workload.dataSpaceNames()).map(problem::withAdvice).orElse(problem));
    tokens.clear();
    return Set.of();
  }
}
