package org.loopwright.explore.budget;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.loopwright.explore.axis.Progression;

/** The lattice points {@code (k, m)} with {@code a k + b m <= room}; a and b are not negative. */
record HalfPlane(BigInteger room, BigInteger a, BigInteger b) {

  /** The indices of L1 and L2 sizes at which {@code line} stays within {@code budget}. */
  static HalfPlane of(ArrayLine line, BigDecimal budget, Progression l1, Progression l2) {
    BigDecimal room = budget.subtract(line.at(l1.first(), l2.first()));
    BigDecimal a = line.perL1Byte().multiply(BigDecimal.valueOf(l1.step()));
    BigDecimal b = line.perL2Byte().multiply(BigDecimal.valueOf(l2.step()));
    int scale = Math.max(room.scale(), Math.max(a.scale(), b.scale()));
    return new HalfPlane(whole(room, scale), whole(a, scale), whole(b, scale));
  }

  private static BigInteger whole(BigDecimal value, int scale) {
    return value.setScale(scale).unscaledValue();
  }

  boolean isEmpty() {
    return room.signum() < 0;
  }

  boolean holdsAll(BigInteger columns, BigInteger rows) {
    BigInteger corner =
        a.multiply(columns.subtract(BigInteger.ONE)).add(b.multiply(rows.subtract(BigInteger.ONE)));
    return corner.compareTo(room) <= 0;
  }
}
