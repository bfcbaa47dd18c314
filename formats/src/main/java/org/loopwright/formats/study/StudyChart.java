package org.loopwright.formats.study;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.loopwright.model.diagnostics.Labelled;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.model.expression.Formula;

/**
 * A chart of a table.
 *
 * @param name of its files, after that of the study
 * @param run the table; empty for the first
 * @param axis what the numbers are, with their unit
 * @param xAxis what the horizontal axis is
 * @param rows names of rows to draw, in which {@code *} stands for any characters; none for all
 * @param sort rows are in the order of this number
 * @param x where a point lies, of scatter plots and lines
 * @param series what is drawn of each row
 * @param groups prefixes of names: a stacked bar for each row and each of these
 * @param isLogarithmic whether the axes are
 */
public record StudyChart(
    String name,
    String title,
    Optional<String> run,
    Kind kind,
    String axis,
    String xAxis,
    List<String> rows,
    Optional<Formula> sort,
    Optional<Formula> x,
    List<CellFormula> series,
    List<String> groups,
    boolean isLogarithmic) {
  /** How rows are drawn. */
  public enum Kind implements Labelled {
    /** A bar of parts for each row. */
    STACKED("stacked"),
    /** Bars side by side for each row. */
    BARS("bars"),
    /** A point for each row. */
    SCATTER("scatter"),
    /** Points that are joined in the order of the rows. */
    LINES("lines");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }

    private boolean hasPoints() {
      return this == SCATTER || this == LINES;
    }
  }

  public StudyChart {
    requireNonNull(kind, "kind");
    rows = List.copyOf(rows);
    series = List.copyOf(series);
    groups = List.copyOf(groups);
    Require.that(!series.isEmpty(), "axis 'series' of chart %s has no value", name);
    Require.that(
        x.isPresent() || !kind.hasPoints(), "chart %s needs 'x', where its points lie", name);
  }
}
