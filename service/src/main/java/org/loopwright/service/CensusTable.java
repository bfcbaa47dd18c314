package org.loopwright.service;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.loopwright.search.census.Census;
import org.loopwright.search.census.CensusRows;
import org.loopwright.service.store.StoredColumn;
import org.loopwright.service.store.StoredTable;

/** The mappings that a census counted, with the columns of the CSV file of them. */
public final class CensusTable {
  private CensusTable() {}

  /** The number of the point, then the statistics; a value that is no number is absent. */
  public static StoredTable<Integer> of(Census census) {
    CensusRows rows = census.rows();
    List<StoredColumn<Integer>> columns = new ArrayList<>();
    columns.add(StoredColumn.whole("point", row -> rows.point(row)));
    for (int i = 0; i < census.options().statistics().size(); i++) {
      int column = i;
      columns.add(
          StoredColumn.someNumber(
              census.options().statistics().get(i).label(),
              row -> finite(rows.value(row, column))));
    }
    return new StoredTable<>("rows", columns, IntStream.range(0, rows.size()).boxed().toList());
  }

  private static OptionalDouble finite(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }
}
