package org.loopwright.cost.technology;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.loopwright.model.diagnostics.Labelled;
import org.loopwright.model.diagnostics.Require;

/**
 * Energies relative to an operation, as papers print them for technologies that they may not
 * publish, with the energy of that operation.
 */
public final class RelativeEnergies {
  /**
   * Energy of a component relative to a 16-bit operation.
   *
   * @param level {@code DRAM}, {@code buffer}, {@code hop} or {@code mac}
   * @param capacityBytes of a buffer; empty for the rest
   * @param wordBits bits that the energy is of
   */
  public record Row(
      String level, OptionalDouble capacityBytes, int wordBits, double energy, String source) {}

  /** How the energy of a buffer goes between and beyond the sizes of the table. */
  public enum Interpolation implements Labelled {
    /** Straight in logarithms between the sizes; constant beyond them. */
    LOGARITHMIC("logarithmic"),
    /** A straight line through the outermost sizes, also beyond them. */
    LINEAR("linear");

    private final String label;

    Interpolation(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  private static final String FILE = "relative.csv";

  private final List<Row> rows;
  private final double unitPj;
  private final Interpolation interpolation;

  /** Rows and the pJ that stand for 1 in them. */
  public RelativeEnergies(List<Row> rows, double unitPj, Interpolation interpolation) {
    Require.that(unitPj > 0, "unit of relative energies must be positive but was %s pJ", unitPj);
    this.rows = List.copyOf(rows);
    this.unitPj = unitPj;
    this.interpolation = interpolation;
    row("DRAM");
    row("mac");
    for (Row row : rows) {
      Require.that(
          !isBuffer(row) || row.capacityBytes().isPresent(),
          "a buffer of %s has no capacity",
          FILE);
    }
    Require.that(
        rows.stream().filter(RelativeEnergies::isBuffer).map(Row::capacityBytes).distinct().count()
            > 1,
        "%s needs buffers of two sizes",
        FILE);
  }

  /** pJ of an off-chip access. */
  Estimate dramPj(double bits) {
    return linear(row("DRAM"), bits);
  }

  /** pJ of a word over the link between neighbours, if the table has one. */
  Optional<Estimate> hopPj(double bits) {
    return rows.stream()
        .filter(row -> row.level().equals("hop"))
        .findFirst()
        .map(row -> linear(row, bits));
  }

  /** pJ of a multiplication: by the product of the operand widths. */
  Estimate operationPj(double bits, double otherBits) {
    Row row = row("mac");
    double product = bits * otherBits / row.wordBits() / row.wordBits();
    return estimate(row, row.energy() * product, product != 1);
  }

  /** pJ of an access to a buffer. */
  Estimate bufferPj(double capacityBytes, double bits) {
    List<Row> sizes = buffers();
    Row low = sizes.get(0);
    Row high = sizes.get(sizes.size() - 1);
    double small = low.capacityBytes().orElseThrow();
    double large = high.capacityBytes().orElseThrow();
    boolean beyond =
        interpolation == Interpolation.LINEAR && (capacityBytes < small || capacityBytes > large);
    double relative =
        interpolation == Interpolation.LINEAR
            ? low.energy()
                + (high.energy() - low.energy()) * (capacityBytes - small) / (large - small)
            : logarithmic(low, high, Math.min(large, Math.max(small, capacityBytes)));
    return estimate(low, relative * bits / low.wordBits(), beyond);
  }

  /**
   * The smallest buffer of the table, with a word of the table, where a model says how energy falls
   * below it; without any capacity to speak of where the table's own line goes on.
   */
  SramShape smallestModelled() {
    Row smallest = buffers().get(0);
    double bytes =
        interpolation == Interpolation.LOGARITHMIC
            ? smallest.capacityBytes().orElseThrow()
            : Double.MIN_VALUE;
    return new SramShape(bytes, smallest.wordBits(), 1, 1);
  }

  private static double logarithmic(Row low, Row high, double capacityBytes) {
    double small = low.capacityBytes().orElseThrow();
    double part =
        Math.log(capacityBytes / small) / Math.log(high.capacityBytes().orElseThrow() / small);
    return low.energy() * Math.pow(high.energy() / low.energy(), part);
  }

  private static boolean isBuffer(Row row) {
    return row.level().equals("buffer");
  }

  private List<Row> buffers() {
    return rows.stream()
        .filter(RelativeEnergies::isBuffer)
        .sorted(Comparator.comparingDouble(row -> row.capacityBytes().orElseThrow()))
        .toList();
  }

  private Row row(String level) {
    return rows.stream()
        .filter(row -> row.level().equals(level))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(FILE + " has no " + level));
  }

  private Estimate linear(Row row, double bits) {
    return estimate(row, row.energy() * bits / row.wordBits(), false);
  }

  private Estimate estimate(Row row, double relative, boolean extrapolated) {
    return new Estimate(
        relative * unitPj,
        new Provenance("energies relative to a MAC", FILE, row.source(), extrapolated));
  }
}
