package org.loopwright.conformance.prices;

import static org.loopwright.conformance.prices.MarkdownTable.error;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.conformance.RepositoryFiles;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.StorageCost;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.search.Mapper;
import org.loopwright.search.SearchAlgorithm;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchOptions;
import org.loopwright.search.goal.Objective;
import org.loopwright.service.Pricing;
import org.loopwright.service.SpecificationEvaluation;
import org.loopwright.service.TechnologyLibrary;

/**
 * Figures 13 and 14 of Parashar et al. (ISPASS 2019) on small designs: energies of the best mapping
 * that a search of fixed length finds.
 */
final class PaperFigures {
  private static final Path FILES = RepositoryFiles.file("conformance/src/test/resources/prices");
  private static final long SAMPLES = 12_000;

  private final TechnologyLibrary technologies =
      new TechnologyLibrary(RepositoryFiles.file("library/technology"));

  private final Map<List<String>, Energy> found = new HashMap<>();

  /** What a mapping takes, with off-chip memory and without. */
  record Energy(double pj, double onChipPj) {}

  Energy energy(String design, String layer, String technology) {
    return found.computeIfAbsent(
        List.of(design, layer, technology), asked -> search(design, layer, technology));
  }

  private Energy search(String design, String layer, String technology) {
    Specification specification =
        SpecificationFiles.read(List.of(FILES.resolve(design), FILES.resolve(layer)))
            .specification();
    Pricing pricing = new Pricing(technologies, Optional.of(technology), true);
    Evaluation best =
        Mapper.run(
                SpecificationEvaluation.evaluator(specification, pricing),
                specification.constraints(),
                SearchOptions.unlimited(SearchAlgorithm.HYBRID, List.of(Objective.ENERGY), 1, 1)
                    .withLimits(limits -> limits.withSearchSize(SAMPLES)),
                SearchControl.quiet(() -> 0))
            .best()
            .orElseThrow()
            .evaluation();
    List<StorageCost> storage = best.storage();
    return new Energy(
        best.energyPj(), best.energyPj() - storage.get(storage.size() - 1).energyPj());
  }

  /** Figure 13: what is won over a shared register file. */
  String hierarchies() {
    MarkdownTable table =
        new MarkdownTable(
            "node",
            "register files of a PE",
            "energy, pJ",
            "to shared",
            "on chip, pJ",
            "to shared");
    for (String node : List.of("65nm", "16nm")) {
      Energy shared = energy("eyeriss-shared.yaml", "convolution.yaml", node);
      for (String variant : List.of("shared", "register", "partitioned")) {
        Energy energy = energy("eyeriss-" + variant + ".yaml", "convolution.yaml", node);
        table.row(
            node,
            variant,
            energy.pj,
            error(energy.pj, shared.pj),
            energy.onChipPj,
            error(energy.onChipPj, shared.onChipPj));
      }
    }
    return table.toString();
  }

  /** Figure 14: what DianNao takes with four times the multipliers. */
  String scaled() {
    MarkdownTable table = new MarkdownTable("node", "multipliers", "energy, pJ", "to 16 x 16");
    for (String node : List.of("45nm", "16nm")) {
      Energy small = energy("diannao-16.yaml", "deep-convolution.yaml", node);
      Energy large = energy("diannao-32.yaml", "deep-convolution.yaml", node);
      table.row(node, "16 x 16", small.pj, "");
      table.row(node, "32 x 32", large.pj, error(large.pj, small.pj));
    }
    return table.toString();
  }
}
