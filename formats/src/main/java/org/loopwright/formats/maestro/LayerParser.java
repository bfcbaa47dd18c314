package org.loopwright.formats.maestro;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.loopwright.dataflow.language.DimensionSize;
import org.loopwright.dataflow.language.Directive;
import org.loopwright.dataflow.language.Layer;
import org.loopwright.dataflow.language.LayerDimension;
import org.loopwright.dataflow.language.OperatorType;
import org.loopwright.dataflow.language.Origin;
import org.loopwright.dataflow.language.Size;
import org.loopwright.model.diagnostics.Problem;

/** One layer: its type, bounds, strides, dilations and dataflow. */
final class LayerParser {
  private static final List<String> PARTS =
      List.of("Type", "Stride", "Dilation", "Dimensions", "Dataflow");
  private static final String UNNAMED = "Layer";

  private final SourceCursor cursor;
  private final Map<String, Size> constants;
  private final List<Layer> layers;
  private final List<Problem> problems;
  private final List<DimensionSize> bounds = new ArrayList<>();
  private final List<DimensionSize> strides = new ArrayList<>();
  private final List<DimensionSize> dilations = new ArrayList<>();
  private List<Directive> dataflow;
  private OperatorType type;
  private final boolean mapped;
  private boolean sound = true;

  LayerParser(
      SourceCursor cursor,
      Map<String, Size> constants,
      List<Layer> layers,
      List<Problem> problems,
      boolean mapped) {
    this.cursor = cursor;
    this.constants = constants;
    this.layers = layers;
    this.problems = problems;
    this.mapped = mapped;
  }

  /** Reads a layer after its keyword and adds it, unless something in it is wrong. */
  void parse(Origin origin) {
    cursor.skipSeparators();
    String given = cursor.name();
    String name = given.isEmpty() ? UNNAMED : given;
    cursor.expect('{', "to open layer " + name);
    cursor.skipSeparators();
    while (!cursor.accept('}')) {
      if (cursor.atEnd() || cursor.peekWord().equals("Layer")) {
        throw cursor.error("expected '}' to close layer " + name + " but found " + cursor.found());
      }
      part(name);
      cursor.skipSeparators();
    }
    complete(name, origin);
  }

  private void complete(String name, Origin origin) {
    if (type == null && sound) {
      throw new MaestroSyntaxException(origin, "layer " + name + " has no Type", "");
    }
    if (dataflow == null && sound) {
      dataflow = mapped ? inheritedDataflow(name, origin) : List.of();
    }
    if (sound) {
      layers.add(new Layer(name, type, bounds, strides, dilations, dataflow, origin));
    }
  }

  /** A layer without a Dataflow is mapped like the layer before it, by the same expressions. */
  private List<Directive> inheritedDataflow(String name, Origin origin) {
    if (layers.isEmpty()) {
      throw new MaestroSyntaxException(
          origin, "layer " + name + " has no Dataflow, and no layer before it has one", "");
    }
    List<Directive> directives = new ArrayList<>();
    for (Directive directive : layers.get(layers.size() - 1).dataflow()) {
      String text = directive.toString();
      String file = origin.location().file();
      directives.add(
          new DirectiveParser(new SourceCursor(text, file), constants, bounds)
              .parse(directive.origin()));
    }
    return directives;
  }

  private void part(String layer) {
    Origin origin = cursor.origin();
    String word = cursor.word();
    switch (word) {
      case "Type" -> type();
      case "Stride" -> sizes(strides, "stride", origin);
      case "Dilation" -> sizes(dilations, "dilation", origin);
      case "Dimensions" -> sizes(bounds, "size", origin);
      case "Dataflow" -> dataflow(layer);
      default -> {
        String found = word.isEmpty() ? cursor.found() : "'" + word + "'";
        throw new MaestroSyntaxException(
            origin,
            "expected Type, Stride, Dilation, Dimensions, Dataflow or '}' in layer "
                + layer
                + " but found "
                + found,
            NearestWord.advice(word, PARTS));
      }
    }
  }

  private void type() {
    cursor.skipSeparators();
    Origin origin = cursor.origin();
    String word = cursor.word();
    List<String> known = new ArrayList<>();
    for (OperatorType operator : OperatorType.values()) {
      known.add(operator.name());
    }
    type = OperatorType.of(word).orElse(null);
    if (type == null) {
      report(
          new MaestroSyntaxException(
              origin,
              "there is no model of a layer of type '" + word + "'; known are " + known,
              NearestWord.advice(word, known)));
    }
  }

  private void sizes(List<DimensionSize> into, String what, Origin origin) {
    if (!into.isEmpty()) {
      report(new MaestroSyntaxException(origin, "the " + what + "s are given twice", ""));
    }
    cursor.skipSeparators();
    cursor.expect('{', "to open the list of " + what + "s");
    cursor.skipSeparators();
    while (!cursor.accept('}')) {
      Origin entry = cursor.origin();
      String symbol = cursor.symbol();
      LayerDimension dimension = LayerDimension.of(symbol).orElse(null);
      if (dimension == null) {
        String found = symbol.isEmpty() ? cursor.found() : "'" + symbol + "'";
        throw new MaestroSyntaxException(
            entry, "expected a dimension or '}' but found " + found, "");
      }
      cursor.skipSeparators();
      Size size =
          new SizeParser(cursor, constants, bounds).parse(what + " of " + dimension.symbol());
      into.add(new DimensionSize(dimension, size, entry));
      cursor.skipSeparators();
    }
  }

  private void dataflow(String layer) {
    if (dataflow != null) {
      report(cursor.error("layer " + layer + " has a second Dataflow"));
    }
    dataflow = new ArrayList<>();
    cursor.skipSeparators();
    cursor.expect('{', "to open the Dataflow");
    cursor.skipSeparators();
    while (!cursor.accept('}')) {
      if (cursor.atEnd()) {
        throw cursor.error("expected '}' to close the Dataflow but found the end of the file");
      }
      int start = cursor.offset();
      try {
        Origin origin = cursor.origin();
        dataflow.add(new DirectiveParser(cursor, constants, bounds).parse(origin));
      } catch (MaestroSyntaxException error) {
        report(error);
        skipDirective(start);
      }
      cursor.skipSeparators();
    }
  }

  /** Skips to the end of the directive that began at {@code start}. */
  private void skipDirective(int start) {
    if (cursor.offset() == start && cursor.peek() != '}' && !cursor.atEnd()) {
      cursor.advance();
    }
    while (!cursor.atEnd() && !endsDirective(cursor.peek())) {
      cursor.advance();
    }
  }

  private static boolean endsDirective(char c) {
    return c == ';' || c == '}' || c == '\n';
  }

  private void report(MaestroSyntaxException error) {
    problems.add(error.problem());
    sound = false;
  }
}
