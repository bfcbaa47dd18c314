package org.loopwright.service;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.Verdict;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.report.MappedLayer;
import org.loopwright.report.RetargetedLayer;

/**
 * What the mappings that are best in one technology cost in another, and what is won by mapping
 * anew (Parashar et al. 2019, section VIII-B).
 */
public final class TechnologyStudy {
  private TechnologyStudy() {}

  /**
   * Compares layer by layer. The mappings found for either technology are weighed in both, and in
   * each the cheaper one counts as mapped for it: so nothing is saved that only luck of one search
   * had lost.
   *
   * @param before layers mapped for the old technology
   * @param after the same layers mapped for the new one
   */
  public static List<RetargetedLayer> compare(
      SpecificationFiles files,
      List<MappedLayer> before,
      List<MappedLayer> after,
      Pricing oldPricing,
      Pricing newPricing) {
    Map<String, MappedLayer> byName = new HashMap<>();
    after.forEach(layer -> byName.put(layer.name(), layer));
    List<RetargetedLayer> layers = new ArrayList<>();
    for (MappedLayer old : before) {
      MappedLayer mapped = byName.get(old.name());
      if (mapped != null && old.best().isPresent() && mapped.best().isPresent()) {
        Specification layer = files.specificationFor(old.workload());
        layers.add(
            compare(
                old,
                List.of(old.best().get().mapping(), mapped.best().get().mapping()),
                SpecificationEvaluation.evaluator(layer, oldPricing),
                SpecificationEvaluation.evaluator(layer, newPricing)));
      }
    }
    return layers;
  }

  private static RetargetedLayer compare(
      MappedLayer layer, List<Mapping> found, Evaluator oldTechnology, Evaluator newTechnology) {
    Mapping old = cheapest(found, oldTechnology);
    Mapping anew = cheapest(found, newTechnology);
    boolean changed = energyPj(newTechnology, anew) < energyPj(newTechnology, old);
    Mapping kept = changed ? anew : old;
    return new RetargetedLayer(
        layer.name(),
        layer.count(),
        energyPj(oldTechnology, old),
        energyPj(oldTechnology, kept),
        energyPj(newTechnology, old),
        energyPj(newTechnology, kept),
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
