package org.loopwright.study.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.loopwright.formats.study.CensusPlan;
import org.loopwright.formats.study.StudyDesign;
import org.loopwright.formats.timeloop.ProblemCodec;
import org.loopwright.model.workload.Workload;
import org.loopwright.search.census.Census;
import org.loopwright.search.census.CensusOptions;
import org.loopwright.search.census.Distribution;
import org.loopwright.service.MappingCensus;
import org.loopwright.study.plan.StudyLayers.NamedLayer;

/** Counts the mapspaces of layers on designs: a part is a layer and a design. */
final class CensusParts {
  private static final double[] QUANTILES = {0.01, 0.1, 0.5, 0.9, 0.99};

  private final CensusPlan census;
  private final PlanBuilder plan;
  private final DesignResolver resolver;

  CensusParts(CensusPlan census, PlanBuilder plan) {
    this.census = census;
    this.plan = plan;
    resolver = new DesignResolver(plan.context(), census.designs(), Optional.empty());
  }

  void add() {
    List<NamedLayer> layers = StudyLayers.of(census.networks(), plan);
    for (StudyDesign design : census.designs()) {
      plan.attempt(design.at(), () -> parts(design, layers)).forEach(plan::add);
    }
  }

  private List<StudyPart> parts(StudyDesign design, List<NamedLayer> layers) {
    List<StudyPart> parts = new ArrayList<>();
    for (NamedLayer layer : layers) {
      Workload shape = layer.layer().workload().withName("layer");
      ResolvedDesign resolved = resolver.resolve(design, shape);
      String content =
          String.join(
              "\n",
              "census " + plan.context().version(),
              ProblemCodec.yaml(shape),
              design.name(),
              resolved.content(shape),
              asked());
      parts.add(
          new StudyPart(
              layer.row(),
              layer.row() + " on " + design.name(),
              design.at(),
              content,
              cancelled -> run(resolved, layer, cancelled)));
    }
    return parts;
  }

  /** What is counted, as text. */
  private String asked() {
    return "%s %d %s %s %s %s"
        .formatted(
            census.samples(),
            census.seed(),
            census.statistic().label(),
            census.conditions().stream().map(each -> each.label()).toList(),
            census.within(),
            census.histogram());
  }

  private Optional<List<StudyRow>> run(
      ResolvedDesign design, NamedLayer layer, BooleanSupplier cancelled) {
    Census counted =
        MappingCensus.run(
                design.request(layer.layer(), plan.context().version()),
                new CensusOptions(
                    census.samples(),
                    census.seed(),
                    1,
                    List.of(census.statistic()),
                    census.conditions(),
                    census.within()),
                new PartWatch(cancelled).control())
            .census();
    if (counted.interrupted()) {
      return Optional.empty();
    }
    Distribution distribution = counted.statistics().get(0).distribution();
    return Optional.of(
        census.histogram().isPresent() && !distribution.isEmpty()
            ? bins(design.name(), distribution, Math.toIntExact(census.histogram().getAsLong()))
            : List.of(new StudyRow("", summary(design.name(), counted, distribution))));
  }

  private static Map<String, Double> summary(
      String design, Census counted, Distribution distribution) {
    Map<String, Double> cells = new LinkedHashMap<>();
    String prefix = design + ".";
    cells.put(prefix + "mapspace_size", counted.mapspaceSize().doubleValue());
    cells.put(prefix + "examined", (double) counted.examined());
    cells.put(prefix + "valid", (double) counted.valid());
    cells.put(prefix + "matching", (double) counted.matching());
    cells.put(prefix + "rows", (double) counted.rows().size());
    if (!distribution.isEmpty()) {
      cells.put(prefix + "best", distribution.best());
      cells.put(prefix + "worst", distribution.worst());
      cells.put(prefix + "spread", distribution.spread());
      cells.put(prefix + "near_1_percent", (double) distribution.near(0.01));
      for (double share : QUANTILES) {
        cells.put(
            prefix + String.format(Locale.ROOT, "quantile_%.0f", share * 100),
            distribution.quantile(share));
      }
    }
    return cells;
  }

  private static List<StudyRow> bins(String design, Distribution distribution, int bins) {
    List<StudyRow> rows = new ArrayList<>();
    int number = 1;
    for (Distribution.Bin bin : distribution.histogram(bins).bins()) {
      Map<String, Double> cells = new LinkedHashMap<>();
      cells.put(design + ".from", bin.from());
      cells.put(design + ".to", bin.to());
      cells.put(design + ".mappings", (double) bin.count());
      rows.add(new StudyRow(String.format(Locale.ROOT, "bin_%02d", number++), cells));
    }
    return rows;
  }
}
