package org.loopwright.service;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.workload.Workload;
import org.loopwright.report.CostJson;

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

  private static final JsonFactory JSON = new JsonFactory().setRootValueSeparator(null);

  private static final int MAX_MODELS = 2048;

  private record Model(
      HardwareDescription hardware, Evaluator evaluator, EvaluationSession session) {}

  /** By the workload itself: cases that share it share that object, and mostly the hardware. */
  private final IdentityHashMap<Workload, Model> models = new IdentityHashMap<>();

  /** A line in the making, so that none is written in part. */
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  private final Pricing pricing;
  private final boolean billed;
  private final OutputStream out;
  private JsonGenerator json;
  private long valid;
  private long invalid;
  private long malformed;

  private BatchEvaluation(Pricing pricing, boolean billed, OutputStream out) throws IOException {
    this.pricing = pricing;
    this.billed = billed;
    this.out = out;
    json = JSON.createGenerator(line);
  }

  /**
   * Evaluates every case of {@code batch} and writes the results to {@code out} as UTF-8, each line
   * at once.
   *
   * @param billed whether each result has its bill, which doubles its length
   */
  public static Summary run(Path batch, Pricing pricing, boolean billed, OutputStream out)
      throws IOException {
    BatchEvaluation evaluation = new BatchEvaluation(pricing, billed, out);
    try (BatchReader reader = BatchReader.open(batch)) {
      Optional<BatchCase> next = reader.next();
      while (next.isPresent()) {
        evaluation.write(next.get());
        next = reader.next();
      }
    }
    return new Summary(evaluation.valid, evaluation.invalid, evaluation.malformed);
  }

  private void write(BatchCase batchCase) throws IOException {
    Optional<String> refusal = refusal(batchCase);
    if (refusal.isPresent()) {
      // What is written of the line so far goes with its generator.
      json = JSON.createGenerator(line);
      line.reset();
      write(batchCase.id(), List.of(Problem.error(Location.ofFile("case"), refusal.get())));
    }
    json.flush();
    line.write('\n');
    line.writeTo(out);
    line.reset();
  }

  /** Writes a line, or says why there can be none. */
  private Optional<String> refusal(BatchCase batchCase) throws IOException {
    try {
      if (batchCase instanceof BatchCase.Malformed wrong) {
        write(wrong.id(), wrong.problems());
      } else if (batchCase instanceof BatchCase.Plain plain) {
        write(plain.id(), verdict(model(plain.base()), plain.mapping()));
      } else {
        Specification specification = ((BatchCase.Evaluable) batchCase).specification();
        if (specification.mapping().isEmpty()) {
          return Optional.of("there is no mapping");
        }
        write(batchCase.id(), verdict(model(specification), packed(specification)));
      }
      return Optional.empty();
    } catch (ArithmeticException tooLarge) {
      return Optional.of(CountLimit.explain(tooLarge));
    } catch (IllegalArgumentException refused) {
      return Optional.of(refused.getMessage());
    }
  }

  private static PackedMapping packed(Specification specification) {
    Workload workload = specification.workload().orElseThrow();
    PackedMapping packed =
        PackedMapping.of(
            workload, specification.architecture(), specification.mapping().orElseThrow());
    packed.requireComplete(workload);
    return packed;
  }

  private Verdict verdict(Model model, PackedMapping mapping) {
    EvaluationSession session = model.session();
    if (!session.evaluate(mapping)) {
      return new Verdict.Invalid(session.violation());
    }
    return new Verdict.Valid(billed ? session.evaluation() : session.evaluationWithoutBill());
  }

  /** The cost model of earlier cases, where they have their design and workload in common. */
  @SuppressWarnings("ReferenceEquality") // The reader shares what cases have in common.
  private Model model(Specification specification) {
    Workload workload = specification.workload().orElse(null);
    Model model = models.get(workload);
    if (model == null || model.hardware() != specification.hardware()) {
      Evaluator evaluator = SpecificationEvaluation.evaluator(specification, pricing);
      model = new Model(specification.hardware(), evaluator, evaluator.session());
      if (models.size() >= MAX_MODELS) {
        models.clear();
      }
      models.put(workload, model);
    }
    return model;
  }

  private void write(String id, Verdict verdict) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id);
    CostJson.write(verdict, billed, json);
    json.writeEndObject();
    if (verdict instanceof Verdict.Valid) {
      valid++;
    } else {
      invalid++;
    }
  }

  private void write(String id, List<Problem> problems) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id);
    json.writeBooleanField("valid", false);
    json.writeArrayFieldStart("errors");
    for (Problem problem : problems) {
      if (problem.isError()) {
        json.writeString(problem.toString());
      }
    }
    json.writeEndArray();
    json.writeEndObject();
    malformed++;
  }
}
