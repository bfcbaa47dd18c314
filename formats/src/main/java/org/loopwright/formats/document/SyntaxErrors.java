package org.loopwright.formats.document;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

/** Collects what the parser of a file refuses, in the words of a user. Mutable; of one file. */
public final class SyntaxErrors extends BaseErrorListener {
  /** What users call a text in quotes; where one is expected, a name is a text without quotes. */
  static final String TEXT = "a text in quotes";

  /** More than a user would read, echoes included: each takes time. */
  private static final int MAX_ERRORS = 100;

  private final String language;
  private final Map<String, String> words;
  private final List<Problem> problems = new ArrayList<>();
  private int met;

  /**
   * Errors of a language.
   *
   * @param words what users call the tokens that the grammar names
   */
  SyntaxErrors(String language, Map<String, String> words) {
    this.language = language;
    this.words = new LinkedHashMap<>(words);
  }

  /**
   * What a rule makes of a text inside a value, without a word of the parser's own.
   *
   * @throws RecognitionException at the first token that the rule does not take
   */
  public static <P extends Parser, T> T parse(
      Lexer lexer, Function<TokenStream, P> parser, Function<P, T> rule) {
    lexer.removeErrorListeners();
    P quiet = parser.apply(new CommonTokenStream(lexer));
    quiet.removeErrorListeners();
    quiet.setErrorHandler(new BailErrorStrategy());
    try {
      return rule.apply(quiet);
    } catch (ParseCancellationException wrong) {
      throw (RecognitionException) wrong.getCause();
    }
  }

  /** What a rule of the parser makes of the file; all errors together are thrown. */
  <T> T parse(Parser parser, Supplier<T> rule) {
    parser.removeErrorListeners();
    parser.addErrorListener(this);
    Optional<T> tree;
    try {
      tree = Optional.of(rule.get());
    } catch (ParseCancellationException hopeless) {
      tree = Optional.empty();
    }
    if (!problems.isEmpty()) {
      throw new SpecException(problems);
    }
    return tree.orElseThrow();
  }

  /** The place of a token in the file that it comes from. */
  public static Location location(Token token) {
    return new Location(
        token.getInputStream().getSourceName(),
        token.getLine(),
        token.getCharPositionInLine() + 1,
        "");
  }

  @Override
  public void syntaxError(
      Recognizer<?, ?> recognizer,
      Object offending,
      int line,
      int column,
      String message,
      RecognitionException exception) {
    if (++met > MAX_ERRORS) {
      throw new ParseCancellationException();
    }
    Token found = (Token) offending;
    Location location = location(found);
    if (message == null) {
      add(
          Problem.error(location, "not valid " + language + ": a text without quotes")
              .withAdvice("Maybe you meant " + QuotedText.quoted(found.getText())));
    } else {
      String expected = expected((Parser) recognizer);
      add(
          Problem.error(
              location,
              "not valid %s: expected %s but found %s"
                  .formatted(language, expected, found(found))));
    }
  }

  /** One error a line: others on it are mostly its echoes. */
  private void add(Problem problem) {
    boolean echo =
        problems.stream()
            .map(Problem::location)
            .anyMatch(
                first ->
                    first.line() == problem.location().line()
                        && first.file().equals(problem.location().file()));
    if (!echo) {
      problems.add(problem);
    }
  }

  private static String found(Token token) {
    if (token.getType() == Token.EOF) {
      return "the end of the file";
    }
    return new ScalarNode(location(token), token.getText()).describe();
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
    if (names.contains(TEXT)) {
      names.remove(words.get("NAME"));
    }
    // Words before signs.
    names.sort(Comparator.comparing(name -> name.startsWith("'")));
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }
}
