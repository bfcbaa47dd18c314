package org.loopwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.loopwright.dataflow.StyleComparison;
import org.loopwright.dataflow.spec.DataflowNetwork;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.explore.DesignObjective;
import org.loopwright.explore.MappedNetwork;
import org.loopwright.model.diagnostics.Labels;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a sweep runs: a network or some of its layers, in one style or several. */
final class SweepWorkloadOptions {
  private static final String ADAPTIVE = "adaptive";

  @Mixin private DataflowLayerOptions layers;

  @Option(
      names = "--style",
      split = ",",
      paramLabel = "STYLE",
      description =
          "Map the layers in these styles, whatever their own dataflow: ${bundle:styles};"
              + " matrix products are mapped as gemm. 'adaptive' takes the best of the five for"
              + " each layer, once for each objective; 'all' is all of these. Default: as the file"
              + " says.")
  private List<String> styles = List.of();

  @Option(
      names = TileTexts.OPTION,
      paramLabel = "DIM=AXIS",
      description =
          "What a PE holds of a dimension at a time, in place of the style's own, such as K=1,2,4 or"
              + " X=1..8 (windows); once for each dimension. Every combination is swept.")
  private List<String> tiles = List.of();

  /** The file of a design space, where one is given in the place of a mapping file. */
  Optional<Path> space() {
    return layers.space();
  }

  /** The workload in each style. */
  List<MappedNetwork> workloads(List<DesignObjective> objectives, Console console)
      throws IOException {
    if (!tiles.isEmpty() && (styles.isEmpty() || !StyleNames.LABELS.containsAll(styles))) {
      throw new IllegalArgumentException(
          "--tile changes tiles of styles: give --style with "
              + Labels.join(StyleNames.LABELS, "or"));
    }
    if (styles.isEmpty()) {
      return List.of(MappedNetwork.asWritten(layers.asWritten(console)));
    }
    DataflowNetwork shapes = layers.shapes(console);
    return styles.stream().flatMap(name -> inStyle(name, shapes, objectives)).toList();
  }

  private Stream<MappedNetwork> inStyle(
      String name, DataflowNetwork shapes, List<DesignObjective> objectives) {
    return switch (name) {
      case StyleNames.ALL ->
          Stream.concat(
              StyleComparison.STYLES.stream().map(style -> MappedNetwork.inStyle(shapes, style)),
              adaptive(shapes, objectives));
      case ADAPTIVE -> adaptive(shapes, objectives);
      default -> inStyle(StyleNames.style(name), shapes);
    };
  }

  private Stream<MappedNetwork> inStyle(DataflowStyle style, DataflowNetwork shapes) {
    return TileTexts.combinations(tiles, style).stream()
        .map(sizes -> MappedNetwork.inStyle(shapes, style, sizes));
  }

  private static Stream<MappedNetwork> adaptive(
      DataflowNetwork shapes, List<DesignObjective> objectives) {
    return objectives.stream()
        .map(objective -> MappedNetwork.adaptive(shapes, StyleComparison.STYLES, objective));
  }
}
