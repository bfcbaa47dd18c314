package org.loopwright.model.expression;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/**
 * An arithmetic expression with the meaning that it has in Python. Its value is a {@link
 * BigInteger}, exact, or a finite {@link Double}; truth values are the integers 1 and 0.
 */
public sealed interface Expression {
  /**
   * The value of this expression.
   *
   * @throws NoSuchElementException with a name that has no number
   * @throws ArithmeticException if there is no such number, or not within {@link
   *     PythonNumbers#MAX_BITS}
   */
  Number evaluate(Map<String, ? extends Number> names);

  /** The expressions that this one is made of; none of a number or a name. */
  List<Expression> operands();

  /** The names that occur in it, in the order in which they are written. */
  default Stream<String> names() {
    return operands().stream().flatMap(Expression::names);
  }

  /** A number as written. */
  record Literal(Number value) implements Expression {
    @Override
    public Number evaluate(Map<String, ? extends Number> names) {
      return PythonNumbers.checked(value);
    }

    @Override
    public List<Expression> operands() {
      return List.of();
    }
  }

  /** A number that has a name. */
  record Name(String name) implements Expression {
    @Override
    public Number evaluate(Map<String, ? extends Number> names) {
      Number value = names.get(name);
      if (value == null) {
        throw new NoSuchElementException(name);
      }
      return PythonNumbers.checked(value);
    }

    @Override
    public List<Expression> operands() {
      return List.of();
    }

    @Override
    public Stream<String> names() {
      return Stream.of(name);
    }
  }

  /** {@code - operand}. */
  record Negation(Expression operand) implements Expression {
    @Override
    public Number evaluate(Map<String, ? extends Number> names) {
      return PythonNumbers.negate(operand.evaluate(names));
    }

    @Override
    public List<Expression> operands() {
      return List.of(operand);
    }
  }

  /** {@code not operand}: true for 0. */
  record Not(Expression operand) implements Expression {
    @Override
    public Number evaluate(Map<String, ? extends Number> names) {
      return PythonNumbers.ofTruth(!PythonNumbers.isTrue(operand.evaluate(names)));
    }

    @Override
    public List<Expression> operands() {
      return List.of(operand);
    }
  }

  /** An operator between two operands. */
  record Operation(Expression left, ArithmeticOperator operator, Expression right)
      implements Expression {
    @Override
    public Number evaluate(Map<String, ? extends Number> names) {
      return operator.apply(left.evaluate(names), right.evaluate(names));
    }

    @Override
    public List<Expression> operands() {
      return List.of(left, right);
    }
  }

  /** Neighbours compared, as in {@code a < b <= c}, up to the first comparison that fails. */
  record Comparison(Expression first, List<Relation> relations) implements Expression {
    /** A comparator and its right operand. */
    public record Relation(ComparisonOperator comparator, Expression right) {}

    /** Copies the relations. */
    public Comparison {
      relations = List.copyOf(relations);
    }

    @Override
    public Number evaluate(Map<String, ? extends Number> names) {
      Number left = first.evaluate(names);
      for (Relation relation : relations) {
        Number right = relation.right.evaluate(names);
        if (!relation.comparator.holds(left, right)) {
          return BigInteger.ZERO;
        }
        left = right;
      }
      return BigInteger.ONE;
    }

    @Override
    public List<Expression> operands() {
      return Stream.concat(Stream.of(first), relations.stream().map(Relation::right)).toList();
    }
  }

  /**
   * Operands joined by {@code and} or by {@code or}: the first that decides, else the last.
   *
   * @param decisive the truth of an operand that decides: false for {@code and}
   */
  record Junction(boolean decisive, List<Expression> operands) implements Expression {
    /** Copies the operands. */
    public Junction {
      operands = List.copyOf(operands);
    }

    @Override
    public Number evaluate(Map<String, ? extends Number> names) {
      Number value = BigInteger.ZERO;
      for (Expression operand : operands) {
        value = operand.evaluate(names);
        if (PythonNumbers.isTrue(value) == decisive) {
          return value;
        }
      }
      return value;
    }
  }

  /** {@code then if condition else otherwise}. */
  record Conditional(Expression condition, Expression then, Expression otherwise)
      implements Expression {
    @Override
    public Number evaluate(Map<String, ? extends Number> names) {
      return (PythonNumbers.isTrue(condition.evaluate(names)) ? then : otherwise).evaluate(names);
    }

    @Override
    public List<Expression> operands() {
      return List.of(condition, then, otherwise);
    }
  }

  /** A function of numbers. */
  record Call(MathFunction function, List<Expression> arguments) implements Expression {
    /** Copies the arguments. */
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public Number evaluate(Map<String, ? extends Number> names) {
      List<Number> values =
          arguments.stream().<Number>map(argument -> argument.evaluate(names)).toList();
      return function.apply(values);
    }

    @Override
    public List<Expression> operands() {
      return arguments;
    }
  }
}
