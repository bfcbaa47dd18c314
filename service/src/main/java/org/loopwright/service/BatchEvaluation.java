package org.loopwright.service;

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
import org.loopwright.report.table.JsonBytes;

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

  private static final byte[] ID = JsonBytes.ascii("{\"id\":");
  private static final byte[] COMMA = JsonBytes.ascii(",");
  private static final byte[] ERRORS = JsonBytes.ascii(",\"valid\":false,\"errors\":[");
  private static final byte[] END_OF_LIST = JsonBytes.ascii("]");
  private static final byte[] END = JsonBytes.ascii("}\n");

  private static final int MAX_MODELS = 2048;

  private record Model(
      HardwareDescription hardware, Evaluator evaluator, EvaluationSession session) {}

  /** By the workload itself: cases that share it share that object, and mostly the hardware. */
  private final IdentityHashMap<Workload, Model> models = new IdentityHashMap<>();

  /** A line in the making, so that none is written in part. */
  private final JsonBytes line = new JsonBytes();

  private final Pricing pricing;
  private final boolean billed;
  private final OutputStream out;
  private long valid;
  private long invalid;
  private long malformed;

  private BatchEvaluation(Pricing pricing, boolean billed, OutputStream out) {
    this.pricing = pricing;
    this.billed = billed;
    this.out = out;
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
      line.reset();
      write(batchCase.id(), List.of(Problem.error(Location.ofFile("case"), refusal.get())));
    }
    line.raw(END);
    line.writeTo(out);
    line.reset();
  }

  /** Writes a line, or says why there can be none. */
  private Optional<String> refusal(BatchCase batchCase) {
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

  private void write(String id, Verdict verdict) {
    line.raw(ID);
    line.text(id);
    line.raw(COMMA);
    CostJson.write(verdict, billed, line);
    if (verdict instanceof Verdict.Valid) {
      valid++;
    } else {
      invalid++;
    }
  }

  private void write(String id, List<Problem> problems) {
    line.raw(ID);
    line.text(id);
    line.raw(ERRORS);
    boolean first = true;
    for (Problem problem : problems) {
      if (problem.isError()) {
        if (!first) {
          line.raw(COMMA);
        }
        line.text(problem.toString());
        first = false;
      }
    }
    line.raw(END_OF_LIST);
    malformed++;
  }
}
