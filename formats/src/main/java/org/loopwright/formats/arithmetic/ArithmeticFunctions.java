package org.loopwright.formats.arithmetic;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.AbstractFunction;
import com.ezylang.evalex.functions.FunctionParameter;
import com.ezylang.evalex.functions.basic.AbsFunction;
import com.ezylang.evalex.functions.basic.IfFunction;
import com.ezylang.evalex.functions.basic.MaxFunction;
import com.ezylang.evalex.functions.basic.MinFunction;
import com.ezylang.evalex.parser.Token;
import java.math.BigDecimal;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** The functions of {@link Arithmetic}: those of Python's {@code math} that sizes are made with. */
final class ArithmeticFunctions {
  private ArithmeticFunctions() {}

  static MapBasedFunctionDictionary all() {
    MapBasedFunctionDictionary functions = new MapBasedFunctionDictionary();
    functions.addFunction("ceil", new OfOne(Math::ceil));
    functions.addFunction("floor", new OfOne(Math::floor));
    functions.addFunction("min", new MinFunction());
    functions.addFunction("max", new MaxFunction());
    functions.addFunction("abs", new AbsFunction());
    functions.addFunction("if", new IfFunction());
    functions.addFunction("sqrt", new OfOne(Math::sqrt));
    functions.addFunction("log2", new OfOne(ArithmeticFunctions::log2));
    functions.addFunction("log", new OfOne(Math::log));
    functions.addFunction("log10", new OfOne(Math::log10));
    functions.addFunction("exp", new OfOne(Math::exp));
    functions.addFunction("round", new OfOne(Math::rint));
    functions.addFunction("int", new OfOne(ArithmeticFunctions::truncated));
    functions.addFunction("float", new OfOne(DoubleUnaryOperator.identity()));
    functions.addFunction("pow", new OfTwo(Math::pow));
    return functions;
  }

  /** Exact for powers of two. */
  private static double log2(double value) {
    int exponent = Math.getExponent(value);
    return exponent + Math.log(value / Math.scalb(1.0, exponent)) / Math.log(2);
  }

  private static double truncated(double value) {
    return value < 0 ? Math.ceil(value) : Math.floor(value);
  }

  private static EvaluationValue finite(Token name, double value) throws EvaluationException {
    if (!Double.isFinite(value)) {
      throw new EvaluationException(name, name.getValue() + " gives no finite number");
    }
    return EvaluationValue.numberValue(BigDecimal.valueOf(value));
  }

  @FunctionParameter(name = "value")
  private static final class OfOne extends AbstractFunction {
    private final transient DoubleUnaryOperator function;

    OfOne(DoubleUnaryOperator function) {
      this.function = function;
    }

    @Override
    public EvaluationValue evaluate(Expression expression, Token name, EvaluationValue... of)
        throws EvaluationException {
      return finite(name, function.applyAsDouble(of[0].getNumberValue().doubleValue()));
    }
  }

  @FunctionParameter(name = "first")
  @FunctionParameter(name = "second")
  private static final class OfTwo extends AbstractFunction {
    private final transient DoubleBinaryOperator function;

    OfTwo(DoubleBinaryOperator function) {
      this.function = function;
    }

    @Override
    public EvaluationValue evaluate(Expression expression, Token name, EvaluationValue... of)
        throws EvaluationException {
      return finite(
          name,
          function.applyAsDouble(
              of[0].getNumberValue().doubleValue(), of[1].getNumberValue().doubleValue()));
    }
  }
}
