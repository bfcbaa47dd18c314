package org.loopwright.formats.arithmetic;

import java.util.regex.Pattern;

/**
 * Writes what Python spells in words the way EvalEx spells it: {@code A if C else B} as {@code
 * if(C,A,B)}, {@code and or not} as signs, {@code **} as {@code ^}.
 */
final class PythonSpelling {
  private static final Pattern AND = Pattern.compile("\\band\\b");
  private static final Pattern OR = Pattern.compile("\\bor\\b");
  private static final Pattern NOT = Pattern.compile("\\bnot\\b");
  private static final Pattern TRUE = Pattern.compile("\\bTrue\\b");
  private static final Pattern FALSE = Pattern.compile("\\bFalse\\b");
  private static final Pattern SIGNED_EXPONENT = Pattern.compile("\\^ *([-+] *[\\w.]+)");
  private static final Pattern SIGN_AFTER_POWER = Pattern.compile("\\^ *[-+]");
  private static final String IF = " if ";
  private static final String ELSE = " else ";

  private PythonSpelling() {}

  static String translate(String expression) {
    if (expression.indexOf('^') >= 0) {
      throw new IllegalArgumentException(
          "'%s' is no arithmetic: a power is written ** and not ^".formatted(expression));
    }
    String signs = expression.replaceAll("\\s", " ").replace("**", "^");
    signs = SIGNED_EXPONENT.matcher(signs).replaceAll("^($1)");
    if (SIGN_AFTER_POWER.matcher(signs).find()) {
      throw new IllegalArgumentException(
          "'%s' needs parentheses around the exponent".formatted(expression));
    }
    signs = AND.matcher(signs).replaceAll("&&");
    signs = OR.matcher(signs).replaceAll("||");
    signs = NOT.matcher(signs).replaceAll("!");
    signs = TRUE.matcher(signs).replaceAll("1");
    signs = FALSE.matcher(signs).replaceAll("0");
    return conditionals(signs);
  }

  /** Each conditional as a function, from the outermost parentheses inward. */
  private static String conditionals(String text) {
    if (!text.contains(IF)) {
      return text;
    }
    int comma = find(text, ",", 0);
    if (comma >= 0) {
      return conditionals(text.substring(0, comma)) + "," + conditionals(text.substring(comma + 1));
    }
    int then = find(text, IF, 0);
    int otherwise = then < 0 ? -1 : find(text, ELSE, then);
    if (otherwise >= 0) {
      return "if((%s),(%s),(%s))"
          .formatted(
              conditionals(text.substring(then + IF.length(), otherwise)),
              conditionals(text.substring(0, then)),
              conditionals(text.substring(otherwise + ELSE.length())));
    }
    return insideParentheses(text);
  }

  private static String insideParentheses(String text) {
    int open = text.indexOf('(');
    int close = open < 0 ? -1 : closing(text, open);
    if (close < 0) {
      return text;
    }
    return text.substring(0, open + 1)
        + conditionals(text.substring(open + 1, close))
        + ")"
        + conditionals(text.substring(close + 1));
  }

  private static int closing(String text, int open) {
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      depth += depth(text.charAt(i));
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }

  /** Where {@code word} stands outside of parentheses, or -1. */
  private static int find(String text, String word, int from) {
    int depth = 0;
    for (int i = from; i < text.length(); i++) {
      depth += depth(text.charAt(i));
      if (depth == 0 && text.startsWith(word, i)) {
        return i;
      }
    }
    return -1;
  }

  private static int depth(char c) {
    return c == '(' ? 1 : c == ')' ? -1 : 0;
  }
}
