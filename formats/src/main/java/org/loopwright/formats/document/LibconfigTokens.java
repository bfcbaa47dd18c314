package org.loopwright.formats.document;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.loopwright.formats.grammar.LibconfigLexer;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.SpecException;

/**
 * The tokens of a libconfig file, those of the files that it includes in their places. Refuses what
 * is nested too deeply, so that the stack of the parser is bounded.
 */
final class LibconfigTokens {
  /** As deep as libconfig itself goes. */
  private static final int MAX_INCLUDE_DEPTH = 10;

  private final ReadLimits limits;
  private final IncludeFolders folders;
  private final List<Token> tokens = new ArrayList<>();
  private final Deque<Path> open = new ArrayDeque<>();
  private long bytes;
  private int depth;

  private LibconfigTokens(ReadLimits limits, IncludeFolders folders) {
    this.limits = limits;
    this.folders = folders;
  }

  static List<Token> of(String file, String text, ReadLimits limits, IncludeFolders folders) {
    LibconfigTokens reader = new LibconfigTokens(limits, folders);
    Token end = reader.read(file, text);
    reader.tokens.add(end);
    return List.copyOf(reader.tokens);
  }

  /** Takes the tokens of a file but the one that ends it, which it returns. */
  private Token read(String file, String text) {
    LibconfigLexer lexer = new LibconfigLexer(CharStreams.fromString(text, file));
    lexer.removeErrorListeners();
    Token token = lexer.nextToken();
    while (token.getType() != Token.EOF) {
      if (token.getType() == LibconfigLexer.INCLUDE) {
        include(file, token);
      } else {
        add(token);
      }
      token = lexer.nextToken();
    }
    return token;
  }

  private void add(Token token) {
    switch (token.getText()) {
      case "{", "(", "[" -> depth++;
      case "}", ")", "]" -> depth--;
      default -> {}
    }
    // The outermost group has no brackets.
    if (depth >= limits.depth()) {
      throw new SpecException(
          SyntaxErrors.location(token), "nested deeper than " + limits.depth() + " levels");
    }
    if (tokens.size() >= limits.nodes()) {
      throw new SpecException(
          SyntaxErrors.location(token), "more than " + limits.nodes() + " words and signs");
    }
    tokens.add(token);
  }

  private void include(String including, Token token) {
    Location at = SyntaxErrors.location(token);
    String text = token.getText();
    String name = QuotedText.unquoted(text.substring(text.indexOf('"')));
    Path file = folders.resolve(including, name, at);
    if (open.contains(file) || file.equals(Path.of(including))) {
      throw new SpecException(at, "'" + name + "' includes itself");
    }
    if (open.size() >= MAX_INCLUDE_DEPTH) {
      throw new SpecException(at, "files include each other deeper than " + MAX_INCLUDE_DEPTH);
    }
    String included = InputFile.text(file, limits.bytes());
    bytes += included.length();
    if (bytes > limits.bytes()) {
      throw new SpecException(at, "includes more than " + limits.bytes() + " characters");
    }
    open.push(file);
    read(file.toString(), included);
    open.pop();
  }
}
