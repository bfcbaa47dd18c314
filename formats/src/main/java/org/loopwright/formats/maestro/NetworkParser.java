package org.loopwright.formats.maestro;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.dataflow.spec.DataflowNetwork;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.Origin;
import org.loopwright.dataflow.spec.Size;
import org.loopwright.model.diagnostics.Problem;

/**
 * The outer grammar: constants, one network of layers. After an error the parser goes on with the
 * next part, so that all errors of a file are found at once.
 */
final class NetworkParser {
  private static final List<String> TOP = List.of("Constant", "Network", "Accelerator");

  private final SourceCursor cursor;
  private final SyntaxProblems problems;
  private final boolean mapped;
  private final Constants constants = new Constants();
  private final List<Layer> layers = new ArrayList<>();
  private String name = "";
  private boolean hasNetwork;

  /**
   * Prepares to read {@code text}.
   *
   * @param problems where to put what is wrong
   * @param mapped whether every layer must have a dataflow, of its own or of the layer before it
   */
  NetworkParser(String text, String file, List<Problem> problems, boolean mapped) {
    this.cursor = new SourceCursor(text, file);
    this.problems = new SyntaxProblems(problems);
    this.mapped = mapped;
  }

  DataflowNetwork parse() {
    cursor.skipSeparators();
    while (!cursor.atEnd() && !problems.areEnough()) {
      try {
        topLevel();
      } catch (MaestroSyntaxException error) {
        problems.report(error);
        skipTo(TOP);
      }
      cursor.skipSeparators();
    }
    if (!hasNetwork && problems.errors() == 0) {
      problems.report(cursor.error("expected a Network but the file has none"));
    }
    return new DataflowNetwork(name, constants.values(), layers);
  }

  private void topLevel() {
    Origin origin = cursor.origin();
    switch (problems.keyword(cursor, TOP, "Constant, Network or Accelerator")) {
      case "Constant" -> constant(origin);
      case "Network" -> network(origin);
      default -> accelerator(origin);
    }
  }

  private void constant(Origin origin) {
    String found = cursor.found();
    String constant = TOP.contains(cursor.peekWord()) ? "" : cursor.word();
    if (constant.isEmpty() || Character.isDigit(constant.charAt(0)) || constant.equals("Sz")) {
      throw new MaestroSyntaxException(
          origin, "expected the name of a constant but found " + found);
    }
    Origin end = cursor.origin();
    cursor.skipSeparators();
    if (TOP.contains(cursor.peekWord()) || cursor.atEnd()) {
      constants.addBroken(constant);
      throw new MaestroSyntaxException(
          end, "expected the value of constant " + constant + " but found " + cursor.found());
    }
    try {
      Size size = new SizeParser(cursor, constants, new Bounds()).parse("constant " + constant);
      if (!constants.add(constant, size)) {
        throw new MaestroSyntaxException(origin, "constant " + constant + " is there twice");
      }
    } catch (MaestroSyntaxException error) {
      constants.addBroken(constant);
      throw error;
    }
  }

  private void network(Origin origin) {
    if (hasNetwork) {
      problems.report(
          new MaestroSyntaxException(origin, "a file holds one Network; this is another"));
    }
    hasNetwork = true;
    cursor.skipSeparators();
    String given = cursor.name();
    name = given.isEmpty() ? name : given;
    problems.open(cursor, "the network");
    int errors = problems.errors();
    while (!cursor.accept('}')) {
      if (cursor.atEnd()) {
        if (problems.errors() == errors) {
          throw cursor.error("expected '}' to close the network but found the end of the file");
        }
        return; // most likely one of the errors within took the brace
      }
      if (problems.areEnough()) {
        return;
      }
      layerOrSkip();
      cursor.skipSeparators();
    }
  }

  private void layerOrSkip() {
    try {
      Origin origin = cursor.origin();
      problems.keyword(cursor, List.of("Layer"), "Layer or '}'");
      new LayerParser(cursor, constants, layers, problems, mapped).parse(origin);
    } catch (MaestroSyntaxException error) {
      problems.report(error);
      skipTo(List.of("Layer", "Network"));
    }
  }

  private void accelerator(Origin origin) {
    problems.warn(origin, "the Accelerator block is not used: give a hardware file");
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
    while (!cursor.atEnd() && !words.contains(cursor.peekWord())) {
      cursor.skipToken();
    }
  }
}
