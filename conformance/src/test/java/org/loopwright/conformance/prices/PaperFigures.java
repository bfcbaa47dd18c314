package org.loopwright.conformance.prices;

import static org.loopwright.conformance.prices.MarkdownTable.error;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.loopwright.conformance.RepositoryFiles;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.StorageCost;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.network.NetworkReader;
import org.loopwright.model.network.Network;
import org.loopwright.model.workload.Workload;
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
  private static final Path NETWORKS = RepositoryFiles.file("library/workloads");
  private static final long SAMPLES = 12_000;
  private static final long WHOLE_SAMPLES = 30_000;
  private static final Set<String> WHOLE_LAYERS = Set.of("conv2", "conv3", "conv5");

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
    return search(
        SpecificationFiles.read(List.of(FILES.resolve(design), FILES.resolve(layer)))
            .specification(),
        technology,
        SAMPLES);
  }

  private Energy search(Specification specification, String technology, long samples) {
    Pricing pricing = new Pricing(technologies, Optional.of(technology), true);
    Evaluation best =
        Mapper.run(
                SpecificationEvaluation.evaluator(specification, pricing),
                specification.constraints(),
                SearchOptions.unlimited(SearchAlgorithm.HYBRID, List.of(Objective.ENERGY), 1, 1)
                    .withLimits(limits -> limits.withSearchSize(samples)),
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

  /** Figure 13 on layers of AlexNet, with 256 PEs and a buffer of 128 KB as in the paper. */
  String wholeLayers() {
    MarkdownTable table =
        new MarkdownTable(
            "layer",
            "register files of a PE",
            "to shared",
            "on chip, to shared",
            "off-chip share of shared");
    Network alexnet = NetworkReader.read(NETWORKS.resolve("alexnet.yaml"));
    for (Network.Layer layer : alexnet.layers()) {
      String name = layer.workload().name();
      if (WHOLE_LAYERS.contains(name)) {
        Energy shared = searchWhole("shared", layer.workload());
        for (String variant : List.of("register", "partitioned")) {
          Energy energy = searchWhole(variant, layer.workload());
          table.row(
              name,
              variant,
              error(energy.pj, shared.pj),
              error(energy.onChipPj, shared.onChipPj),
              String.format(Locale.ROOT, "%.0f %%", 100 * (1 - shared.onChipPj / shared.pj)));
        }
      }
    }
    return table.toString();
  }

  private Energy searchWhole(String variant, Workload layer) {
    String design =
        text(FILES.resolve("eyeriss-" + variant + ".yaml"))
            .replace("[1..12]", "[1..256]")
            .replace("meshX: 3, meshY: 4", "meshX: 16, meshY: 16")
            .replace("depth: 4096", "depth: 16384");
    return search(
        SpecificationFiles.parse("eyeriss.yaml", design).specificationFor(layer),
        "16nm",
        WHOLE_SAMPLES);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
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
