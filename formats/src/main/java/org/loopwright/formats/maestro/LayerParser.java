package org.loopwright.formats.maestro;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.loopwright.dataflow.spec.DimensionSize;
import org.loopwright.dataflow.spec.Directive;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.OperatorType;
import org.loopwright.dataflow.spec.Origin;

/** One layer: its type, bounds, strides, dilations and dataflow. */
final class LayerParser {
  private static final List<String> PARTS =
      List.of("Type", "Stride", "Dilation", "Dimensions", "Dataflow");
  private static final List<String> TYPES =
      Arrays.stream(OperatorType.values()).map(OperatorType::name).toList();
  private static final String UNNAMED = "Layer";

  private final SourceCursor cursor;
  private final Constants constants;
  private final List<Layer> layers;
  private final SyntaxProblems problems;
  private final boolean mapped;
  private final int errorsBefore;
  private final Bounds bounds = new Bounds();
  private final List<DimensionSize> strides = new ArrayList<>();
  private final List<DimensionSize> dilations = new ArrayList<>();
  private String name = UNNAMED;
  private List<Directive> dataflow;
  private OperatorType type;

  LayerParser(
      SourceCursor cursor,
      Constants constants,
      List<Layer> layers,
      SyntaxProblems problems,
      boolean mapped) {
    this.cursor = cursor;
    this.constants = constants;
    this.layers = layers;
    this.problems = problems;
    this.mapped = mapped;
    this.errorsBefore = problems.errors();
  }

  /** Reads a layer after its keyword and adds it, unless something in it is wrong. */
  void parse(Origin origin) {
    cursor.skipSeparators();
    String given = cursor.name();
    name = given.isEmpty() ? UNNAMED : given;
    problems.open(cursor, "layer " + name);
    while (!cursor.accept('}')) {
      if (cursor.atEnd() || cursor.peekWord().equals("Layer")) {
        problems.report(
            cursor.atEnd() && !isSound()
                ? MaestroSyntaxException.consequence()
                : unclosed("layer " + name));
        return;
      }
      partOrSkip();
      cursor.skipSeparators();
    }
    complete(origin);
  }

  private MaestroSyntaxException unclosed(String what) {
    return cursor.error("expected '}' to close " + what + " but found " + cursor.found());
  }

  private boolean isSound() {
    return problems.errors() == errorsBefore;
  }

  private void complete(Origin origin) {
    if (!isSound()) {
      return;
    }
    if (type == null) {
      throw new MaestroSyntaxException(origin, "layer " + name + " has no Type");
    }
    if (dataflow == null) {
      dataflow = mapped ? inheritedDataflow(origin) : List.of();
    }
    layers.add(new Layer(name, type, bounds.sizes(), strides, dilations, dataflow, origin));
  }

  /** A layer without a Dataflow is mapped like the layer before it, by the same expressions. */
  private List<Directive> inheritedDataflow(Origin origin) {
    if (layers.isEmpty()) {
      throw problems.errors() == 0
          ? new MaestroSyntaxException(
              origin, "layer " + name + " has no Dataflow, and no layer before it has one")
          : MaestroSyntaxException.consequence();
    }
    List<Directive> directives = new ArrayList<>();
    for (Directive directive : layers.get(layers.size() - 1).dataflow()) {
      String text = directive.toString();
      String file = origin.location().file();
      directives.add(
          new DirectiveParser(new SourceCursor(text, file), constants, bounds, problems)
              .parse(directive.origin()));
    }
    return directives;
  }

  private void partOrSkip() {
    try {
      part();
    } catch (MaestroSyntaxException error) {
      problems.report(error);
      skipToPart();
    }
  }

  private void part() {
    Origin origin = cursor.origin();
    String word =
        problems.keyword(
            cursor, PARTS, "Type, Stride, Dilation, Dimensions, Dataflow or '}' in layer " + name);
    switch (word) {
      case "Type" -> type(origin);
      case "Stride" -> sizes(strides, "stride", origin);
      case "Dilation" -> sizes(dilations, "dilation", origin);
      case "Dimensions" -> sizes(bounds.sizes(), "size", origin);
      default -> dataflow(origin);
    }
  }

  /** Skips to the next part of this layer, to its end, or to the next layer. */
  private void skipToPart() {
    int open = 0;
    while (!cursor.atEnd() && !cursor.peekWord().equals("Layer")) {
      char next = cursor.peek();
      if (open == 0 && (next == '}' || PARTS.contains(cursor.peekWord()))) {
        return;
      }
      open += next == '{' ? 1 : next == '}' ? -1 : 0;
      cursor.skipToken();
    }
  }

  private void type(Origin origin) {
    if (type != null) {
      problems.report(new MaestroSyntaxException(origin, "layer " + name + " has a second Type"));
    }
    cursor.skipSeparators();
    Origin place = cursor.origin();
    String word = PARTS.contains(cursor.peekWord()) ? "" : cursor.word();
    type = OperatorType.of(word).orElse(null);
    if (type == null) {
      problems.report(
          new MaestroSyntaxException(
                  place, "there is no model of a layer of type '" + word + "'; known are " + TYPES)
              .advising(word, TYPES));
    }
  }

  private void sizes(List<DimensionSize> into, String what, Origin origin) {
    if (!into.isEmpty()) {
      problems.report(new MaestroSyntaxException(origin, "the " + what + "s are given twice"));
    }
    problems.open(cursor, "the list of " + what + "s");
    while (!cursor.accept('}')) {
      if (cursor.atEnd() || startsPart()) {
        problems.report(cursor.error("expected a dimension or '}' but found " + cursor.found()));
        return;
      }
      try {
        into.add(size(what));
      } catch (MaestroSyntaxException error) {
        problems.report(error);
        if (into == bounds.sizes()) {
          bounds.addBroken();
        }
        cursor.skipPast(",;\n", '}');
      }
      cursor.skipSeparators();
    }
  }

  private boolean startsPart() {
    String word = cursor.peekWord();
    return PARTS.contains(word) || word.equals("Layer");
  }

  private DimensionSize size(String what) {
    Origin entry = cursor.origin();
    LayerDimension dimension = DimensionSymbol.read(cursor, "a dimension or '}'");
    cursor.skipSeparators();
    return new DimensionSize(
        dimension,
        new SizeParser(cursor, constants, bounds).parse(what + " of " + dimension.symbol()),
        entry);
  }

  private void dataflow(Origin origin) {
    if (dataflow != null) {
      problems.report(
          new MaestroSyntaxException(origin, "layer " + name + " has a second Dataflow"));
    }
    dataflow = new ArrayList<>();
    problems.open(cursor, "the Dataflow");
    while (!cursor.accept('}')) {
      if (cursor.atEnd() || startsPart()) {
        problems.report(unclosed("the Dataflow"));
        return;
      }
      directiveOrSkip();
      cursor.skipSeparators();
    }
  }

  private void directiveOrSkip() {
    int start = cursor.offset();
    try {
      Origin origin = cursor.origin();
      dataflow.add(new DirectiveParser(cursor, constants, bounds, problems).parse(origin));
    } catch (MaestroSyntaxException error) {
      problems.report(error);
      boolean atNext = cursor.offset() > start && DirectiveParser.isNext(cursor);
      if (!atNext) {
        cursor.skipPast(";\n", '}');
      }
    }
  }
}
