package org.loopwright.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.loopwright.cost.EvaluationSession;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.Verdict;
import org.loopwright.formats.HardwareDescription;
import org.loopwright.formats.Specification;
import org.loopwright.formats.batch.BatchCase;
import org.loopwright.formats.batch.BatchReader;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.report.CostReport;

/** Evaluates the cases of a JSON-lines file, one result line each, in their order. */
public final class BatchEvaluation {
  /**
   * How many cases ended how.
   *
   * @param valid mappings that run
   * @param invalid mappings that cannot run: a result like any other
   * @param malformed cases that could not be read or counted
   */
  public record Summary(long valid, long invalid, long malformed) {
    /** All cases. */
    public long cases() {
      return valid + invalid + malformed;
    }
  }

  private static final int MAX_MODELS = 256;

  private record Model(Evaluator evaluator, EvaluationSession session) {}

  /** By the hardware itself: cases that share their workload share that object, too. */
  private final IdentityHashMap<HardwareDescription, Model> models = new IdentityHashMap<>();

  private final ObjectMapper json = new ObjectMapper();
  private final Pricing pricing;
  private final Writer out;
  private long valid;
  private long invalid;
  private long malformed;

  private BatchEvaluation(Pricing pricing, Writer out) {
    this.pricing = pricing;
    this.out = out;
  }

  /** Evaluates every case of {@code batch} and writes the results to {@code out}. */
  public static Summary run(Path batch, Pricing pricing, Writer out) throws IOException {
    BatchEvaluation evaluation = new BatchEvaluation(pricing, out);
    try (BatchReader reader = BatchReader.open(batch)) {
      Optional<BatchCase> next = reader.next();
      while (next.isPresent()) {
        evaluation.evaluate(next.get());
        next = reader.next();
      }
    }
    return new Summary(evaluation.valid, evaluation.invalid, evaluation.malformed);
  }

  private void evaluate(BatchCase batchCase) throws IOException {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("id", batchCase.id());
    line.setAll(batchCase.fold(this::evaluate, this::malformed));
    out.write(json.writeValueAsString(line));
    out.write('\n');
  }

  private ObjectNode evaluate(Specification specification) {
    if (specification.mapping().isEmpty()) {
      return refused("there is no mapping");
    }
    try {
      Verdict verdict = verdict(specification);
      if (verdict instanceof Verdict.Valid) {
        valid++;
      } else {
        invalid++;
      }
      return CostReport.json(verdict).node();
    } catch (ArithmeticException tooLarge) {
      return refused(CountLimit.explain(tooLarge));
    } catch (IllegalArgumentException refused) {
      return refused(refused.getMessage());
    }
  }

  /** By the cost model of earlier cases, where they have their design and workload in common. */
  @SuppressWarnings("ReferenceEquality") // The reader shares what cases have in common.
  private Verdict verdict(Specification specification) {
    Model model = models.get(specification.hardware());
    if (model == null || model.evaluator().workload() != specification.workload().orElse(null)) {
      Evaluator evaluator = SpecificationEvaluation.evaluator(specification, pricing);
      model = new Model(evaluator, evaluator.session());
      if (models.size() >= MAX_MODELS) {
        models.clear();
      }
      models.put(specification.hardware(), model);
    }
    return model.evaluator().evaluate(specification.mapping().orElseThrow(), model.session());
  }

  private ObjectNode refused(String why) {
    return malformed(List.of(Problem.error(Location.ofFile("case"), why)));
  }

  private ObjectNode malformed(List<Problem> problems) {
    malformed++;
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("valid", false);
    ArrayNode errors = result.putArray("errors");
    problems.stream().filter(Problem::isError).forEach(problem -> errors.add(problem.toString()));
    return result;
  }
}
