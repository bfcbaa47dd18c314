package org.loopwright.study.show;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.loopwright.formats.study.StudyChart;
import org.loopwright.model.expression.Formula;
import org.loopwright.study.StudyTable;
import org.loopwright.study.plan.StudyRow;

/** A bar or a point of a chart: its name and the numbers of its row. */
record ChartItem(String name, Map<String, Double> cells) {
  ChartItem {
    cells = Collections.unmodifiableMap(new LinkedHashMap<>(cells));
  }

  /** The items of a chart of a table, in their order; those without a number are left out. */
  static List<ChartItem> of(StudyChart chart, StudyTable table) {
    List<StudyRow> rows = new ArrayList<>(table.rows(chart.rows()));
    rows.removeIf(row -> !isDrawn(chart, row));
    chart
        .sort()
        .ifPresent(
            key ->
                rows.sort(
                    Comparator.comparingDouble(
                        row -> StudyTable.value(key, row.cells()).orElse(Double.MAX_VALUE))));
    List<ChartItem> items = new ArrayList<>();
    for (StudyRow row : rows) {
      if (chart.groups().isEmpty()) {
        items.add(new ChartItem(row.name(), row.cells()));
      }
      for (String group : chart.groups()) {
        items.add(new ChartItem(row.name() + " " + group, ofGroup(row, group)));
      }
    }
    return items;
  }

  private static boolean isDrawn(StudyChart chart, StudyRow row) {
    List<Map<String, Double>> groups =
        chart.groups().isEmpty()
            ? List.of(row.cells())
            : chart.groups().stream().map(group -> ofGroup(row, group)).toList();
    return groups.stream()
        .anyMatch(
            cells ->
                chart.series().stream()
                    .anyMatch(each -> StudyTable.value(each.formula(), cells).isPresent()));
  }

  /** The numbers of a row, those of a group also without its name. */
  private static Map<String, Double> ofGroup(StudyRow row, String group) {
    Map<String, Double> cells = new LinkedHashMap<>(row.cells());
    String prefix = group + ".";
    row.cells()
        .forEach(
            (name, value) -> {
              if (name.startsWith(prefix)) {
                cells.put(name.substring(prefix.length()), value);
              }
            });
    return cells;
  }

  /** The value of a formula; nothing if the row lacks a number that it uses. */
  OptionalDouble value(Formula formula) {
    return StudyTable.value(formula, cells);
  }
}
