package org.loopwright.service;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.loopwright.dataflow.Criterion;
import org.loopwright.formats.maestro.MaestroWriter;
import org.loopwright.formats.timeloop.TablesWriter;
import org.loopwright.model.diagnostics.VisibleText;
import org.loopwright.report.AnalysisReport;
import org.loopwright.report.CensusReport;
import org.loopwright.report.ComparisonReport;
import org.loopwright.report.DirectiveSearchReport;
import org.loopwright.report.FrontReport;
import org.loopwright.report.MappingReport;
import org.loopwright.report.NetworkFrontReport;
import org.loopwright.report.PriceReport;
import org.loopwright.report.RetargetReport;
import org.loopwright.report.StyleComparisonReport;
import org.loopwright.report.html.AnalysisPage;
import org.loopwright.report.html.CensusPage;
import org.loopwright.report.html.ComparisonPage;
import org.loopwright.report.html.MappingPage;
import org.loopwright.report.html.RetargetPage;
import org.loopwright.report.html.StylesPage;
import org.loopwright.report.plot.ComparisonPlot;
import org.loopwright.report.plot.EnergyPlot;
import org.loopwright.report.plot.FrontPlot;
import org.loopwright.report.plot.HistogramPlot;
import org.loopwright.report.plot.StyleComparisonPlot;
import org.loopwright.result.CensusResult;
import org.loopwright.result.LayerFront;
import org.loopwright.result.MappedLayer;
import org.loopwright.result.MappingResult;
import org.loopwright.result.MappingResult.PricedDesign;
import org.loopwright.result.NetworkFront;
import org.loopwright.search.FoundMapping;
import org.loopwright.search.census.Census;
import org.loopwright.search.census.Distribution;

/**
 * Writes results into a folder, all at once; plots, as SVG and PNG, which take longest and can be
 * had from the numbers, are left out in a hurry.
 */
public final class ResultFolder {
  private static final String PRICES = "prices";

  private final OutputFolder folder;
  private final BooleanSupplier hurried;

  /**
   * A folder of results.
   *
   * @param hurried once it is true, plots are left out
   */
  public ResultFolder(OutputFolder folder, BooleanSupplier hurried) {
    this.folder = folder;
    this.hurried = hurried;
  }

  /**
   * Writes what the mapper found: {@code result.json}, {@code report.txt}, {@code layers.csv},
   * {@code bill.csv} (counts x prices with their sources), {@code report.html} (the same as a page
   * that stands alone), {@code prices.yaml} (ERT and ART), for each layer a specification of its
   * problem and mapping that {@code evaluate} reads back to the same numbers, and the plots {@code
   * energy} and, without the outermost level, {@code energy-inside}.
   *
   * @return whether all plots were drawn
   */
  public boolean write(MappingResult result) throws IOException {
    try (Draft files = folder.draft()) {
      boolean whole = write(result, files);
      folder.publish(files);
      return whole;
    }
  }

  private boolean write(MappingResult result, Draft files) throws IOException {
    MappingReport report = new MappingReport(result, true, true);
    files.write("result.json", report.json().pretty());
    files.write("layers.csv", report.csv());
    files.write("bill.csv", PriceReport.csv(result));
    OutputNames names = new OutputNames(PRICES);
    for (MappedLayer layer : result.layers()) {
      if (layer.best().isPresent()) {
        files.write(
            names.of(layer.name()) + ".yaml",
            layer.workload(),
            layer.architecture().orElseThrow(),
            layer.best().get().mapping());
      }
    }
    files.write("report.html", MappingPage.of(result));
    files.write("report.txt", VisibleText.lines(report.fullText()));
    if (result.design().isPresent()) {
      PricedDesign design = result.design().get();
      files.write(PRICES + ".yaml", TablesWriter.yaml(design.architecture(), design.prices()));
    }
    boolean whole = files.plot("energy", () -> EnergyPlot.of(result), hurried);
    boolean inside = files.plot("energy-inside", () -> EnergyPlot.inside(result), hurried);
    return whole && inside;
  }

  /**
   * Writes the front of a layer: {@code front.json}, {@code front.csv}, {@code front.txt}, for each
   * point a specification that {@code evaluate} reads back, and the plot {@code front}.
   *
   * @return whether there was time for all
   */
  public boolean write(LayerFront layer) throws IOException {
    try (Draft files = folder.draft()) {
      files.write("front", new FrontReport(layer));
      writePoints(files, "", layer);
      boolean whole =
          layer.points().isEmpty()
              || files.plot("front", () -> Optional.of(FrontPlot.of(layer)), hurried);
      folder.publish(files);
      return whole;
    }
  }

  /**
   * Writes the front of a network as that of a layer; the points of a layer's front go into files
   * named after it.
   *
   * @return whether there was time for all
   */
  public boolean write(NetworkFront network) throws IOException {
    try (Draft files = folder.draft()) {
      files.write("front", new NetworkFrontReport(network));
      OutputNames names = new OutputNames();
      for (NetworkFront.Part part : network.parts()) {
        if (part.sameAs().isEmpty()) {
          writePoints(files, names.of(part.front().name()) + "-", part.front());
        }
      }
      boolean whole =
          network.points().filter(points -> !points.isEmpty()).isEmpty()
              || files.plot("front", () -> Optional.of(FrontPlot.of(network)), hurried);
      folder.publish(files);
      return whole;
    }
  }

  /**
   * Writes a census: {@code census.json}, {@code census.csv}, {@code census.txt}, {@code
   * report.html}, and for each statistic its histogram as a plot and its best mapping as a
   * specification that {@code evaluate} reads back.
   *
   * @return whether there was time for all
   */
  public boolean write(CensusReport report) throws IOException {
    CensusResult result = report.result();
    boolean whole = true;
    try (Draft files = folder.draft()) {
      files.write("census", report);
      files.write("report.html", CensusPage.of(report));
      OutputNames names = new OutputNames();
      for (Census.Described statistic : result.census().statistics()) {
        Distribution distribution = statistic.distribution();
        String name = names.of(distribution.statistic().label());
        if (statistic.best().isPresent()) {
          files.write(
              "best-" + name + ".yaml",
              result.workload(),
              result.architecture(),
              statistic.best().get().mapping().mapping());
        }
        whole &=
            files.plot(
                "histogram-" + name,
                () -> HistogramPlot.of(result, distribution, report.bins()),
                hurried);
      }
      folder.publish(files);
    }
    return whole;
  }

  private static void writePoints(Draft files, String prefix, LayerFront layer) throws IOException {
    int number = 1;
    for (FoundMapping point : layer.points()) {
      files.write(
          prefix + "point-" + number++ + ".yaml",
          layer.workload(),
          layer.architecture(),
          point.mapping());
    }
  }

  /**
   * Writes a comparison of styles: {@code styles.json}, {@code styles.csv}, {@code styles.txt},
   * {@code report.html}, and the plots {@code latency} and {@code energy}.
   */
  public void write(StyleComparisonReport styles) throws IOException {
    try (Draft files = folder.draft()) {
      files.write("styles", styles);
      files.write("report.html", StylesPage.of(styles));
      for (Criterion criterion : Criterion.values()) {
        files.plot(criterion.label(), () -> StyleComparisonPlot.of(styles.comparison(), criterion));
      }
      folder.publish(files);
    }
  }

  /**
   * Writes the best dataflows: {@code analysis.json}, {@code report.html}, and as {@code mapping.m}
   * what {@code analyze} reads back.
   */
  public void write(DirectiveSearchReport search) throws IOException {
    try (Draft files = folder.draft()) {
      files.write("analysis.json", search.json().pretty());
      files.write("report.html", AnalysisPage.of(search.analysis()));
      files.write("mapping.m", MaestroWriter.write(search.analysis().result().network()));
      folder.publish(files);
    }
  }

  /** Writes an analysis: {@code analysis.json} and {@code report.html}. */
  public void write(AnalysisReport analysis) throws IOException {
    try (Draft files = folder.draft()) {
      files.write("analysis.json", analysis.json().pretty());
      files.write("report.html", AnalysisPage.of(analysis));
      folder.publish(files);
    }
  }

  /**
   * Writes what new mappings save: {@code retarget.json}, {@code .csv}, {@code .txt}, and a page.
   */
  public void write(RetargetReport retarget) throws IOException {
    try (Draft files = folder.draft()) {
      files.write("retarget", retarget);
      files.write("report.html", RetargetPage.of(retarget.result()));
      folder.publish(files);
    }
  }

  /**
   * Writes designs side by side: {@code compare.json}, {@code .csv}, {@code .txt}, a page, and the
   * plot {@code energy}.
   *
   * @return whether all plots were drawn
   */
  public boolean write(ComparisonReport report) throws IOException {
    try (Draft files = folder.draft()) {
      files.write("compare", report);
      files.write("report.html", ComparisonPage.of(report));
      boolean whole = files.plot("energy", () -> ComparisonPlot.of(report.comparison()), hurried);
      folder.publish(files);
      return whole;
    }
  }
}
