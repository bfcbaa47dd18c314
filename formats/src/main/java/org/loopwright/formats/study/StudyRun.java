package org.loopwright.formats.study;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One table of a study.
 *
 * @param name what measures and charts call it
 * @param columns numbers of a row made of others; each may use those before it
 * @param data files whose numbers join the rows of the same name
 * @param plan how the rows are made
 */
public record StudyRun(String name, List<CellFormula> columns, List<RowData> data, RunPlan plan) {
  public StudyRun {
    columns = List.copyOf(columns);
    data = List.copyOf(data);
    requireNonNull(plan, "plan");
  }
}
