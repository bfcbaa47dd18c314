package org.loopwright.cost.technology;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * One type of off-chip memory.
 *
 * @param type such as {@code LPDDR4}
 * @param pjPerBit energy of an access, pJ for each bit moved
 * @param readPjPerBit that of a read, where the source tells it from a write
 * @param writePjPerBit that of a write
 * @param activationPjPerBit what of it opens rows; 0 where the figure has none of that, empty where
 *     the source does not tell
 */
public record DramRow(
    String type,
    double pjPerBit,
    OptionalDouble readPjPerBit,
    OptionalDouble writePjPerBit,
    OptionalDouble activationPjPerBit,
    String source) {
  public DramRow {
    requireNonNull(type, "type");
    requireNonNull(readPjPerBit, "readPjPerBit");
    requireNonNull(writePjPerBit, "writePjPerBit");
    requireNonNull(activationPjPerBit, "activationPjPerBit");
    requireNonNull(source, "source");
  }

  /**
   * The same memory with its rows opened more or less often than where it was measured.
   *
   * @param share opened rows for each that was opened there; without effect where the source does
   *     not tell what they take
   */
  DramRow opening(double share) {
    double more = activationPjPerBit.orElse(0) * (share - 1);
    return new DramRow(
        type,
        pjPerBit + more,
        shifted(readPjPerBit, more),
        shifted(writePjPerBit, more),
        activationPjPerBit.isPresent()
            ? OptionalDouble.of(activationPjPerBit.getAsDouble() * share)
            : activationPjPerBit,
        source);
  }

  private static OptionalDouble shifted(OptionalDouble pj, double more) {
    return pj.isPresent() ? OptionalDouble.of(pj.getAsDouble() + more) : pj;
  }

  /** pJ of reading some bits. */
  Estimate readPj(long bits) {
    return access(readPjPerBit, bits);
  }

  /** pJ of writing some bits. */
  Estimate writePj(long bits) {
    return access(writePjPerBit, bits);
  }

  private Estimate access(OptionalDouble own, long bits) {
    String told = own.isPresent() ? "reads and writes apart" : "reads as writes";
    return new Estimate(
        own.orElse(pjPerBit) * bits,
        new Provenance(
            "DRAM, " + type + " by bit, " + told, "dram.csv", source + "; " + activation(), false));
  }

  private String activation() {
    if (activationPjPerBit.isEmpty()) {
      return "its share of opening rows is not told";
    }
    double share = activationPjPerBit.getAsDouble();
    return share == 0
        ? "without opening rows"
        : "%s of %s pJ/bit opens rows".formatted(share, pjPerBit);
  }
}
