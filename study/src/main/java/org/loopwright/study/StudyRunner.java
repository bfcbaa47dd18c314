package org.loopwright.study;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Future;
import org.loopwright.formats.study.Claim;
import org.loopwright.formats.study.Measure;
import org.loopwright.formats.study.Study;
import org.loopwright.formats.study.StudyRun;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.Spelling;
import org.loopwright.study.plan.PlannedRun;
import org.loopwright.study.plan.StudyContext;
import org.loopwright.study.plan.StudyRow;

/**
 * Runs a study: plans the parts of its runs, computes them side by side, makes tables of their
 * rows, takes numbers from the tables and judges the claims by these.
 */
public final class StudyRunner {
  private final Study study;
  private final List<Problem> failures = new ArrayList<>();
  private final Map<String, StudyTable> tables = new LinkedHashMap<>();
  private final Map<String, Double> numbers = new LinkedHashMap<>();
  private boolean complete = true;

  private StudyRunner(Study study) {
    this.study = study;
  }

  /**
   * Runs a study. A part that fails is a failure of the result, and the rest goes on.
   *
   * @param threads parts that run at a time
   */
  public static StudyResult run(
      Study study, StudyContext context, PartStore store, int threads, StudyWatch watch) {
    return new StudyRunner(study).result(context, store, threads, watch);
  }

  private StudyResult result(StudyContext context, PartStore store, int threads, StudyWatch watch) {
    List<PlannedRun> runs = study.runs().stream().map(run -> PlannedRun.of(run, context)).toList();
    int parts = runs.stream().mapToInt(run -> run.parts().size()).sum();
    watch.begin(study.name(), parts);
    int reused;
    try (PartRunner runner = new PartRunner(store, watch, threads)) {
      List<List<Future<PartRunner.Outcome>>> started =
          runs.stream().map(run -> runner.start(run.parts())).toList();
      for (int run = 0; run < runs.size(); run++) {
        addTable(runs.get(run), started.get(run));
      }
      reused = runner.reused();
    }
    study.measures().forEach(this::measure);
    List<JudgedClaim> claims = study.claims().stream().map(this::judged).toList();
    return new StudyResult(
        study,
        context.version(),
        List.copyOf(tables.values()),
        numbers,
        claims,
        failures.stream().distinct().toList(),
        watch.isCancelled() && !complete,
        parts,
        reused);
  }

  private void addTable(PlannedRun planned, List<Future<PartRunner.Outcome>> parts) {
    failures.addAll(planned.failures());
    List<StudyRow> rows = new ArrayList<>(planned.rows());
    for (int part = 0; part < parts.size(); part++) {
      PartRunner.Outcome outcome = PartRunner.await(parts.get(part));
      failures.addAll(outcome.failures());
      complete &= outcome.rows().isPresent() || !outcome.failures().isEmpty();
      for (StudyRow own : outcome.rows().orElse(List.of())) {
        rows.add(planned.parts().get(part).named(own));
      }
    }
    StudyRun run = planned.run();
    StudyTable table = StudyTable.of(run.name(), rows, run.columns());
    tables.put(run.name(), table);
    run.columns()
        .forEach(
            column ->
                table
                    .unknownName("column " + column.name(), column.formula(), Set.of())
                    .ifPresent(failures::add));
  }

  /** The table that measures and charts name; the first if they name none. */
  private Optional<StudyTable> table(String what, Optional<String> name) {
    Optional<StudyTable> found =
        name.isPresent()
            ? Optional.ofNullable(tables.get(name.get()))
            : tables.values().stream().findFirst();
    if (found.isEmpty()) {
      failures.add(
          Problem.error(Location.ofFile(what), "there is no run '" + name.orElse("") + "'")
              .withAdvice(Spelling.advice(name.orElse(""), tables.keySet())));
    }
    return found;
  }

  private void measure(Measure measure) {
    String what = "number " + measure.name();
    Optional<StudyTable> table = table(what, measure.run());
    if (table.isEmpty()) {
      return;
    }
    List<Problem> wrong = new ArrayList<>();
    table.get().unknownName(what, measure.of(), numbers.keySet()).ifPresent(wrong::add);
    measure
        .with()
        .flatMap(each -> table.get().unknownName(what, each, numbers.keySet()))
        .ifPresent(wrong::add);
    measure
        .where()
        .flatMap(each -> table.get().unknownName(what, each, numbers.keySet()))
        .ifPresent(wrong::add);
    failures.addAll(wrong);
    if (wrong.isEmpty()) {
      value(measure, table.get()).ifPresent(number -> numbers.put(measure.name(), number));
    }
  }

  /** Rows that lack a number do not count; without any row there is no value. */
  private OptionalDouble value(Measure measure, StudyTable table) {
    List<Double> values = new ArrayList<>();
    List<Double> second = new ArrayList<>();
    for (StudyRow row : table.rows(measure.rows())) {
      Map<String, Double> cells = new LinkedHashMap<>(numbers);
      cells.putAll(row.cells());
      OptionalDouble value = StudyTable.value(measure.of(), cells);
      OptionalDouble with = measure.with().map(each -> StudyTable.value(each, cells)).orElse(value);
      boolean counts =
          measure.where().map(each -> StudyTable.value(each, cells).orElse(0) != 0).orElse(true);
      if (counts && value.isPresent() && with.isPresent()) {
        values.add(value.getAsDouble());
        second.add(with.getAsDouble());
      }
    }
    if (values.isEmpty()) {
      failures.add(
          Problem.error(
              Location.ofFile("number " + measure.name()),
              "no row of table '%s' counts".formatted(table.name())));
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(Aggregation.of(measure.take(), values, second));
  }

  private JudgedClaim judged(Claim claim) {
    Optional<String> missing =
        claim.check().root().names().filter(name -> !numbers.containsKey(name)).findFirst();
    if (missing.isPresent()) {
      if (study.measures().stream().noneMatch(each -> each.name().equals(missing.get()))) {
        failures.add(
            Problem.error(
                    Location.ofFile("claim " + claim.id()),
                    "there is no number '" + missing.get() + "'")
                .withAdvice(
                    Spelling.advice(
                        missing.get(), study.measures().stream().map(Measure::name).toList())));
      }
      return JudgedClaim.unchecked(claim, "number " + missing.get() + " has no value");
    }
    OptionalDouble ours = StudyTable.value(claim.check(), numbers);
    return ours.isPresent() && Double.isFinite(ours.getAsDouble())
        ? JudgedClaim.of(claim, ours.getAsDouble())
        : JudgedClaim.unchecked(claim, "'" + claim.check().text() + "' has no value");
  }
}
