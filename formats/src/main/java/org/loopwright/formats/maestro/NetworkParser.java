package org.loopwright.formats.maestro;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.dataflow.language.Layer;
import org.loopwright.dataflow.language.Network;
import org.loopwright.dataflow.language.Origin;
import org.loopwright.dataflow.language.Size;
import org.loopwright.model.diagnostics.Problem;

/**
 * The outer grammar: constants, one network of layers. After an error the parser goes on with the
 * next part, so that all errors of a file are found at once.
 */
final class NetworkParser {
  private static final List<String> TOP = List.of("Constant", "Network", "Accelerator");
  private static final int MOST_PROBLEMS = 100;

  private final SourceCursor cursor;
  private final List<Problem> problems;
  private final boolean mapped;
  private final Map<String, Size> constants = new LinkedHashMap<>();
  private final List<Layer> layers = new ArrayList<>();
  private String name = "";
  private boolean hasNetwork;

  /**
   * Prepares to read {@code text}.
   *
   * @param mapped whether every layer must have a dataflow, of its own or of the layer before it
   */
  NetworkParser(String text, String file, List<Problem> problems, boolean mapped) {
    this.cursor = new SourceCursor(text, file);
    this.problems = problems;
    this.mapped = mapped;
  }

  Network parse() {
    cursor.skipSeparators();
    while (!cursor.atEnd() && problems.size() < MOST_PROBLEMS) {
      try {
        topLevel();
      } catch (MaestroSyntaxException error) {
        problems.add(error.problem());
        skipTo(TOP);
      }
      cursor.skipSeparators();
    }
    if (!hasNetwork && problems.isEmpty()) {
      problems.add(
          Problem.error(cursor.origin().location(), "expected a Network but the file has none"));
    }
    return new Network(name, constants, layers);
  }

  private void topLevel() {
    Origin origin = cursor.origin();
    String word = cursor.word();
    switch (word) {
      case "Constant" -> constant(origin);
      case "Network" -> network(origin);
      case "Accelerator" -> accelerator(origin);
      default -> {
        String found = word.isEmpty() ? cursor.found() : "'" + word + "'";
        if (word.isEmpty()) {
          cursor.advance();
        }
        throw new MaestroSyntaxException(
            origin,
            "expected Constant, Network or Accelerator but found " + found,
            NearestWord.advice(word, TOP));
      }
    }
  }

  private void constant(Origin origin) {
    String constant = cursor.word();
    if (constant.isEmpty() || Character.isDigit(constant.charAt(0)) || constant.equals("Sz")) {
      throw new MaestroSyntaxException(
          origin, "expected the name of a constant but found " + shown(constant), "");
    }
    cursor.skipSeparators();
    Size size = new SizeParser(cursor, constants, List.of()).parse("constant " + constant);
    if (constants.put(constant, size) != null) {
      throw new MaestroSyntaxException(origin, "constant " + constant + " is there twice", "");
    }
  }

  private String shown(String word) {
    return word.isEmpty() ? cursor.found() : "'" + word + "'";
  }

  private void network(Origin origin) {
    if (hasNetwork) {
      problems.add(Problem.error(origin.location(), "a file holds one Network; this is another"));
    }
    hasNetwork = true;
    cursor.skipSeparators();
    String given = cursor.name();
    name = given.isEmpty() ? name : given;
    cursor.expect('{', "to open the network");
    cursor.skipSeparators();
    while (!cursor.accept('}')) {
      if (cursor.atEnd()) {
        throw cursor.error("expected '}' to close the network but found the end of the file");
      }
      if (problems.size() >= MOST_PROBLEMS) {
        return;
      }
      layerOrSkip();
      cursor.skipSeparators();
    }
  }

  private void layerOrSkip() {
    try {
      Origin origin = cursor.origin();
      String word = cursor.word();
      if (!word.equals("Layer")) {
        String found = shown(word);
        if (word.isEmpty()) {
          cursor.advance();
        }
        throw new MaestroSyntaxException(
            origin,
            "expected Layer or '}' but found " + found,
            NearestWord.advice(word, List.of("Layer")));
      }
      new LayerParser(cursor, constants, layers, problems, mapped).parse(origin);
    } catch (MaestroSyntaxException error) {
      problems.add(error.problem());
      skipTo(List.of("Layer", "Network"));
    }
  }

  private void accelerator(Origin origin) {
    problems.add(
        Problem.warning(
            origin.location(), "the Accelerator block is not used: give a hardware file"));
    cursor.expect('{', "to open the Accelerator block");
    int open = 1;
    while (open > 0) {
      cursor.skipBlanks();
      if (cursor.atEnd()) {
        throw cursor.error("expected '}' to close the Accelerator block");
      }
      open += cursor.peek() == '{' ? 1 : cursor.peek() == '}' ? -1 : 0;
      cursor.advance();
    }
  }

  /** Skips to one of {@code words}, or to the end. */
  private void skipTo(List<String> words) {
    while (!cursor.atEnd()) {
      cursor.skipBlanks();
      String word = cursor.peekWord();
      if (words.contains(word)) {
        return;
      }
      if (word.isEmpty()) {
        if (!cursor.atEnd()) {
          cursor.advance();
        }
      } else {
        cursor.word();
      }
    }
  }
}
