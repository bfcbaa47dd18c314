package org.loopwright.study.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.Verdict;
import org.loopwright.formats.Specification;
import org.loopwright.formats.batch.BatchCase;
import org.loopwright.formats.batch.BatchReader;
import org.loopwright.formats.document.JsonLines;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NumberText;
import org.loopwright.formats.study.EvaluatePlan;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.service.Pricing;
import org.loopwright.service.SpecificationEvaluation;

/** Evaluates the cases of a batch next to what is recorded of them: one part. */
final class EvaluateParts {
  private static final String VALID = "valid";

  private final EvaluatePlan evaluate;
  private final PlanBuilder plan;

  EvaluateParts(EvaluatePlan evaluate, PlanBuilder plan) {
    this.evaluate = evaluate;
    this.plan = plan;
  }

  void add() {
    plan.attempt(evaluate.at(), () -> List.of(part())).forEach(plan::add);
  }

  private StudyPart part() {
    Path batch = plan.context().folder().resolve(evaluate.batch());
    if (!Files.isRegularFile(batch)) {
      throw new SpecException(evaluate.at(), "there is no file " + batch);
    }
    return new StudyPart(
        "",
        evaluate.batch(),
        evaluate.at(),
        "evaluate " + plan.context().version() + "\n" + fingerprint(batch),
        cancelled -> run(batch, cancelled));
  }

  private static String fingerprint(Path batch) {
    try {
      byte[] bytes = Files.readAllBytes(batch);
      return bytes.length + " " + Arrays.hashCode(bytes);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * The batch reader passes over what is recorded, so the lines are read a second time for that.
   */
  private Optional<List<StudyRow>> run(Path batch, BooleanSupplier cancelled) {
    Pricing pricing = new Pricing(plan.context().library().technologies(), Optional.empty(), false);
    List<StudyRow> rows = new ArrayList<>();
    try (BatchReader cases = BatchReader.open(batch);
        JsonLines lines = JsonLines.open(batch)) {
      Optional<BatchCase> next = cases.next();
      while (next.isPresent()) {
        if (cancelled.getAsBoolean()) {
          return Optional.empty();
        }
        Map<String, Double> cells = new LinkedHashMap<>();
        lines.next().flatMap(line -> line.get("expected")).ifPresent(all -> add(cells, all));
        String id = next.get().id();
        next.get()
            .fold(
                specification -> add(cells, specification, pricing),
                problems -> {
                  throw new SpecException(problems);
                });
        rows.add(new StudyRow(id, cells));
        next = cases.next();
      }
    }
    return Optional.of(rows);
  }

  private static void add(Map<String, Double> cells, Node expected) {
    for (MapNode.Entry entry : expected.entries()) {
      String text = entry.value().scalarText().orElse("");
      OptionalDouble number =
          entry.key().equals(VALID)
              ? OptionalDouble.of(text.equals("true") ? 1 : 0)
              : NumberText.toDouble(text);
      number.ifPresent(value -> cells.put("recorded." + entry.key(), value));
    }
  }

  private static Map<String, Double> add(
      Map<String, Double> cells, Specification specification, Pricing pricing) {
    Verdict verdict = SpecificationEvaluation.evaluate(specification, pricing);
    cells.put("ours.valid", verdict instanceof Verdict.Valid ? 1.0 : 0.0);
    if (verdict instanceof Verdict.Valid valid) {
      Evaluation evaluation = valid.evaluation();
      cells.put("ours.cycles", (double) evaluation.cycles());
      cells.put("ours.energy_pj", evaluation.energyPj());
      cells.put("ours.computes", (double) evaluation.computes());
    }
    return cells;
  }
}
