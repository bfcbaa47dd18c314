package org.loopwright.formats.study;

import java.util.function.Function;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.MapReader;
import org.loopwright.model.diagnostics.Labelled;

/**
 * The kinds of runs: what a file calls each, its keys, and how they are read. A new kind is a plan,
 * one entry here, and what runs it in module {@code study}.
 */
enum RunKind implements Labelled {
  MAP("map", PlanKeys.MAP, PlanKeys::map),
  CENSUS("census", PlanKeys.CENSUS, PlanKeys::census),
  ANALYZE("analyze", DataflowKeys.ANALYZE, DataflowKeys::analyze),
  EXPLORE("explore", DataflowKeys.EXPLORE, DataflowKeys::explore),
  EVALUATE("evaluate", PlanKeys.EVALUATE, PlanKeys::evaluate),
  DATA("data", PlanKeys.DATA, keys -> new DataPlan());

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // constants only
  private final KeyTable table;

  @SuppressWarnings("ImmutableEnumChecker") // a function without a state of its own
  private final Function<MapReader, RunPlan> reading;

  RunKind(String label, KeyTable table, Function<MapReader, RunPlan> reading) {
    this.label = label;
    this.table = table;
    this.reading = reading;
  }

  @Override
  public String label() {
    return label;
  }

  /** Its keys, without those that all runs have. */
  KeyTable table() {
    return table;
  }

  RunPlan read(MapReader keys) {
    return reading.apply(keys);
  }
}
