package org.loopwright.formats.arithmetic;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.loopwright.formats.document.SyntaxErrors;
import org.loopwright.formats.grammar.ArithmeticBaseVisitor;
import org.loopwright.formats.grammar.ArithmeticLexer;
import org.loopwright.formats.grammar.ArithmeticParser;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.model.expression.ArithmeticOperator;
import org.loopwright.model.expression.ComparisonOperator;
import org.loopwright.model.expression.Expression;
import org.loopwright.model.expression.Formula;
import org.loopwright.model.expression.MathFunction;

/**
 * Parses arithmetic over named numbers, written as in Python: + - * / // % **, comparisons, {@code
 * and or not}, {@code A if CONDITION else B}, and the functions of {@link MathFunction}. There is
 * nothing else to call and no text.
 */
public final class Arithmetic {
  private static final int MAX_LENGTH = 300;
  private static final String NO_POWER = "a power is written ** and not ^";

  private Arithmetic() {}

  /**
   * The value of an expression.
   *
   * @throws IllegalArgumentException if it is not one, or its value is not a number below 10^30
   */
  public static double value(String expression, Map<String, ? extends Number> names) {
    return parse(expression).value(names);
  }

  /**
   * What an expression means.
   *
   * @throws IllegalArgumentException if it is not one
   */
  public static Formula parse(String text) {
    return parse(text, false);
  }

  /**
   * What an objective means: arithmetic over the names of statistics, with {@code ^} for {@code **}
   * and dots in names.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Formula parseObjective(String text) {
    return parse(text, true);
  }

  private static Formula parse(String text, boolean isObjective) {
    // Also bounds the depth, and with it the stack that the parser needs.
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("expression of more than " + MAX_LENGTH + " characters");
    }
    try {
      ArithmeticLexer lexer = new ArithmeticLexer(CharStreams.fromString(text));
      ArithmeticParser.FormulaContext formula =
          SyntaxErrors.parse(lexer, ArithmeticParser::new, ArithmeticParser::formula);
      return new Formula(text, new Meaning(isObjective).visit(formula.expression()));
    } catch (RecognitionException wrong) {
      throw refused(text, describe(wrong.getOffendingToken()));
    } catch (ArithmeticException wrong) {
      throw refused(text, wrong.getMessage());
    }
  }

  private static IllegalArgumentException refused(String text, String reason) {
    return new IllegalArgumentException("'%s' is no arithmetic: %s".formatted(text, reason));
  }

  private static String describe(Token found) {
    if (found.getType() == Token.EOF) {
      return "it ends too early";
    }
    return found.getText().equals("^") ? NO_POWER : unexpected(found);
  }

  private static String unexpected(Token found) {
    return "'%s' is unexpected at character %s"
        .formatted(found.getText(), found.getCharPositionInLine() + 1);
  }

  /** Makes expressions of the rules of the grammar. */
  private static final class Meaning extends ArithmeticBaseVisitor<Expression> {
    private final boolean isObjective;

    Meaning(boolean isObjective) {
      this.isObjective = isObjective;
    }

    @Override
    public Expression visitExpression(ArithmeticParser.ExpressionContext choice) {
      return choice.condition == null
          ? visit(choice.then)
          : new Expression.Conditional(
              visit(choice.condition), visit(choice.then), visit(choice.otherwise));
    }

    @Override
    public Expression visitDisjunction(ArithmeticParser.DisjunctionContext any) {
      return junction(true, any.conjunction());
    }

    @Override
    public Expression visitConjunction(ArithmeticParser.ConjunctionContext all) {
      return junction(false, all.inversion());
    }

    private Expression junction(boolean decisive, List<? extends ParserRuleContext> operands) {
      return operands.size() == 1
          ? visit(operands.get(0))
          : new Expression.Junction(decisive, all(operands));
    }

    private List<Expression> all(List<? extends ParserRuleContext> rules) {
      return rules.stream().map(this::visit).toList();
    }

    @Override
    public Expression visitInversion(ArithmeticParser.InversionContext not) {
      return not.inversion() == null
          ? visit(not.comparison())
          : new Expression.Not(visit(not.inversion()));
    }

    @Override
    public Expression visitComparison(ArithmeticParser.ComparisonContext comparison) {
      List<Expression> operands = all(comparison.sum());
      if (operands.size() == 1) {
        return operands.get(0);
      }
      List<Expression.Comparison.Relation> relations = new ArrayList<>();
      for (int i = 1; i < operands.size(); i++) {
        ComparisonOperator comparator =
            Labels.require(
                ComparisonOperator.class, comparison.comparator(i - 1).getText(), "comparator");
        relations.add(new Expression.Comparison.Relation(comparator, operands.get(i)));
      }
      return new Expression.Comparison(operands.get(0), relations);
    }

    @Override
    public Expression visitSum(ArithmeticParser.SumContext sum) {
      return fromTheLeft(sum);
    }

    @Override
    public Expression visitProduct(ArithmeticParser.ProductContext product) {
      return fromTheLeft(product);
    }

    /** Operands and the operators between them. */
    private Expression fromTheLeft(ParserRuleContext chain) {
      Expression left = visit(chain.getChild(0));
      for (int i = 1; i < chain.getChildCount(); i += 2) {
        ArithmeticOperator operator =
            Labels.require(ArithmeticOperator.class, chain.getChild(i).getText(), "operator");
        left = new Expression.Operation(left, operator, visit(chain.getChild(i + 1)));
      }
      return left;
    }

    @Override
    public Expression visitFactor(ArithmeticParser.FactorContext factor) {
      if (factor.power() != null) {
        return visit(factor.power());
      }
      Expression operand = visit(factor.factor());
      return factor.getStart().getText().equals("-") ? new Expression.Negation(operand) : operand;
    }

    @Override
    public Expression visitPower(ArithmeticParser.PowerContext power) {
      if (power.operator != null && power.operator.getText().equals("^") && !isObjective) {
        throw new ArithmeticException(NO_POWER);
      }
      Expression base = visit(power.atom());
      return power.factor() == null
          ? base
          : new Expression.Operation(base, ArithmeticOperator.POWER, visit(power.factor()));
    }

    @Override
    public Expression visitInteger(ArithmeticParser.IntegerContext integer) {
      String digits = integer.getText().replace("_", "");
      int radix =
          switch (digits.length() < 2 ? '0' : Character.toLowerCase(digits.charAt(1))) {
            case 'x' -> 16;
            case 'o' -> 8;
            case 'b' -> 2;
            default -> 10;
          };
      return new Expression.Literal(
          new BigInteger(radix == 10 ? digits : digits.substring(2), radix));
    }

    @Override
    public Expression visitReal(ArithmeticParser.RealContext real) {
      return new Expression.Literal(Double.valueOf(real.getText().replace("_", "")));
    }

    @Override
    public Expression visitTruth(ArithmeticParser.TruthContext truth) {
      return new Expression.Literal(
          truth.getText().equals("True") ? BigInteger.ONE : BigInteger.ZERO);
    }

    @Override
    public Expression visitName(ArithmeticParser.NameContext name) {
      if (!name.dots.isEmpty() && !isObjective) {
        throw new ArithmeticException(unexpected(name.dots.get(0)));
      }
      return new Expression.Name(name.getText());
    }

    @Override
    public Expression visitCall(ArithmeticParser.CallContext call) {
      String name = call.NAME().getText();
      MathFunction function =
          MathFunction.of(name)
              .orElseThrow(() -> new ArithmeticException("there is no function " + name));
      if (!function.accepts(call.expression().size())) {
        throw new ArithmeticException(
            "%s does not take %s arguments".formatted(name, call.expression().size()));
      }
      return new Expression.Call(function, all(call.expression()));
    }

    @Override
    public Expression visitGroup(ArithmeticParser.GroupContext group) {
      return visit(group.expression());
    }
  }
}
