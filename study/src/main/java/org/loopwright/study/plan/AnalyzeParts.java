package org.loopwright.study.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.loopwright.dataflow.DataflowAnalysis;
import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.search.DirectiveSearchControl;
import org.loopwright.dataflow.search.DirectiveSearchOptions;
import org.loopwright.dataflow.spec.DataflowNetwork;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.formats.maestro.MaestroReader;
import org.loopwright.formats.maestro.MaestroWriter;
import org.loopwright.formats.network.DataflowLayers;
import org.loopwright.formats.study.AnalyzePlan;
import org.loopwright.formats.study.DirectiveMappingPlan;
import org.loopwright.formats.study.StudyNetwork;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.network.Network;
import org.loopwright.service.DirectiveMapping;

/** Analyses layers in data-centric mappings: a part is a layer and a mapping. */
final class AnalyzeParts {
  private final AnalyzePlan analyze;
  private final PlanBuilder plan;

  AnalyzeParts(AnalyzePlan analyze, PlanBuilder plan) {
    this.analyze = analyze;
    this.plan = plan;
  }

  /** A layer, and the row that it is. */
  private record NamedShape(String row, Layer layer) {}

  void add() {
    List<NamedShape> layers = new ArrayList<>();
    boolean several = analyze.networks().size() + analyze.files().size() > 1;
    for (StudyNetwork network : analyze.networks()) {
      layers.addAll(plan.attempt(network.at(), () -> ofNetwork(network, several)));
    }
    for (String file : analyze.files()) {
      layers.addAll(plan.attempt(analyze.mappings().get(0).at(), () -> ofFile(file, several)));
    }
    for (NamedShape layer : layers) {
      plan.add(new StudyRow(layer.row, DataflowCells.facts(layer.layer)));
      analyze.mappings().forEach(mapping -> plan.add(part(layer, mapping)));
    }
  }

  private List<NamedShape> ofNetwork(StudyNetwork wanted, boolean several) {
    Network network = StudyLayers.network(wanted, plan.context());
    return named(DataflowLayers.of(network, wanted.at()), several);
  }

  private List<NamedShape> ofFile(String file, boolean several) {
    Path path = plan.context().folder().resolve(file);
    MaestroReader.Reading reading = MaestroReader.tryRead(text(path), file);
    reading.requireNoErrors();
    return named(reading.network(), several);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static List<NamedShape> named(DataflowNetwork network, boolean several) {
    return network.layers().stream()
        .map(
            layer ->
                new NamedShape(several ? network.name() + "/" + layer.name() : layer.name(), layer))
        .toList();
  }

  private StudyPart part(NamedShape layer, DirectiveMappingPlan mapping) {
    Layer nameless = layer.layer.withName("layer");
    String content =
        String.join(
            "\n",
            "analyze " + plan.context().version(),
            MaestroWriter.write(new DataflowNetwork("part", List.of(nameless))),
            mapping.name(),
            mapping.style().toString(),
            mapping.tiles().label(),
            mapping.search().toString(),
            mapping.hardware().toString());
    return new StudyPart(
        layer.row,
        layer.row + " in " + mapping.name(),
        mapping.at(),
        content,
        cancelled -> run(layer.layer, mapping, cancelled));
  }

  private static Optional<List<StudyRow>> run(
      Layer layer, DirectiveMappingPlan mapping, BooleanSupplier cancelled) {
    Optional<Layer> mapped = mapped(layer, mapping, cancelled);
    if (mapped.isEmpty() || cancelled.getAsBoolean()) {
      return Optional.empty();
    }
    LayerResult result = DataflowAnalysis.analyze(mapped.get(), mapping.hardware());
    Map<String, Double> cells = new LinkedHashMap<>(DataflowCells.of(mapping.name(), result));
    return Optional.of(List.of(new StudyRow("", cells)));
  }

  private static Optional<Layer> mapped(
      Layer layer, DirectiveMappingPlan mapping, BooleanSupplier cancelled) {
    if (mapping.style().isPresent()) {
      return Optional.of(
          mapping
              .style()
              .get()
              .orForProducts(layer.type())
              .map(layer, mapping.hardware().pes(), mapping.tiles()));
    }
    return mapping.search().isEmpty() ? Optional.of(layer) : searched(layer, mapping, cancelled);
  }

  private static Optional<Layer> searched(
      Layer layer, DirectiveMappingPlan mapping, BooleanSupplier cancelled) {
    DirectiveSearchOptions options =
        new DirectiveSearchOptions(false, 1, 1, OptionalDouble.empty());
    DirectiveMapping.Outcome outcome =
        new DirectiveMapping(mapping.hardware(), mapping.search(), options)
            .run(
                new DataflowNetwork("part", List.of(layer)),
                (name, number, count) ->
                    new DirectiveSearchControl(System::nanoTime, cancelled, progress -> {}));
    if (outcome.layers().isEmpty()) {
      throw new SpecException(outcome.problems());
    }
    return cancelled.getAsBoolean()
        ? Optional.empty()
        : Optional.of(outcome.layers().get(0).mapped());
  }
}
