package org.loopwright.formats.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTreeWalker;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.loopwright.formats.grammar.LibconfigBaseListener;
import org.loopwright.formats.grammar.LibconfigParser;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

/**
 * Reads one libconfig file into nodes: groups become maps, lists and arrays become lists. Texts,
 * numbers and truth values are scalars; the {@code L} that marks a long number is dropped.
 */
final class LibconfigDocument extends LibconfigBaseListener {
  private static final Map<String, String> WORDS =
      Map.of(
          "NAME", "a name",
          "STRING", SyntaxErrors.TEXT,
          "NUMBER", "a number",
          "TRUTH", "true or false",
          "ASSIGN", "'='",
          "EOF", "the end");

  private final NodeBuilder builder;
  private final List<Problem> problems = new ArrayList<>();

  private LibconfigDocument(String file, ReadLimits limits) {
    builder = new NodeBuilder(SourceText.of(file, ""), limits);
  }

  /** The settings of {@code text}, or nothing if it has none. */
  static Optional<Node> parse(String file, String text, ReadLimits limits, IncludeFolders folders) {
    List<Token> tokens = LibconfigTokens.of(file, text, limits, folders);
    if (tokens.size() == 1) {
      return Optional.empty();
    }
    LibconfigParser parser =
        new LibconfigParser(new CommonTokenStream(new ListTokenSource(tokens)));
    LibconfigParser.DocumentContext document =
        new SyntaxErrors("libconfig", WORDS).parse(parser, parser::document);
    LibconfigDocument reader = new LibconfigDocument(file, limits);
    ParseTreeWalker.DEFAULT.walk(reader, document);
    // Unlike YAML, libconfig itself refuses duplicate settings, whatever their values.
    for (Problem slip : reader.builder.slips()) {
      reader.problems.add(Problem.error(slip.location(), slip.message()));
    }
    if (!reader.problems.isEmpty()) {
      throw new SpecException(reader.problems);
    }
    return reader.builder.root();
  }

  private Location here(Token token) {
    String path = builder.here(0, 0).path();
    Location place = SyntaxErrors.location(token);
    return new Location(place.file(), place.line(), place.column(), path);
  }

  @Override
  public void enterDocument(LibconfigParser.DocumentContext document) {
    builder.openMap(here(document.getStart()));
  }

  @Override
  public void exitDocument(LibconfigParser.DocumentContext document) {
    builder.close();
  }

  @Override
  public void enterSetting(LibconfigParser.SettingContext setting) {
    Token name = setting.NAME().getSymbol();
    try {
      builder.key(name.getText(), here(name));
    } catch (SpecException twice) {
      problems.addAll(twice.problems());
    }
  }

  @Override
  public void enterGroup(LibconfigParser.GroupContext group) {
    builder.openMap(here(group.getStart()));
  }

  @Override
  public void exitGroup(LibconfigParser.GroupContext group) {
    builder.close();
  }

  @Override
  public void enterList(LibconfigParser.ListContext list) {
    builder.openList(here(list.getStart()));
  }

  @Override
  public void exitList(LibconfigParser.ListContext list) {
    builder.close();
  }

  /** Texts in a row are one text. */
  @Override
  public void enterText(LibconfigParser.TextContext text) {
    String whole =
        text.STRING().stream()
            .map(TerminalNode::getText)
            .map(QuotedText::unquoted)
            .collect(Collectors.joining());
    builder.add(new ScalarNode(here(text.getStart()), whole), Optional.empty());
  }

  @Override
  public void enterWord(LibconfigParser.WordContext word) {
    String value = word.getText().replaceFirst("(?<=[0-9A-Fa-f])L{1,2}$", "");
    builder.add(new ScalarNode(here(word.getStart()), value), Optional.empty());
  }
}
