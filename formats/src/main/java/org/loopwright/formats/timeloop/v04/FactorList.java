package org.loopwright.formats.timeloop.v04;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.SyntaxErrors;
import org.loopwright.formats.grammar.LoopsLexer;
import org.loopwright.formats.grammar.LoopsParser;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;

/**
 * The factors of an entry while it is translated: {@code [N=1, C<=4, K=ROWS*2]}, each worked out to
 * a number, and those that macros add. Mutable; belongs to one entry.
 */
final class FactorList {
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

  /** With one relation, all after it is an expression; else expressions are single words. */
  private void add(ScalarNode scalar) {
    String text = scalar.text();
    List<? extends Token> relations =
        lexer(text).getAllTokens().stream()
            .filter(token -> token.getType() == LoopsLexer.RELATION)
            .toList();
    if (relations.isEmpty()) {
      factors.add(scalar);
    } else if (relations.size() == 1) {
      Token relation = relations.get(0);
      String dimension = text.substring(0, relation.getStartIndex()).trim();
      String value = text.substring(relation.getStopIndex() + 1).trim();
      factor(scalar.location(), dimension, relation.getText(), value);
    } else {
      SyntaxErrors.parse(lexer(text), LoopsParser::new, LoopsParser::factors)
          .factor()
          .forEach(factor -> add(scalar, factor));
    }
  }

  private void add(ScalarNode scalar, LoopsParser.FactorContext factor) {
    if (factor instanceof LoopsParser.StatedContext stated
        && stated.statement().size() == 1
        && stated.residual() == null) {
      LoopsParser.StatementContext statement = stated.statement(0);
      String relation = statement.relation.getText();
      factor(scalar.location(), stated.name.getText(), relation, statement.value.getText());
    } else {
      int end = factor.getStop().getStopIndex() + 1;
      String words = scalar.text().substring(factor.getStart().getStartIndex(), end);
      factors.add(new ScalarNode(scalar.location(), words));
    }
  }

  private static LoopsLexer lexer(String text) {
    LoopsLexer lexer = new LoopsLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    return lexer;
  }

  private void factor(Location location, String dimension, String relation, String value) {
    ScalarNode number = scope.evaluate(new ScalarNode(location, value), diagnosis);
    named.add(dimension);
    factors.add(new ScalarNode(location, dimension + relation + number.text()));
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
