package org.loopwright.formats.maestro;

import org.loopwright.dataflow.spec.Origin;
import org.loopwright.dataflow.spec.Size;

/**
 * Sizes: numbers, constants, {@code Sz(dimension)}, and sums, differences, products and quotients
 * of these, in parentheses or not. Quotients round down.
 */
final class SizeParser {
  private static final int DEEPEST = 50;
  private static final int LONGEST = 500;

  private final SourceCursor cursor;
  private final Constants constants;
  private final Bounds bounds;
  private int depth;

  SizeParser(SourceCursor cursor, Constants constants, Bounds bounds) {
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
              + (term.text.equals(Long.toString(term.value)) ? " is not" : " is " + term.value));
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
      throw new MaestroSyntaxException(origin, what + " " + text + " divides by zero");
    }
    if (text.length() > LONGEST) {
      throw new MaestroSyntaxException(origin, what + " is too long an expression");
    }
    try {
      return new Term(apply(left.value, operator, right.value), text);
    } catch (ArithmeticException overflow) {
      throw new MaestroSyntaxException(origin, what + " " + text + " is too large");
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
    return new Term(constants.value(word, origin, what).value(), word);
  }

  private Term nested(String what, Origin origin) {
    depth++;
    if (depth > DEEPEST) {
      throw new MaestroSyntaxException(origin, what + " has too many parentheses");
    }
    Term inner = sum(what);
    depth--;
    return inner;
  }

  private Term number(String word, Origin origin, String what) {
    if (cursor.peek() == '.' || !word.chars().allMatch(Character::isDigit)) {
      String fraction = cursor.accept('.') ? "." + cursor.word() : "";
      throw new MaestroSyntaxException(
          origin, "expected " + what + " as a whole number but found '" + word + fraction + "'");
    }
    try {
      return new Term(Long.parseLong(word), word);
    } catch (NumberFormatException tooLarge) {
      throw new MaestroSyntaxException(
          origin, what + " must be from 1 to " + Size.MAX + " but " + word + " is not");
    }
  }

  private Term bound(Origin origin) {
    cursor.expect('(', "after Sz");
    String symbol = cursor.symbol();
    cursor.expect(')', "to close Sz(");
    return new Term(bounds.value(symbol, origin).value(), "Sz(" + symbol + ")");
  }

  private record Term(long value, String text) {}
}
