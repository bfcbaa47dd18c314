package org.loopwright.report;

import static org.loopwright.report.table.Column.shown;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.loopwright.dataflow.search.DirectiveSearchResult.Coverage;
import org.loopwright.dataflow.search.DirectiveSearchResult.End;
import org.loopwright.dataflow.spec.Directive;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.table.Quantity;
import org.loopwright.report.table.Table;
import org.loopwright.report.table.TextRenderer;
import org.loopwright.result.SearchedLayer;
import org.loopwright.search.goal.Target;

/**
 * The best dataflow of each layer: what it does, and what the search looked at.
 *
 * @param analysis of the layers with these dataflows
 * @param targets what was made small
 */
public record DirectiveSearchReport(
    AnalysisReport analysis, List<Target> targets, List<SearchedLayer> layers) implements Report {
  public DirectiveSearchReport {
    targets = List.copyOf(targets);
    layers = List.copyOf(layers);
  }

  @Override
  public String text() {
    Table<SearchedLayer> table =
        Table.of(
            layers,
            shown("layer", SearchedLayer::name),
            shown(title(), layer -> Quantity.significant(layer.value())),
            shown("best style", DirectiveSearchReport::style),
            shown("less by", layer -> layer.gain().map(Quantity::percent).orElse("-")),
            shown(
                "mappings",
                layer -> String.format(Locale.ROOT, "%,d", layer.coverage().spaceSize())),
            shown("analysed", layer -> layer.coverage().evaluated(), Quantity::count),
            shown("verdict", layer -> verdict(layer.coverage())));
    String dataflow =
        layers.size() == 1
            ? System.lineSeparator() + dataflow(layers.get(0)) + System.lineSeparator()
            : "";
    return analysis.text() + System.lineSeparator() + TextRenderer.render(table) + dataflow;
  }

  private String title() {
    Target first = targets.get(0);
    String unit = first.objective().unit();
    return unit.isEmpty() ? first.objective().label() : first.objective().label() + ", " + unit;
  }

  private static String style(SearchedLayer layer) {
    return layer
        .bestStyle()
        .map(style -> style.style() + " " + Quantity.significant(style.value()))
        .orElse("none fits");
  }

  private static String verdict(Coverage coverage) {
    if (coverage.complete()) {
      return "best of all";
    }
    return coverage.ended() == End.ITSELF
        ? "found"
        : "found (" + (coverage.ended() == End.USER ? "interrupted" : "time limit") + ")";
  }

  private static String dataflow(SearchedLayer layer) {
    return layer.mapped().dataflow().stream()
        .map(Directive::toString)
        .collect(Collectors.joining(System.lineSeparator()));
  }

  @Override
  public JsonObject json() {
    return analysis
        .json()
        .put(
            "search",
            new JsonObject()
                .put("objectives", targets.stream().map(Target::toString).toList())
                .put("layers", layers.stream().map(this::json).toList()));
  }

  private JsonObject json(SearchedLayer layer) {
    Coverage coverage = layer.coverage();
    return new JsonObject()
        .put("name", layer.name())
        .put("value", layer.value())
        .put("unit", targets.get(0).objective().unit())
        .put("best_style", layer.bestStyle().map(SearchedLayer.StyleValue::style))
        .put("best_style_value", layer.bestStyle().map(SearchedLayer.StyleValue::value))
        .put("gain", layer.gain())
        .put("mapspace_size", coverage.spaceSize().toString())
        .put("evaluated", coverage.evaluated())
        .put("left_out", coverage.leftOut())
        .put("complete", coverage.complete())
        .put("timed_out", coverage.ended() == End.TIME_LIMIT)
        .put("interrupted", coverage.ended() == End.USER)
        .put("dataflow", layer.mapped().dataflow().stream().map(Directive::toString).toList());
  }
}
