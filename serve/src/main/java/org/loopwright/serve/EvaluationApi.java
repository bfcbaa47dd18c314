package org.loopwright.serve;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.Verdict;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.SpecificationFormat;
import org.loopwright.formats.SpecificationWriter;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.timeloop.LoopNestWriter;
import org.loopwright.model.diagnostics.Labels;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.report.CostReport;
import org.loopwright.report.html.EvaluationPage;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.trace.MappingTrace;
import org.loopwright.report.trace.TracedLayer;
import org.loopwright.service.Library;
import org.loopwright.service.Pricing;
import org.loopwright.service.SpecificationEvaluation;
import org.loopwright.service.Validation;

/** What is answered at once: validate, evaluate, convert. */
final class EvaluationApi {
  private final RecentDocuments recent;
  private final String version;

  EvaluationApi(Library library, String version) {
    recent = new RecentDocuments(library);
    this.version = version;
  }

  /** Everything that is wrong with documents. */
  void validate(Context request) {
    RequestBody body = RequestBody.of(request, "documents", "mapping");
    SpecificationFiles files = SpecificationFiles.parse(body.documents());
    GivenSpecification given = GivenSpecification.of(body);
    List<Problem> problems =
        given.hasNetwork()
            ? Validation.of(given.files(), given.network())
            : Validation.of(given.files());
    Answers.json(
        request,
        Answers.problems(problems)
            .put(
                "layers",
                files.network().isPresent()
                    ? given.network().layers().stream().map(layer -> layer.name()).toList()
                    : List.of()));
  }

  private EvaluatedMapping evaluated(Context request) {
    RequestBody body = RequestBody.of(request, keys());
    RecentDocuments.Entry documents = recent.of(body);
    Optional<Node> mapping = GivenSpecification.mappingAlone(body);
    Optional<LayerModel> layer =
        mapping.isPresent() ? documents.layer(body, version) : Optional.empty();
    return layer.isPresent()
        ? layer.get().evaluated(mapping.get())
        : evaluated(GivenSpecification.of(body, documents.files()), documents.pricing());
  }

  private EvaluatedMapping evaluated(GivenSpecification given, Pricing pricing) {
    Specification specification = given.specification();
    Verdict verdict = SpecificationEvaluation.evaluate(specification, pricing);
    return new EvaluatedMapping(
        given.identity(version, specification, pricing),
        specification,
        specification.mapping().orElseThrow(),
        verdict);
  }

  /** What one mapping costs, and the page of its layer as data. */
  void evaluate(Context request) {
    EvaluatedMapping done = evaluated(request);
    String nest = LoopNestWriter.text(done.specification().architecture(), done.mapping());
    JsonObject answer =
        new CostReport(done.identity(), nest, done.verdict(), /* billed= */ false)
            .json()
            .put("nest", nest)
            .put(
                "warnings",
                done.specification().warnings().stream().map(Problem::toString).toList());
    if (done.verdict() instanceof Verdict.Valid valid) {
      answer.put("page", page(done.specification(), done.mapping(), valid.evaluation()));
    }
    Answers.json(request, answer);
  }

  /** When which tile of a mapping lies where, for Perfetto and Chrome. */
  void trace(Context request) {
    EvaluatedMapping done = evaluated(request);
    if (!(done.verdict() instanceof Verdict.Valid valid)) {
      Answers.refusal(
          request, Answers.UNPROCESSABLE, "the mapping cannot run, so there is nothing to trace");
      return;
    }
    TracedLayer layer =
        new TracedLayer(
            done.specification().workload().orElseThrow(),
            1,
            done.specification().architecture(),
            done.mapping(),
            valid.evaluation());
    Answers.json(request, MappingTrace.of(done.identity(), List.of(layer)));
  }

  private static JsonObject page(
      Specification specification, Mapping mapping, Evaluation evaluation) {
    return EvaluationPage.data(
        specification.architecture(), specification.workload().orElseThrow(), mapping, evaluation);
  }

  /** The same specification in another grammar. */
  void convert(Context request) {
    RequestBody body = RequestBody.of(request, "documents", "mapping", "layer", "to");
    String to = body.requiredText("to");
    SpecificationFormat format =
        Labels.find(SpecificationFormat.class, to)
            .orElseThrow(
                () ->
                    new RefusedRequest(
                        RefusedRequest.BAD,
                        "no grammar '%s'; there are %s"
                            .formatted(
                                to, String.join(", ", Labels.list(SpecificationFormat.class)))));
    Specification specification = GivenSpecification.of(body).specification();
    Answers.json(
        request, new JsonObject().put("text", SpecificationWriter.write(specification, format)));
  }

  private static String[] keys() {
    return GivenSpecification.KEYS.toArray(String[]::new);
  }
}
