package org.loopwright.search.mapspace;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.constraint.LevelConstraint;

/**
 * The level bypass sub-space: for each storage level and data space whether it is kept there. The
 * outermost level keeps everything that no constraint sends past it, and every data space is kept
 * somewhere.
 */
final class LevelBypass {
  /** What is open for one data space: a bit for each storage level, the innermost lowest. */
  private record Choice(long kept, long free) {
    /** Of a data space that no level must keep, the choice to keep it nowhere is left out. */
    int skipped() {
      return kept == 0 ? 1 : 0;
    }

    BigInteger size() {
      return BigInteger.ONE.shiftLeft(Long.bitCount(free)).subtract(BigInteger.valueOf(skipped()));
    }
  }

  private final MapSpaceFrame frame;
  private final List<Choice> choices = new ArrayList<>();

  LevelBypass(MapSpaceFrame frame, Constraints constraints) {
    this.frame = frame;
    for (int dataSpace = 0; dataSpace < frame.dataSpaces(); dataSpace++) {
      choices.add(choice(frame.dataSpaceName(dataSpace), constraints));
    }
  }

  private Choice choice(String dataSpace, Constraints constraints) {
    long kept = 0;
    long free = 0;
    for (int storage = 0; storage < frame.storageLevels(); storage++) {
      LevelConstraint limits = constraints.of(frame.architecture().storage().get(storage).name());
      boolean outermost = storage == frame.storageLevels() - 1;
      if (limits.keep().contains(dataSpace)
          || (outermost && !limits.bypass().contains(dataSpace))) {
        kept |= 1L << storage;
      } else if (!limits.bypass().contains(dataSpace)) {
        free |= 1L << storage;
      }
    }
    return new Choice(kept, free);
  }

  BigInteger size() {
    BigInteger product = BigInteger.ONE;
    for (Choice choice : choices) {
      product = product.multiply(choice.size());
    }
    return product;
  }

  List<Infeasibility> infeasibilities() {
    List<Infeasibility> found = new ArrayList<>();
    for (int dataSpace = 0; dataSpace < choices.size(); dataSpace++) {
      if (choices.get(dataSpace).size().signum() == 0) {
        found.add(
            new Infeasibility(
                frame.dataSpaceName(dataSpace), "every storage level must bypass it"));
      }
    }
    return found;
  }

  /** Whether the mapper may choose to keep or to bypass. */
  boolean isFree(int storage, int dataSpace) {
    return (choices.get(dataSpace).free() >>> storage & 1) != 0;
  }

  void decode(BigInteger index, MapPoint into) {
    BigInteger rest = index;
    for (int dataSpace = 0; dataSpace < choices.size(); dataSpace++) {
      Choice choice = choices.get(dataSpace);
      BigInteger[] parts = rest.divideAndRemainder(choice.size());
      write(choice, parts[1].longValueExact() + choice.skipped(), dataSpace, into);
      rest = parts[0];
    }
  }

  void sample(RandomGenerator random, MapPoint into) {
    for (int dataSpace = 0; dataSpace < choices.size(); dataSpace++) {
      Choice choice = choices.get(dataSpace);
      long bits = random.nextLong(choice.skipped(), 1L << Long.bitCount(choice.free()));
      write(choice, bits, dataSpace, into);
    }
  }

  private void write(Choice choice, long bits, int dataSpace, MapPoint into) {
    long left = bits;
    for (int storage = 0; storage < frame.storageLevels(); storage++) {
      boolean kept = (choice.kept() >>> storage & 1) != 0;
      if ((choice.free() >>> storage & 1) != 0) {
        kept = (left & 1) != 0;
        left >>>= 1;
      }
      into.putKeep(storage, dataSpace, kept);
    }
  }
}
