package org.loopwright.study.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.Verdict;
import org.loopwright.formats.study.MapPlan;
import org.loopwright.formats.study.StudyDesign;
import org.loopwright.formats.timeloop.ProblemCodec;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.Workload;
import org.loopwright.result.MappedLayer;
import org.loopwright.service.NetworkMapping;
import org.loopwright.study.plan.StudyLayers.NamedLayer;

/**
 * Maps layers on designs: a part is a layer, a design that is searched, and the designs that run
 * its mappings.
 */
final class MapParts {
  private final MapPlan map;
  private final PlanBuilder plan;
  private final DesignResolver resolver;

  MapParts(MapPlan map, PlanBuilder plan) {
    this.map = map;
    this.plan = plan;
    resolver = new DesignResolver(plan.context(), map.designs(), map.mapper());
  }

  void add() {
    List<NamedLayer> layers = StudyLayers.of(map.networks(), plan);
    layers.forEach(layer -> plan.add(layer.facts()));
    if (layers.isEmpty()) {
      return;
    }
    Workload any = layers.get(0).layer().workload();
    for (StudyDesign design : map.designs()) {
      plan.attempt(design.at(), () -> parts(design, layers, any)).forEach(plan::add);
    }
  }

  private List<StudyPart> parts(StudyDesign design, List<NamedLayer> layers, Workload any) {
    if (design.mappingOf().isPresent()) {
      requireSearched(design);
      return List.of();
    }
    ResolvedDesign searched = resolver.resolve(design, any);
    List<ResolvedDesign> followers = new ArrayList<>();
    for (StudyDesign other : map.designs()) {
      if (other.mappingOf().filter(design.name()::equals).isPresent()) {
        followers.addAll(plan.attempt(other.at(), () -> List.of(resolver.resolve(other, any))));
      }
    }
    return layers.stream()
        .flatMap(
            layer ->
                plan.attempt(design.at(), () -> List.of(part(searched, followers, layer))).stream())
        .toList();
  }

  private void requireSearched(StudyDesign design) {
    StudyDesign other = resolver.design(design.mappingOf().orElseThrow(), design.at());
    if (other.mappingOf().isPresent()) {
      throw new SpecException(
          Problem.error(design.at(), "design %s has no mappings of its own".formatted(other.name()))
              .withAdvice("Name the design whose mappings it runs: " + other.mappingOf().get()));
    }
  }

  private StudyPart part(
      ResolvedDesign searched, List<ResolvedDesign> followers, NamedLayer layer) {
    Workload shape = layer.layer().workload().withName("layer");
    StringBuilder content = new StringBuilder("map " + plan.context().version() + "\n");
    content.append(ProblemCodec.yaml(shape)).append(named(searched, shape));
    followers.forEach(each -> content.append(named(each, shape)));
    return new StudyPart(
        layer.row(),
        layer.row() + " on " + searched.name(),
        searched.design().at(),
        content.toString(),
        cancelled -> run(searched, followers, layer, cancelled));
  }

  private static String named(ResolvedDesign design, Workload layer) {
    return design.name() + "\n" + design.content(layer) + "\n";
  }

  private Optional<List<StudyRow>> run(
      ResolvedDesign searched,
      List<ResolvedDesign> followers,
      NamedLayer layer,
      BooleanSupplier cancelled) {
    MappedLayer mapped =
        NetworkMapping.run(
                searched.request(layer.layer(), plan.context().version()), new PartWatch(cancelled))
            .layers()
            .stream()
            .findFirst()
            .orElse(null);
    if (mapped == null || mapped.result().filter(each -> each.interrupted()).isPresent()) {
      return Optional.empty();
    }
    if (mapped.best().isEmpty()) {
      throw failure(searched, layer, mapped);
    }
    Workload workload = layer.layer().workload();
    Map<String, Double> cells = new LinkedHashMap<>();
    Evaluation best = mapped.evaluation().orElseThrow();
    ResultCells.add(cells, searched.name(), workload, searched.evaluator(workload), best);
    cells.put(searched.name() + ".gap", mapped.gap().orElse(1));
    cells.put(searched.name() + ".proved", mapped.gap().orElse(1) == 0 ? 1.0 : 0.0);
    Mapping mapping = mapped.best().orElseThrow().mapping();
    for (ResolvedDesign follower : followers) {
      Evaluation carried = evaluation(follower, workload, mapping);
      ResultCells.add(cells, follower.name(), workload, follower.evaluator(workload), carried);
    }
    return Optional.of(List.of(new StudyRow("", cells)));
  }

  private static SpecException failure(
      ResolvedDesign searched, NamedLayer layer, MappedLayer mapped) {
    String what = "layer %s on %s: ".formatted(layer.row(), searched.name());
    if (mapped.problems().isEmpty()) {
      String verdict = mapped.verdict().map(each -> each.label()).orElse("failed");
      return new SpecException(searched.design().at(), what + "no mapping (" + verdict + ")");
    }
    Problem first = mapped.problems().get(0);
    return new SpecException(
        Problem.error(searched.design().at(), what + first.message()).withAdvice(first.advice()));
  }

  private static Evaluation evaluation(ResolvedDesign design, Workload workload, Mapping mapping) {
    Verdict verdict = design.evaluator(workload).evaluate(mapping);
    if (verdict instanceof Verdict.Valid valid) {
      return valid.evaluation();
    }
    throw new SpecException(
        design.design().at(),
        "the mapping of layer %s on %s cannot run on %s"
            .formatted(workload.name(), design.design().mappingOf().orElse(""), design.name()));
  }
}
