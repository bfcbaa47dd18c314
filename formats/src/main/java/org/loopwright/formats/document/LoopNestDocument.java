package org.loopwright.formats.document;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.loopwright.formats.grammar.LoopNestLexer;
import org.loopwright.formats.grammar.LoopNestParser;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.SpecException;

/**
 * Reads the text of a loop nest into nodes: {@code mapping.nest} is the list of levels in the order
 * of the text, each with its {@code level}, what it {@code keeps}, the reuse that is {@code off}
 * for some data spaces, and its {@code loops}: {@code kind} ({@code time}, {@code X} or {@code Y}),
 * {@code dimension}, {@code from} and {@code to}, and the {@code residual} if there is one.
 */
final class LoopNestDocument {
  private static final int MAX_LENGTH = 1 << 18;
  private static final Map<String, String> WORDS =
      Map.of(
          "NAME", "a name",
          "AXIS", "X or Y",
          "STRING", "a name in quotes",
          "NUMBER", "a number",
          "OTHER", "anything else");

  private final NodeBuilder builder;

  private LoopNestDocument(String file, ReadLimits limits) {
    builder = new NodeBuilder(SourceText.of(file, ""), limits);
  }

  static Optional<Node> parse(String file, String text, ReadLimits limits) {
    if (text.length() > MAX_LENGTH) {
      throw new SpecException(
          Location.ofFile(file), "a loop nest longer than " + MAX_LENGTH + " characters");
    }
    LoopNestLexer lexer = new LoopNestLexer(CharStreams.fromString(text, file));
    lexer.removeErrorListeners();
    LoopNestParser parser = new LoopNestParser(new CommonTokenStream(lexer));
    LoopNestParser.NestContext nest =
        new SyntaxErrors("loop nest", WORDS).parse(parser, parser::nest);
    LoopNestDocument document = new LoopNestDocument(file, limits);
    document.nest(nest);
    return document.builder.root();
  }

  private void nest(LoopNestParser.NestContext nest) {
    openMap(nest);
    key("mapping", nest);
    openMap(nest);
    key("nest", nest);
    openList(nest);
    nest.level().forEach(this::level);
    builder.close();
    builder.close();
    builder.close();
  }

  private void level(LoopNestParser.LevelContext level) {
    openMap(level);
    put("level", level.name());
    key("keeps", level.kept());
    openList(level.kept());
    level.kept().name().forEach(this::add);
    builder.close();
    if (!level.off().isEmpty()) {
      key("off", level.off(0));
      openMap(level.off(0));
      level.off().forEach(this::off);
      builder.close();
    }
    key("loops", level);
    openList(level);
    level.loop().forEach(this::loop);
    builder.close();
    builder.close();
  }

  private void off(LoopNestParser.OffContext off) {
    key(text(off.name(0)), off.name(0));
    openList(off);
    off.name().stream().skip(1).forEach(this::add);
    builder.close();
  }

  private void loop(LoopNestParser.LoopContext loop) {
    openMap(loop);
    key("kind", loop);
    add(loop.axis() == null ? "time" : loop.axis().getText(), loop.getStart());
    put("dimension", loop.name());
    List<String> keys = List.of("from", "to", "residual");
    for (int i = 0; i < loop.NUMBER().size(); i++) {
      key(keys.get(i), loop);
      add(loop.NUMBER(i).getText(), loop.NUMBER(i).getSymbol());
    }
    builder.close();
  }

  private Location here(Token token) {
    return builder.here(token.getLine(), token.getCharPositionInLine() + 1);
  }

  private void openMap(ParserRuleContext at) {
    builder.openMap(here(at.getStart()));
  }

  private void openList(ParserRuleContext at) {
    builder.openList(here(at.getStart()));
  }

  private void key(String key, ParserRuleContext at) {
    builder.key(key, here(at.getStart()));
  }

  private void put(String key, LoopNestParser.NameContext name) {
    key(key, name);
    add(name);
  }

  private void add(LoopNestParser.NameContext name) {
    add(text(name), name.getStart());
  }

  private static String text(LoopNestParser.NameContext name) {
    String text = name.getText();
    return name.STRING() == null ? text : QuotedText.unquoted(text);
  }

  private void add(String text, Token at) {
    builder.add(new ScalarNode(here(at), text), Optional.empty());
  }
}
