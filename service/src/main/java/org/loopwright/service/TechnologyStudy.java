package org.loopwright.service;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.Verdict;
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
   * Compares layer by layer. If the search for the new technology ends at a mapping that takes more
   * energy there than the old one, the old one is kept.
   *
   * @param before layers mapped for the old technology
   * @param after the same layers mapped for the new one
   */
  public static List<RetargetedLayer> compare(
      SpecificationFiles files,
      List<MappedLayer> before,
      List<MappedLayer> after,
      Pricing newPricing) {
    Map<String, MappedLayer> byName = new HashMap<>();
    after.forEach(layer -> byName.put(layer.name(), layer));
    List<RetargetedLayer> layers = new ArrayList<>();
    for (MappedLayer old : before) {
      MappedLayer mapped = byName.get(old.name());
      if (mapped != null && old.best().isPresent() && mapped.best().isPresent()) {
        layers.add(compare(files, old, mapped, newPricing));
      }
    }
    return layers;
  }

  private static RetargetedLayer compare(
      SpecificationFiles files, MappedLayer old, MappedLayer mapped, Pricing newPricing) {
    Evaluator evaluator =
        SpecificationEvaluation.evaluator(files.specificationFor(old.workload()), newPricing);
    Mapping oldMapping = old.best().orElseThrow().mapping();
    Evaluation oldThere = evaluate(evaluator, oldMapping).orElseThrow();
    Evaluation fresh = mapped.evaluation().orElseThrow();
    boolean better = fresh.energyPj() < oldThere.energyPj();
    return new RetargetedLayer(
        requireNonNull(old.name()),
        old.count(),
        old.evaluation().orElseThrow().energyPj(),
        oldThere.energyPj(),
        better ? fresh.energyPj() : oldThere.energyPj(),
        better && !mapped.best().orElseThrow().mapping().equals(oldMapping));
  }

  private static Optional<Evaluation> evaluate(Evaluator evaluator, Mapping mapping) {
    return evaluator.evaluate(mapping) instanceof Verdict.Valid valid
        ? Optional.of(valid.evaluation())
        : Optional.empty();
  }
}
