package org.loopwright.cost.technology;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.loopwright.model.diagnostics.Require;

/**
 * Energy and area of arithmetic units at one node, from a table. Between widths of the table it
 * interpolates logarithms; beyond them multipliers scale with the square of the width, all else
 * with the width (Parashar et al. 2019, section VI-C2). A node without rows takes those of the
 * nearest base node and scales them.
 */
public final class ArithmeticModel {
  /**
   * One unit of an arithmetic table.
   *
   * @param operation such as {@code add}, {@code mult}, {@code register} or {@code bitwise}
   * @param format {@code int}, {@code fp} or {@code bit}
   * @param bits of an operand
   */
  public record Row(
      double nodeNm, String operation, String format, int bits, Values values, String source) {}

  /**
   * What the table has of a unit.
   *
   * @param energyPj of an operation, pJ
   * @param areaUm2 of the unit, um^2
   */
  public record Values(OptionalDouble energyPj, OptionalDouble areaUm2) {}

  private static final String NAME = "arithmetic table";
  private static final String FILE = "arithmetic.csv";

  private final double nodeNm;
  private final List<Row> rows;
  private final NodeScaling scaling;

  public ArithmeticModel(double nodeNm, List<Row> rows, NodeScaling scaling) {
    this.nodeNm = nodeNm;
    this.rows = List.copyOf(rows);
    this.scaling = scaling;
  }

  /** pJ of an operation. */
  public Estimate energyPj(String operation, String format, double bits) {
    Family family = family(operation, format, Values::energyPj);
    return family.at(bits).times(scaling.energyFactor(family.nodeNm, nodeNm));
  }

  /** um^2 of a unit. */
  public Estimate areaUm2(String operation, String format, double bits) {
    Family family = family(operation, format, Values::areaUm2);
    return family.at(bits).times(scaling.areaFactor(family.nodeNm, nodeNm));
  }

  private Family family(String operation, String format, Function<Values, OptionalDouble> value) {
    List<Row> candidates =
        rows.stream()
            .filter(row -> row.operation().equals(operation) && row.format().equals(format))
            .filter(row -> value.apply(row.values()).isPresent())
            .toList();
    Require.that(!candidates.isEmpty(), "%s has no %s %s", FILE, format, operation);
    double nearest =
        candidates.stream()
            .map(Row::nodeNm)
            .min(Comparator.comparingDouble(node -> Math.abs(Math.log(node / nodeNm))))
            .orElseThrow();
    List<Row> family =
        candidates.stream()
            .filter(row -> row.nodeNm() == nearest)
            .sorted(Comparator.comparingInt(Row::bits))
            .toList();
    return new Family(
        nearest,
        operation.equals("mult") ? 2 : 1,
        family,
        value,
        nearest == nodeNm ? Optional.empty() : Optional.of(scaling));
  }

  /** Units that differ only in width, narrowest first. */
  private record Family(
      double nodeNm,
      double exponent,
      List<Row> rows,
      Function<Values, OptionalDouble> value,
      Optional<NodeScaling> scaling) {
    Estimate at(double bits) {
      Row low = rows.get(0);
      Row high = rows.get(rows.size() - 1);
      if (bits <= low.bits() || low.bits() == high.bits()) {
        return beyond(low, bits);
      }
      if (bits >= high.bits()) {
        return beyond(high, bits);
      }
      for (Row row : rows) {
        low = row.bits() <= bits ? row : low;
        high = row.bits() > bits && row.bits() < high.bits() ? row : high;
      }
      double part = Math.log(bits / low.bits()) / Math.log((double) high.bits() / low.bits());
      double value = of(low) * Math.pow(of(high) / of(low), part);
      return new Estimate(value, provenance(low, false));
    }

    private Estimate beyond(Row edge, double bits) {
      double factor = Math.pow(bits / edge.bits(), exponent);
      // One bit of a register or gate is a unit: several are as many units.
      boolean extrapolated = bits != edge.bits() && edge.bits() != 1;
      return new Estimate(of(edge) * factor, provenance(edge, extrapolated));
    }

    private double of(Row row) {
      return value.apply(row.values()).orElseThrow();
    }

    private Provenance provenance(Row row, boolean extrapolated) {
      Provenance plain = new Provenance(NAME, FILE, row.source(), extrapolated);
      return scaling.map(nodes -> nodes.scaled(plain)).orElse(plain);
    }
  }
}
