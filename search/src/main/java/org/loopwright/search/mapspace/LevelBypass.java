package org.loopwright.search.mapspace;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.math.IndexSet;

/**
 * The level bypass sub-space: for each storage level and data space whether it is kept there. The
 * outermost level keeps everything that no constraint sends past it, and every data space is kept
 * somewhere.
 */
final class LevelBypass {
  /**
   * The choices for one data space.
   *
   * @param kept storage levels that must keep it
   * @param free storage levels that may keep or bypass it
   */
  private record Choice(IndexSet kept, IndexSet free) {
    /** Of a data space that no level must keep, the choice to keep it nowhere is left out. */
    int skipped() {
      return kept.isEmpty() ? 1 : 0;
    }

    BigInteger size() {
      return BigInteger.ONE.shiftLeft(free.size()).subtract(BigInteger.valueOf(skipped()));
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
    IndexSet kept = IndexSet.EMPTY;
    IndexSet free = IndexSet.EMPTY;
    for (int storage = 0; storage < frame.storageLevels(); storage++) {
      LevelConstraint limits = constraints.of(frame.architecture().storage().get(storage).name());
      boolean outermost = storage == frame.storageLevels() - 1;
      if (limits.keep().contains(dataSpace)
          || (outermost && !limits.bypass().contains(dataSpace))) {
        kept = kept.with(storage);
      } else if (!limits.bypass().contains(dataSpace)) {
        free = free.with(storage);
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
    return choices.get(dataSpace).free().contains(storage);
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
      long bits = random.nextLong(choice.skipped(), 1L << choice.free().size());
      write(choice, bits, dataSpace, into);
    }
  }

  /** Writes a choice whose {@code bits} say, one by one, which of the free levels keep. */
  private void write(Choice choice, long bits, int dataSpace, MapPoint into) {
    long left = bits;
    for (int storage = 0; storage < frame.storageLevels(); storage++) {
      boolean kept = choice.kept().contains(storage);
      if (choice.free().contains(storage)) {
        kept = (left & 1) != 0;
        left >>>= 1;
      }
      into.putKeep(storage, dataSpace, kept);
    }
  }
}
