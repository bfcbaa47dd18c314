package org.loopwright.formats.maestro;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.loopwright.dataflow.spec.DimensionSize;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.Size;
import org.loopwright.formats.document.SyntaxErrors;
import org.loopwright.formats.grammar.MaestroParser;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.Spelling;

/**
 * Works out sizes: numbers, constants, {@code Sz(dimension)}, and sums, differences, products and
 * quotients of these. Quotients round down. Knows the constants of the file; mutable.
 */
final class SizeReader {
  private static final int MAX_LENGTH = 500;

  private final List<Problem> problems;
  private final Map<String, Size> constants = new LinkedHashMap<>();
  private final Set<String> brokenConstants = new HashSet<>();
  private List<DimensionSize> bounds = List.of();
  private boolean brokenBounds;

  /** Reports to {@code problems}. */
  SizeReader(List<Problem> problems) {
    this.problems = problems;
  }

  private record Term(long value, String text) {}

  /** The constants of the file, in their order. */
  Map<String, Size> constants() {
    return constants;
  }

  /** Remembers a constant whose value is in error. */
  void addBrokenConstant(String name) {
    brokenConstants.add(name);
  }

  /** Reads sizes of another layer from here on; its bounds may still come. */
  void startLayer(List<DimensionSize> newBounds) {
    bounds = newBounds;
    brokenBounds = false;
  }

  /** Remembers that a bound of the layer is in error. */
  void addBrokenBound() {
    brokenBounds = true;
  }

  /** What messages call the size that a rule is, or is part of. */
  static String what(RuleContext rule) {
    if (rule instanceof MaestroParser.ConstantContext constant) {
      return "constant " + constant.name.getText();
    }
    if (rule instanceof MaestroParser.ClusterContext) {
      return "cluster size";
    }
    if (rule instanceof MaestroParser.MapContext map) {
      return map.sum().size() > 1 ? "offset" : "mapping size";
    }
    if (rule instanceof MaestroParser.BoundContext bound) {
      return what(rule.getParent().getParent()) + " of " + bound.symbol().getText();
    }
    if (rule instanceof MaestroParser.SizesContext sizes) {
      String kind = sizes.kind.getText();
      return kind.equals("Dimensions") ? "size" : kind.toLowerCase(Locale.ROOT);
    }
    return what(rule.getParent());
  }

  /** A size that messages call {@code what}; nothing if there is an error in it. */
  Optional<Size> read(MaestroParser.SumContext sum, String what) {
    return new Reading(what).sum(sum).flatMap(term -> size(term, sum, what));
  }

  private Optional<Size> size(Term term, MaestroParser.SumContext sum, String what) {
    if (term.value > 0 && term.value <= Size.MAX) {
      return Optional.of(new Size(term.value, term.text));
    }
    boolean isNumber = term.text.equals(Long.toString(term.value));
    report(
        sum.getStart(),
        what
            + " must be from 1 to "
            + Size.MAX
            + " but "
            + term.text
            + (isNumber ? " is not" : " is " + term.value));
    return Optional.empty();
  }

  /** Reports a problem. */
  void report(Token place, String message) {
    problems.add(Problem.error(SyntaxErrors.location(place), message));
  }

  /** Reports a problem; advises the {@code known} word that {@code word} is near to, if one is. */
  void report(Token place, String message, String word, Collection<String> known) {
    problems.add(
        Problem.error(SyntaxErrors.location(place), message)
            .withAdvice(Spelling.suggestion(word, known)));
  }

  /** The reading of one size; each step gives nothing after an error. */
  private final class Reading {
    private final String what;

    Reading(String what) {
      this.what = what;
    }

    Optional<Term> sum(MaestroParser.SumContext sum) {
      return fromTheLeft(
          sum, sum.product(), product -> fromTheLeft(product, product.operand(), this::operand));
    }

    /** The value of operands with operators between them. */
    private <R> Optional<Term> fromTheLeft(
        RuleContext chain, List<R> operands, Function<R, Optional<Term>> read) {
      Optional<Term> value = read.apply(operands.get(0));
      for (int i = 1; i < operands.size() && value.isPresent(); i++) {
        Token operator = ((TerminalNode) chain.getChild(2 * i - 1)).getSymbol();
        value = combine(value.get(), operator, read.apply(operands.get(i)));
      }
      return value;
    }

    private Optional<Term> combine(Term left, Token operator, Optional<Term> known) {
      if (known.isEmpty()) {
        return known;
      }
      Term right = known.get();
      String text = left.text + operator.getText() + right.text;
      try {
        if (operator.getText().equals("/") && right.value == 0) {
          return refuse(operator, what + " " + text + " divides by zero");
        }
        return text.length() > MAX_LENGTH
            ? refuse(operator, what + " is too long an expression")
            : Optional.of(new Term(apply(left.value, operator.getText(), right.value), text));
      } catch (ArithmeticException overflow) {
        return refuse(operator, what + " " + text + " is too large");
      }
    }

    private static long apply(long left, String operator, long right) {
      return switch (operator) {
        case "+" -> Math.addExact(left, right);
        case "-" -> Math.subtractExact(left, right);
        case "*" -> Math.multiplyExact(left, right);
        default -> Math.floorDiv(left, right);
      };
    }

    private Optional<Term> operand(MaestroParser.OperandContext operand) {
      if (operand instanceof MaestroParser.GroupContext group) {
        return sum(group.sum()).map(inner -> new Term(inner.value, "(" + inner.text + ")"));
      }
      if (operand instanceof MaestroParser.SizeOfContext sizeOf) {
        String symbol = sizeOf.symbol().getText();
        return bound(symbol, operand.getStart())
            .map(size -> new Term(size.value(), "Sz(" + symbol + ")"));
      }
      String word = operand.getText();
      return operand instanceof MaestroParser.ConstantNameContext
          ? constant(word, operand.getStart()).map(size -> new Term(size.value(), word))
          : number(word, operand.getStart());
    }

    private Optional<Term> number(String word, Token place) {
      if (!word.chars().allMatch(Character::isDigit)) {
        return refuse(place, "expected " + what + " as a whole number but found '" + word + "'");
      }
      try {
        return Optional.of(new Term(Long.parseLong(word), word));
      } catch (NumberFormatException tooLarge) {
        return refuse(place, what + " must be from 1 to " + Size.MAX + " but " + word + " is not");
      }
    }

    private Optional<Size> constant(String name, Token place) {
      Size value = constants.get(name);
      if (value == null && !brokenConstants.contains(name)) {
        report(
            place,
            what + ": there is no constant " + name + " above this line",
            name,
            constants.keySet());
      }
      return Optional.ofNullable(value);
    }

    private Optional<Size> bound(String symbol, Token place) {
      Optional<LayerDimension> dimension = LayerDimension.of(symbol);
      for (DimensionSize bound : bounds) {
        if (Optional.of(bound.dimension()).equals(dimension)) {
          return Optional.of(bound.size());
        }
      }
      if (!brokenBounds) {
        String message = "Sz(" + symbol + "): the layer's Dimensions have no " + symbol;
        if (bounds.isEmpty()) {
          problems.add(
              Problem.error(SyntaxErrors.location(place), message)
                  .withAdvice("Dimensions must come before the Dataflow that mentions them"));
        } else {
          report(
              place,
              message,
              symbol,
              bounds.stream().map(each -> each.dimension().symbol()).toList());
        }
      }
      return Optional.empty();
    }

    private Optional<Term> refuse(Token place, String message) {
      report(place, message);
      return Optional.empty();
    }
  }
}
