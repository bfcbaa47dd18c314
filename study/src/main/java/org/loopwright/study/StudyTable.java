package org.loopwright.study;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import org.loopwright.formats.study.CellFormula;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.Spelling;
import org.loopwright.model.expression.Formula;
import org.loopwright.study.plan.StudyRow;

/** The rows of a run, each name once, in the order in which they were planned. */
public record StudyTable(String name, List<StudyRow> rows) {
  public StudyTable {
    rows = List.copyOf(rows);
  }

  /** Joins rows of one name, and adds the columns that are made of others. */
  static StudyTable of(String name, Collection<StudyRow> parts, List<CellFormula> columns) {
    Map<String, Map<String, Double>> cells = new LinkedHashMap<>();
    for (StudyRow part : parts) {
      cells.computeIfAbsent(part.name(), key -> new LinkedHashMap<>()).putAll(part.cells());
    }
    List<StudyRow> rows = new ArrayList<>();
    cells.forEach(
        (row, numbers) -> {
          for (CellFormula column : columns) {
            value(column.formula(), numbers).ifPresent(made -> numbers.put(column.name(), made));
          }
          rows.add(new StudyRow(row, numbers));
        });
    return new StudyTable(name, rows);
  }

  /** The value of a formula in a row; nothing if the row lacks a number that it uses. */
  public static OptionalDouble value(Formula formula, Map<String, Double> cells) {
    if (formula.root().names().anyMatch(name -> !cells.containsKey(name))) {
      return OptionalDouble.empty();
    }
    try {
      return OptionalDouble.of(formula.value(cells));
    } catch (IllegalArgumentException noNumber) {
      return OptionalDouble.empty(); // such as a division by 0
    }
  }

  /** The names of all numbers, in the order in which rows have them. */
  public Set<String> columns() {
    Set<String> names = new LinkedHashSet<>();
    rows.forEach(row -> names.addAll(row.cells().keySet()));
    return names;
  }

  /** The rows whose names fit one of some patterns; all if there is no pattern. */
  public List<StudyRow> rows(List<String> patterns) {
    return rows.stream()
        .filter(row -> patterns.isEmpty() || patterns.stream().anyMatch(each -> fits(each, row)))
        .toList();
  }

  private static boolean fits(String pattern, StudyRow row) {
    return Pattern.matches("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E", row.name());
  }

  /**
   * What is wrong with a formula, if it uses a name that no row has.
   *
   * @param others names that are known besides
   */
  Optional<Problem> unknownName(String what, Formula formula, Set<String> others) {
    Set<String> known = columns();
    known.addAll(others);
    return formula
        .root()
        .names()
        .filter(name -> !known.contains(name))
        .findFirst()
        .map(
            name ->
                Problem.error(
                        Location.ofFile(what),
                        "no row of table '%s' has a number '%s'".formatted(name(), name))
                    .withAdvice(
                        Spelling.nearest(name, known).map("Maybe you meant %s"::formatted)));
  }
}
