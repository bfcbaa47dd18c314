package org.loopwright.model.expression;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * Arithmetic with the numbers of Python: integers are exact and become floating-point numbers when
 * they meet one. There are no infinities: what would be one is an error.
 */
final class PythonNumbers {
  /** Of an integer: so that each is near a floating-point number, and no step takes long. */
  static final int MAX_BITS = 1023;

  /** Up to these bits, an integer is a floating-point number. */
  private static final int EXACT_BITS = 53;

  /** Enough digits that a quotient rounds as if it were exact. */
  private static final MathContext QUOTIENT = new MathContext(1100);

  private PythonNumbers() {}

  /** The number as this class handles it: a BigInteger or a Double, within the limits. */
  static Number checked(Number value) {
    if (value instanceof BigInteger integer) {
      if (integer.bitLength() > MAX_BITS) {
        throw new ArithmeticException("a number is too large");
      }
    } else if (!Double.isFinite(value.doubleValue())) {
      throw new ArithmeticException(
          Double.isNaN(value.doubleValue()) ? "there is no such number" : "a number is too large");
    }
    return value;
  }

  static Number ofTruth(boolean truth) {
    return truth ? BigInteger.ONE : BigInteger.ZERO;
  }

  static boolean isTrue(Number value) {
    return value.doubleValue() != 0;
  }

  static int compare(Number left, Number right) {
    return exact(left).compareTo(exact(right));
  }

  private static BigDecimal exact(Number value) {
    return value instanceof BigInteger integer
        ? new BigDecimal(integer)
        : new BigDecimal(value.doubleValue());
  }

  static Number negate(Number value) {
    return value instanceof BigInteger integer ? integer.negate() : -value.doubleValue();
  }

  static Number add(Number left, Number right) {
    return left instanceof BigInteger a && right instanceof BigInteger b
        ? a.add(b)
        : left.doubleValue() + right.doubleValue();
  }

  static Number multiply(Number left, Number right) {
    return left instanceof BigInteger a && right instanceof BigInteger b
        ? a.multiply(b)
        : left.doubleValue() * right.doubleValue();
  }

  /** The nearest floating-point number to the quotient, of integers as well. */
  static Number divide(Number left, Number right) {
    requireDivisor(right);
    boolean large = left instanceof BigInteger a && a.bitLength() > EXACT_BITS;
    large |= right instanceof BigInteger b && b.bitLength() > EXACT_BITS;
    return large && left instanceof BigInteger && right instanceof BigInteger
        ? exact(left).divide(exact(right), QUOTIENT).doubleValue()
        : left.doubleValue() / right.doubleValue();
  }

  static Number floorDivide(Number left, Number right) {
    requireDivisor(right);
    if (left instanceof BigInteger a && right instanceof BigInteger b) {
      return a.subtract(floorModulo(a, b)).divide(b);
    }
    double dividend = left.doubleValue();
    double divisor = right.doubleValue();
    double quotient = (dividend - dividend % divisor) / divisor;
    if (isOnOtherSide(dividend % divisor, divisor)) {
      quotient -= 1;
    }
    // A whole number but for rounding.
    return quotient == 0 ? Math.copySign(0, dividend / divisor) : Math.ceil(quotient - 0.5);
  }

  /** What is left of a division that rounds down: it has the sign of the divisor. */
  static Number remainder(Number left, Number right) {
    requireDivisor(right);
    if (left instanceof BigInteger a && right instanceof BigInteger b) {
      return floorModulo(a, b);
    }
    double divisor = right.doubleValue();
    double remainder = left.doubleValue() % divisor;
    if (remainder == 0) {
      return Math.copySign(0, divisor);
    }
    return isOnOtherSide(remainder, divisor) ? remainder + divisor : remainder;
  }

  private static boolean isOnOtherSide(double remainder, double divisor) {
    return remainder != 0 && remainder < 0 != divisor < 0;
  }

  private static BigInteger floorModulo(BigInteger dividend, BigInteger divisor) {
    BigInteger remainder = dividend.mod(divisor.abs());
    return divisor.signum() < 0 && remainder.signum() > 0 ? remainder.add(divisor) : remainder;
  }

  static Number power(Number base, Number exponent) {
    if (base instanceof BigInteger a && exponent instanceof BigInteger b && b.signum() >= 0) {
      return integerPower(a, b);
    }
    if (base.doubleValue() == 0 && exponent.doubleValue() < 0) {
      throw new ArithmeticException("division by zero");
    }
    return Math.pow(base.doubleValue(), exponent.doubleValue());
  }

  private static BigInteger integerPower(BigInteger base, BigInteger exponent) {
    if (base.abs().bitLength() <= 1) {
      // Of -1, 0 and 1, only the parity of the exponent counts, and whether it is 0.
      return base.pow(exponent.signum() == 0 ? 0 : exponent.testBit(0) ? 1 : 2);
    }
    int times = exponent.min(BigInteger.valueOf(MAX_BITS + 1L)).intValue();
    if ((base.abs().bitLength() - 1L) * times > MAX_BITS) {
      throw new ArithmeticException("a number is too large");
    }
    return base.pow(times);
  }

  private static void requireDivisor(Number divisor) {
    if (!isTrue(divisor)) {
      throw new ArithmeticException("division by zero");
    }
  }
}
