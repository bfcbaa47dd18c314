package org.loopwright.formats.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;

/** Collects what a parser refuses, in the words of a user. Mutable; of one file. */
final class SyntaxErrors extends BaseErrorListener {
  /** What users call a text in quotes. */
  static final String TEXT = "a text in quotes";

  private static final int MOST = 50;

  private final String language;
  private final Map<String, String> words;
  private final List<Problem> problems = new ArrayList<>();

  /**
   * Errors of a language.
   *
   * @param words what users call the tokens that the grammar names
   */
  SyntaxErrors(String language, Map<String, String> words) {
    this.language = language;
    this.words = new LinkedHashMap<>(words);
  }

  List<Problem> problems() {
    return problems;
  }

  void add(Location location, String problem, Optional<String> advice) {
    if (problems.size() < MOST) {
      Problem error = Problem.error(location, "not valid " + language + ": " + problem);
      problems.add(advice.map(error::withAdvice).orElse(error));
    }
  }

  @Override
  public void syntaxError(
      Recognizer<?, ?> recognizer,
      Object offending,
      int line,
      int column,
      String message,
      RecognitionException exception) {
    Token found = (Token) offending;
    String expected = expected((Parser) recognizer);
    boolean bareText = found.getText().matches("[A-Za-z]\\w*") && expected.contains(TEXT);
    add(
        LibconfigTokens.location(found),
        found(found) + " where " + expected + " must stand",
        bareText
            ? Optional.of("Maybe you meant " + LibconfigText.quoted(found.getText()))
            : Optional.empty());
  }

  private static String found(Token token) {
    if (token.getType() == Token.EOF) {
      return "the file ends";
    }
    return "found " + new ScalarNode(LibconfigTokens.location(token), token.getText()).describe();
  }

  private String expected(Parser parser) {
    List<String> names = new ArrayList<>();
    IntervalSet expected = parser.getExpectedTokens();
    for (int type : expected.toList()) {
      String name = parser.getVocabulary().getDisplayName(type);
      String word = words.getOrDefault(name, name);
      if (!names.contains(word)) {
        names.add(word);
      }
    }
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }
}
