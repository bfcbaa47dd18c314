package org.loopwright.report.html;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.loopwright.model.diagnostics.Labelled;
import org.loopwright.report.MappingReport;
import org.loopwright.report.table.JsonObject;
import org.loopwright.result.MappedLayer;
import org.loopwright.result.MappingResult;
import org.loopwright.result.RunIdentity;

/** What the mapper found, as a page: the network, and each layer on demand. */
public final class MappingPage {
  static final List<String> CODE = PageAssets.layersAnd("main.js");

  /** What a layer of an earlier one's shape need not repeat. */
  private static final List<String> REPEATED =
      List.of("objective", "evaluation", "search", "explanation");

  private MappingPage() {}

  /** The whole file. */
  public static String of(MappingResult result) {
    RunIdentity identity = result.identity();
    String title = identity.subject().isEmpty() ? "layers" : identity.subject();
    JsonObject data =
        new JsonObject().put("title", title).put("subtitle", subtitle(result)).putAll(data(result));
    return new HtmlPage(title, identity.version(), CODE, data).text();
  }

  /** The design, its layers and their sums, as the page draws them. */
  public static JsonObject data(MappingResult result) {
    return new JsonObject()
        .put("design", result.design().map(design -> DesignData.of(design.architecture())))
        .put("layers", result.layers().stream().map(layer -> layer(result, layer)).toList())
        .put("totals", MappingReport.totals(result));
  }

  private static String subtitle(MappingResult result) {
    RunIdentity identity = result.identity();
    long layers = result.layers().stream().mapToLong(MappedLayer::count).sum();
    Optional<String> objectives =
        result.layers().stream()
            .flatMap(layer -> layer.options().stream())
            .map(options -> options.goal().objectives().stream().map(Labelled::label))
            .map(labels -> labels.collect(joining(", then ")))
            .findFirst();
    return Stream.of(
            Optional.of(layers == 1 ? "1 layer" : layers + " layers"),
            objectives.map(labels -> "objective " + labels),
            Optional.of("prices: " + identity.technology().orElse("the design's own tables")),
            Optional.of("loopwright " + identity.version()))
        .flatMap(Optional::stream)
        .collect(joining(" · "));
  }

  private static JsonObject layer(MappingResult result, MappedLayer layer) {
    JsonObject json = MappingReport.json(result.identity(), layer);
    json.node().remove("mapping");
    if (layer.sameAs().isPresent()) {
      json.node().remove(REPEATED);
    } else {
      json.put("nest", layer.best().map(best -> NestData.of(layer.workload(), best.mapping())));
    }
    return json;
  }
}
