package org.loopwright.formats.maestro;

import java.util.List;
import java.util.Map;
import org.loopwright.dataflow.language.DimensionSize;
import org.loopwright.dataflow.language.LayerDimension;
import org.loopwright.dataflow.language.Origin;
import org.loopwright.dataflow.language.Size;

/**
 * Sizes: numbers, constants, {@code Sz(dimension)}, and sums, differences, products and quotients
 * of these, in parentheses or not. Quotients round down.
 */
final class SizeParser {
  private static final int DEEPEST = 50;
  private static final int LONGEST = 500;

  private final SourceCursor cursor;
  private final Map<String, Size> constants;
  private final List<DimensionSize> bounds;
  private int depth;

  SizeParser(SourceCursor cursor, Map<String, Size> constants, List<DimensionSize> bounds) {
    this.cursor = cursor;
    this.constants = constants;
    this.bounds = bounds;
  }

  /** Reads a size; {@code what} names it in errors. */
  Size parse(String what) {
    cursor.skipBlanks();
    Origin origin = cursor.origin();
    Term term = sum(what);
    if (term.value <= 0 || term.value > Size.MAX) {
      throw new MaestroSyntaxException(
          origin,
          what
              + " must be from 1 to "
              + Size.MAX
              + " but "
              + term.text
              + (term.text.equals(Long.toString(term.value)) ? " is not" : " is " + term.value),
          "");
    }
    return new Size(term.value, term.text);
  }

  private Term sum(String what) {
    Term left = product(what);
    while (true) {
      cursor.skipBlanks();
      char operator = cursor.peek();
      if (operator != '+' && operator != '-') {
        return left;
      }
      left = combine(left, operator, what);
    }
  }

  private Term product(String what) {
    Term left = operand(what);
    while (true) {
      cursor.skipBlanks();
      char operator = cursor.peek();
      if (operator != '*' && operator != '/') {
        return left;
      }
      left = combine(left, operator, what);
    }
  }

  private Term combine(Term left, char operator, String what) {
    Origin origin = cursor.origin();
    cursor.advance();
    Term right = operator == '+' || operator == '-' ? product(what) : operand(what);
    String text = left.text + operator + right.text;
    if (operator == '/' && right.value == 0) {
      throw new MaestroSyntaxException(origin, what + " " + text + " divides by zero", "");
    }
    if (text.length() > LONGEST) {
      throw new MaestroSyntaxException(origin, what + " is too long an expression", "");
    }
    try {
      return new Term(apply(left.value, operator, right.value), text);
    } catch (ArithmeticException overflow) {
      throw new MaestroSyntaxException(origin, what + " " + text + " is too large", "");
    }
  }

  private static long apply(long left, char operator, long right) {
    return switch (operator) {
      case '+' -> Math.addExact(left, right);
      case '-' -> Math.subtractExact(left, right);
      case '*' -> Math.multiplyExact(left, right);
      default -> Math.floorDiv(left, right);
    };
  }

  private Term operand(String what) {
    cursor.skipBlanks();
    Origin origin = cursor.origin();
    if (cursor.accept('(')) {
      Term inner = nested(what, origin);
      cursor.expect(')', "to close '('");
      return new Term(inner.value, "(" + inner.text + ")");
    }
    String word = cursor.word();
    if (word.isEmpty()) {
      throw cursor.error("expected " + what + " but found " + cursor.found());
    }
    if (Character.isDigit(word.charAt(0))) {
      return number(word, origin, what);
    }
    if (word.equals("Sz")) {
      return bound(origin);
    }
    Size constant = constants.get(word);
    if (constant == null) {
      throw new MaestroSyntaxException(
          origin,
          what + ": there is no constant " + word + " above this line",
          NearestWord.advice(word, constants.keySet()));
    }
    return new Term(constant.value(), word);
  }

  private Term nested(String what, Origin origin) {
    depth++;
    if (depth > DEEPEST) {
      throw new MaestroSyntaxException(origin, what + " has too many parentheses", "");
    }
    Term inner = sum(what);
    depth--;
    return inner;
  }

  private static Term number(String word, Origin origin, String what) {
    try {
      return new Term(Long.parseLong(word), word);
    } catch (NumberFormatException notNumber) {
      throw new MaestroSyntaxException(
          origin, "expected " + what + " as a whole number but found '" + word + "'", "");
    }
  }

  private Term bound(Origin origin) {
    cursor.expect('(', "after Sz");
    String symbol = cursor.symbol();
    cursor.expect(')', "to close Sz(");
    LayerDimension dimension = LayerDimension.of(symbol).orElse(null);
    for (DimensionSize bound : bounds) {
      if (bound.dimension() == dimension) {
        return new Term(bound.size().value(), "Sz(" + symbol + ")");
      }
    }
    throw new MaestroSyntaxException(
        origin,
        "Sz(" + symbol + "): the layer's Dimensions have no " + symbol,
        bounds.isEmpty() ? "Dimensions must come before the Dataflow that mentions them." : "");
  }

  private record Term(long value, String text) {}
}
