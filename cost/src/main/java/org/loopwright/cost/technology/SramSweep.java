package org.loopwright.cost.technology;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The rows of an SRAM table that have the same number of ports, as logarithms on a grid of process,
 * banks, capacity and width. Cells without a row are NaN. Immutable.
 */
final class SramSweep {
  final List<SramProcess> processes;
  final int[] banks;
  final double[] capacities;
  final double[] widths;
  private final Map<SramQuantity, double[]> logs;

  private SramSweep(
      List<SramProcess> processes,
      int[] banks,
      double[] capacities,
      double[] widths,
      Map<SramQuantity, double[]> logs) {
    this.processes = processes;
    this.banks = banks;
    this.capacities = capacities;
    this.widths = widths;
    this.logs = logs;
  }

  static SramSweep of(Collection<SramRow> rows) {
    List<SramProcess> processes = rows.stream().map(SramSweep::process).distinct().toList();
    int[] banks = rows.stream().mapToInt(SramRow::banks).distinct().sorted().toArray();
    double[] capacities =
        rows.stream().mapToDouble(SramRow::capacityBytes).distinct().sorted().toArray();
    double[] widths = rows.stream().mapToDouble(SramRow::widthBits).distinct().sorted().toArray();
    int cells = processes.size() * banks.length * capacities.length * widths.length;
    Map<SramQuantity, double[]> logs = new EnumMap<>(SramQuantity.class);
    for (SramQuantity quantity : SramQuantity.values()) {
      double[] empty = new double[cells];
      Arrays.fill(empty, Double.NaN);
      logs.put(quantity, empty);
    }
    SramSweep sweep = new SramSweep(processes, banks, capacities, widths, logs);
    for (SramRow row : rows) {
      int index = sweep.index(sweep.cell(row));
      for (SramQuantity quantity : SramQuantity.values()) {
        if (!row.suspect().contains(quantity)) {
          logs.get(quantity)[index] = Math.log(row.value(quantity));
        }
      }
    }
    return sweep;
  }

  /** Rows of the flattest bank that was measured: with words of the greatest width. */
  double fewestRows() {
    double fewest = Double.POSITIVE_INFINITY;
    double[] any = logs.get(SramQuantity.AREA);
    for (int c = 0; c < capacities.length; c++) {
      for (int w = 0; w < widths.length; w++) {
        int cell = index(new Cell(0, 0, c, w));
        if (!Double.isNaN(any[cell])) {
          fewest = Math.min(fewest, capacities[c] * 8 / widths[w]);
        }
      }
    }
    return fewest;
  }

  static SramProcess process(SramRow row) {
    return new SramProcess(row.nodeNm(), row.device());
  }

  /** This sweep as if one row had never been measured. */
  SramSweep without(SramRow row) {
    Map<SramQuantity, double[]> fewer = new EnumMap<>(SramQuantity.class);
    logs.forEach(
        (quantity, values) -> {
          double[] copy = values.clone();
          copy[index(cell(row))] = Double.NaN;
          fewer.put(quantity, copy);
        });
    return new SramSweep(processes, banks, capacities, widths, fewer);
  }

  private Cell cell(SramRow row) {
    return new Cell(
        processes.indexOf(process(row)),
        Arrays.binarySearch(banks, row.banks()),
        Arrays.binarySearch(capacities, (double) row.capacityBytes()),
        Arrays.binarySearch(widths, (double) row.widthBits()));
  }

  /** The logarithm in a cell; NaN where there is no row or no such cell. */
  double log(SramQuantity quantity, Cell cell) {
    return contains(cell) ? logs.get(quantity)[index(cell)] : Double.NaN;
  }

  private boolean contains(Cell cell) {
    return cell.bank >= 0
        && cell.bank < banks.length
        && cell.capacity >= 0
        && cell.capacity < capacities.length
        && cell.width >= 0
        && cell.width < widths.length;
  }

  private int index(Cell cell) {
    int place = cell.process * banks.length + cell.bank;
    place = place * capacities.length + cell.capacity;
    return place * widths.length + cell.width;
  }

  /** A place on the grid, by positions on its axes. */
  record Cell(int process, int bank, int capacity, int width) {
    Cell inProcess(int other) {
      return new Cell(other, bank, capacity, width);
    }

    Cell moved(int banks, int capacities, int widths) {
      return new Cell(process, bank + banks, capacity + capacities, width + widths);
    }
  }
}
