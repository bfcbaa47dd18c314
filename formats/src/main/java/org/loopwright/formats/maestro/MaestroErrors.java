package org.loopwright.formats.maestro;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.FailedPredicateException;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.WritableToken;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.loopwright.formats.document.SyntaxErrors;
import org.loopwright.formats.grammar.MaestroParser;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.Spelling;

/**
 * What the parser of the directive language does about errors: it reports each in the words of the
 * language and goes on as if it had been put right, so that one run finds all errors of a file. A
 * word near to a keyword is read as that one; a missing brace is supplied; else the entry of a
 * block that holds the error is left out. Mutable; of one file.
 */
final class MaestroErrors extends DefaultErrorStrategy {
  private static final int MAX_PROBLEMS = 100;
  private static final int MAX_SHOWN = 24;

  private static final String UNNAMED = "Layer";

  private static final Set<Integer> STATEMENTS =
      Set.of(MaestroParser.CONSTANT, MaestroParser.NETWORK, MaestroParser.ACCELERATOR);
  private static final Set<Integer> LAYER = Set.of(MaestroParser.LAYER);
  private static final Set<Integer> PARTS =
      Set.of(
          MaestroParser.TYPE,
          MaestroParser.STRIDE,
          MaestroParser.DILATION,
          MaestroParser.DIMENSIONS,
          MaestroParser.DATAFLOW);
  private static final Set<Integer> SYMBOLS = Set.of(MaestroParser.WORD, MaestroParser.PRIMED);
  private static final Set<Integer> DIRECTIVES =
      Set.of(MaestroParser.TEMPORAL_MAP, MaestroParser.SPATIAL_MAP, MaestroParser.CLUSTER);

  private final List<Problem> problems;
  private final Set<RuleContext> broken = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Collects into {@code problems}. */
  MaestroErrors(List<Problem> problems) {
    this.problems = problems;
  }

  /** Whether there was an error in what a rule read. */
  boolean isBroken(ParserRuleContext rule) {
    return broken.contains(rule);
  }

  /** Before each entry of a block: makes sure that one comes next, or the end of the block. */
  @Override
  public void sync(Parser parser) {
    switch (parser.getContext().getRuleIndex()) {
      case MaestroParser.RULE_statements ->
          entry(parser, STATEMENTS, "Constant, Network or Accelerator");
      case MaestroParser.RULE_layers -> entry(parser, LAYER, "Layer or '}'");
      case MaestroParser.RULE_parts ->
          entry(
              parser,
              PARTS,
              "Type, Stride, Dilation, Dimensions, Dataflow or '}' in "
                  + block(parser.getContext().getParent()));
      case MaestroParser.RULE_bounds -> entry(parser, SYMBOLS, "a dimension or '}'");
      case MaestroParser.RULE_directives ->
          entry(parser, DIRECTIVES, "TemporalMap, SpatialMap, Cluster or '}'");
      default -> {}
    }
  }

  private void entry(Parser parser, Set<Integer> entries, String expected) {
    while (!entries.contains(parser.getInputStream().LA(1)) && !ends(parser)) {
      Token token = parser.getCurrentToken();
      String word = isWord(token) ? token.getText() : "";
      Map<String, Integer> keywords = new TreeMap<>();
      entries.forEach(type -> keyword(parser, type).ifPresent(name -> keywords.put(name, type)));
      Optional<String> meant = Spelling.nearest(word, keywords.keySet());
      String found = word.isEmpty() ? found(token) : "'" + word + "'";
      Problem problem = expected(SyntaxErrors.location(token), expected, found);
      if (meant.isPresent()) {
        report(parser.getContext(), problem.withAdvice("Maybe you meant " + meant.get()));
        ((WritableToken) token).setType(keywords.get(meant.get()));
        return;
      }
      if (token.getType() != MaestroParser.CLOSE || problems.isEmpty()) {
        report(
            parser.getContext(),
            found.startsWith("'/*")
                ? problem.withAdvice("A comment begins with // and ends with its line")
                : problem);
      }
      skip(parser, parser.getContext().getRuleIndex());
    }
  }

  /** Whether the block ends here, with its brace or without, or a separator comes. */
  private static boolean ends(Parser parser) {
    int next = parser.getInputStream().LA(1);
    int block = parser.getContext().getRuleIndex();
    if (next == Token.EOF || next == MaestroParser.SEPARATOR) {
      return true;
    }
    boolean inPart = block == MaestroParser.RULE_bounds || block == MaestroParser.RULE_directives;
    boolean inLayer = inPart || block == MaestroParser.RULE_parts;
    return (next == MaestroParser.CLOSE && block != MaestroParser.RULE_statements)
        || (next == MaestroParser.LAYER && inLayer)
        || (PARTS.contains(next) && inPart);
  }

  private static Optional<String> keyword(Parser parser, int type) {
    return Optional.ofNullable(parser.getVocabulary().getLiteralName(type))
        .map(literal -> literal.replace("'", ""));
  }

  static boolean isWord(Token token) {
    return token.getType() != Token.EOF && Character.isLetterOrDigit(token.getText().charAt(0));
  }

  /** Supplies a brace that is missing; whatever else is missing ends the entry. */
  @Override
  public Token recoverInline(Parser parser) {
    ParserRuleContext rule = parser.getContext();
    boolean isBlock =
        rule instanceof MaestroParser.NetworkContext
            || rule instanceof MaestroParser.LayerContext
            || rule instanceof MaestroParser.SizesContext
            || rule instanceof MaestroParser.DataflowContext;
    if (!isBlock) {
      throw new InputMismatchException(parser);
    }
    Token next = parser.getCurrentToken();
    boolean opens = parser.getExpectedTokens().contains(MaestroParser.OPEN);
    String expected = opens ? "'{' to open " + block(rule) : "'}' to close " + block(rule);
    if (!opens && rule instanceof MaestroParser.SizesContext) {
      expected = "a dimension or '}'";
    }
    // At the end of the file, most likely an error within took the brace.
    boolean follows = next.getType() == Token.EOF && isBroken(rule) && !opens;
    boolean isPart =
        rule instanceof MaestroParser.SizesContext || rule instanceof MaestroParser.DataflowContext;
    if (isPart || !follows) {
      report(rule, expected(SyntaxErrors.location(next), expected, found(next)));
    }
    return getMissingSymbol(parser);
  }

  /** What messages call a block. */
  private static String block(RuleContext rule) {
    if (rule instanceof MaestroParser.LayerContext layer) {
      return "layer " + name(layer);
    }
    if (rule instanceof MaestroParser.SizesContext sizes) {
      return "the list of " + SizeReader.what(sizes) + "s";
    }
    return rule instanceof MaestroParser.DataflowContext ? "the Dataflow" : "the network";
  }

  @Override
  public void reportError(Parser parser, RecognitionException error) {
    ParserRuleContext rule = (ParserRuleContext) error.getCtx();
    Token token = error.getOffendingToken();
    if (error instanceof FailedPredicateException) {
      Token opening = parser.getInputStream().LT(-1);
      String what =
          rule instanceof MaestroParser.GroupContext
              ? SizeReader.what(rule)
              : "the Accelerator block";
      String signs = rule instanceof MaestroParser.GroupContext ? " parentheses" : " braces";
      report(rule, Problem.error(SyntaxErrors.location(opening), what + " has too many" + signs));
      return;
    }
    String expected = expected(rule, error.getExpectedTokens());
    Location location = SyntaxErrors.location(token);
    if (rule.getParent() instanceof MaestroParser.MapContext map
        && (DIRECTIVES.contains(token.getType()) || token.getType() == MaestroParser.CLOSE)) {
      location = end(map.RIGHT().getSymbol());
    }
    Optional<MaestroParser.ConstantContext> constant = constantWithoutValue(rule, token);
    if (constant.isPresent()) {
      expected = "the value of " + expected;
      location = end(constant.get().name.getStop());
    }
    report(rule, expected(location, expected, found(token)));
  }

  /** The constant whose value would begin with the token, which begins something else. */
  private static Optional<MaestroParser.ConstantContext> constantWithoutValue(
      RuleContext rule, Token token) {
    boolean isNext = STATEMENTS.contains(token.getType()) || token.getType() == Token.EOF;
    RuleContext around = rule;
    while (around != null && !(around instanceof MaestroParser.ConstantContext)) {
      around = around.getParent();
    }
    return isNext
            && around instanceof MaestroParser.ConstantContext constant
            && constant.sum() != null
        ? Optional.of(constant).filter(known -> known.sum().getStart() == token)
        : Optional.empty();
  }

  /** What a rule expects, of which these tokens are the first. */
  private static String expected(RuleContext rule, IntervalSet tokens) {
    boolean opens = tokens.contains(MaestroParser.LEFT) || tokens.contains(MaestroParser.OPEN);
    return switch (rule.getRuleIndex()) {
      case MaestroParser.RULE_operand -> {
        if (tokens.contains(MaestroParser.NUMBER)) {
          yield SizeReader.what(rule);
        }
        yield opens
            ? "'(' after Sz"
            : "')' to close " + (rule instanceof MaestroParser.GroupContext ? "'('" : "Sz(");
      }
      case MaestroParser.RULE_symbol ->
          rule.getParent() instanceof MaestroParser.MapContext map
              ? mappedDimension(map)
              : "a dimension";
      case MaestroParser.RULE_directive -> {
        String word = ((ParserRuleContext) rule).getStart().getText();
        if (tokens.contains(MaestroParser.WORD)) {
          yield "P (physical) or L (logical)";
        }
        yield opens ? "'(' after " + word : "')' to close " + word + "(";
      }
      case MaestroParser.RULE_word -> "the name of a constant";
      default -> (opens ? "'{' to open " : "'}' to close ") + "the Accelerator block";
    };
  }

  /** What messages call a layer. */
  static String name(MaestroParser.LayerContext layer) {
    return layer.title() == null ? UNNAMED : layer.title().getText();
  }

  /** What messages call the dimension of a directive. */
  static String mappedDimension(MaestroParser.MapContext map) {
    boolean isTemporal = map.kind.getType() == MaestroParser.TEMPORAL_MAP;
    return "the dimension that " + (isTemporal ? "TemporalMap" : "SpatialMap") + " maps";
  }

  /** Goes to where the next entry of the block may begin. */
  @Override
  public void recover(Parser parser, RecognitionException error) {
    ParserRuleContext rule = parser.getContext();
    boolean atNext =
        DIRECTIVES.contains(parser.getInputStream().LA(1))
            && rule.getStart() != parser.getCurrentToken();
    if (rule.getRuleIndex() != MaestroParser.RULE_directive || !atNext) {
      skip(parser, rule.getParent().getRuleIndex());
    }
  }

  /** Passes over the rest of an entry of a block. */
  private static void skip(Parser parser, int block) {
    switch (block) {
      case MaestroParser.RULE_bounds -> skipLine(parser, ",;");
      case MaestroParser.RULE_directives -> skipLine(parser, ";");
      case MaestroParser.RULE_parts -> skipPart(parser);
      case MaestroParser.RULE_layers -> {
        parser.consume();
        skipTo(parser, Set.of(MaestroParser.LAYER, MaestroParser.NETWORK));
      }
      default -> skipTo(parser, STATEMENTS);
    }
  }

  private static void skipTo(Parser parser, Set<Integer> types) {
    while (!types.contains(parser.getInputStream().LA(1)) && !isAtEnd(parser)) {
      parser.consume();
    }
  }

  private static boolean isAtEnd(Parser parser) {
    return parser.getInputStream().LA(1) == Token.EOF;
  }

  /** To the next part outside of braces that open on the way, or the next layer. */
  private static void skipPart(Parser parser) {
    int open = 0;
    while (!isAtEnd(parser) && parser.getInputStream().LA(1) != MaestroParser.LAYER) {
      int next = parser.getInputStream().LA(1);
      if (open == 0 && (next == MaestroParser.CLOSE || PARTS.contains(next))) {
        return;
      }
      open += next == MaestroParser.OPEN ? 1 : next == MaestroParser.CLOSE ? -1 : 0;
      parser.consume();
    }
  }

  /** Past the next of {@code ends}, or to the end of the line or a closing brace. */
  private static void skipLine(Parser parser, String ends) {
    int line = parser.getCurrentToken().getLine();
    boolean ended = false;
    while (!ended
        && !isAtEnd(parser)
        && parser.getCurrentToken().getLine() == line
        && parser.getInputStream().LA(1) != MaestroParser.CLOSE) {
      ended = ends.contains(parser.getCurrentToken().getText());
      parser.consume();
    }
  }

  private void report(RuleContext rule, Problem problem) {
    for (RuleContext around = rule; around != null; around = around.getParent()) {
      broken.add(around);
    }
    problems.add(problem);
    if (problems.size() >= MAX_PROBLEMS) {
      throw new ParseCancellationException();
    }
  }

  private static Problem expected(Location location, String expected, String found) {
    return Problem.error(location, "expected " + expected + " but found " + found);
  }

  /** The place right after a token. */
  private static Location end(Token token) {
    Location start = SyntaxErrors.location(token);
    int column = start.column() + token.getText().length();
    return new Location(start.file(), start.line(), column, "");
  }

  /** The text from a token to the next space, as messages show it. */
  static String found(Token token) {
    if (token.getType() == Token.EOF) {
      return "the end of the file";
    }
    int start = token.getStartIndex();
    String text = token.getInputStream().getText(Interval.of(start, start + MAX_SHOWN - 1));
    return "'" + text.split("\\s", 2)[0] + "'";
  }
}
