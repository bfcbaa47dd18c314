package org.loopwright.service;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.Verdict;
import org.loopwright.formats.Specification;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.result.MappedLayer;
import org.loopwright.result.RetargetResult;
import org.loopwright.result.RetargetResult.Energies;

/**
 * What the mappings that are best in one technology cost in another, and what new mappings save
 * (Parashar et al. 2019, section VIII-B).
 */
public final class TechnologyStudy {
  private TechnologyStudy() {}

  /**
   * Maps all layers for both technologies and compares layer by layer. The mappings found for
   * either technology are evaluated in both, and in each the cheaper one counts as mapped for it:
   * so nothing is saved that one search missed by bad luck alone.
   *
   * @param from name of the technology that {@code request} has prices of
   * @param to name of the technology that {@code target} has prices of
   */
  public static RetargetResult run(
      MappingRequest request, String from, Pricing target, String to, SearchWatch watch) {
    List<MappedLayer> before = NetworkMapping.run(request, watch).layers();
    Map<String, MappedLayer> after = new HashMap<>();
    NetworkMapping.run(request.withPricing(target), watch)
        .layers()
        .forEach(layer -> after.put(layer.name(), layer));
    List<RetargetResult.Layer> layers = new ArrayList<>();
    for (MappedLayer old : before) {
      MappedLayer mapped = after.get(old.name());
      if (mapped != null && old.best().isPresent() && mapped.best().isPresent()) {
        Specification layer = request.specification(old.workload());
        layers.add(
            compare(
                old,
                List.of(old.best().get().mapping(), mapped.best().get().mapping()),
                request.evaluator(layer),
                SpecificationEvaluation.evaluator(layer, target)));
      }
    }
    return new RetargetResult(request.identity(), from, to, layers);
  }

  private static RetargetResult.Layer compare(
      MappedLayer layer, List<Mapping> found, Evaluator from, Evaluator to) {
    Mapping old = cheapest(found, from);
    Mapping remapped = cheapest(found, to);
    boolean changed = energyPj(to, remapped) < energyPj(to, old);
    Mapping kept = changed ? remapped : old;
    return new RetargetResult.Layer(
        layer.name(),
        layer.count(),
        new Energies(energyPj(from, old), energyPj(from, kept)),
        new Energies(energyPj(to, old), energyPj(to, kept)),
        changed);
  }

  private static Mapping cheapest(List<Mapping> found, Evaluator technology) {
    return found.stream()
        .min(Comparator.comparingDouble(mapping -> energyPj(technology, mapping)))
        .orElseThrow();
  }

  /** Prices do not decide whether a mapping can run, so each can in both technologies. */
  private static double energyPj(Evaluator technology, Mapping mapping) {
    Verdict verdict = technology.evaluate(mapping);
    if (verdict instanceof Verdict.Valid valid) {
      return valid.evaluation().energyPj();
    }
    throw new IllegalStateException("a mapping that was found cannot run: " + verdict);
  }
}
