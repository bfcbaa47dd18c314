package org.loopwright.study.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.loopwright.cost.table.MissingPrices;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.document.MapBuilder;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.write.YamlTree;
import org.loopwright.formats.study.PriceTables;
import org.loopwright.formats.study.StudyDesign;
import org.loopwright.formats.study.StudyDesign.AreaMatch;
import org.loopwright.formats.template.TemplateFile;
import org.loopwright.formats.template.TemplateInputs;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.diagnostics.Spelling;
import org.loopwright.model.workload.Workload;
import org.loopwright.service.Library.Kind;
import org.loopwright.service.Pricing;

/** Reads the designs of a run: files, changes, variants of others, areas of others. */
final class DesignResolver {
  private static final Set<String> PRICE_TABLES = Set.of("ERT", "ART");
  private static final String DEPTH = "depth";

  /** Halvings of the interval of factors at the most. */
  private static final int STEPS = 40;

  private static final double MAX_FACTOR = 1024;

  private final StudyContext context;
  private final Map<String, StudyDesign> designs = new LinkedHashMap<>();
  private final Optional<Node> mapper;

  DesignResolver(StudyContext context, List<StudyDesign> designs, Optional<Node> mapper) {
    this.context = context;
    designs.forEach(design -> this.designs.put(design.name(), design));
    this.mapper = mapper;
  }

  /** The design of that name. */
  StudyDesign design(String name, Location at) {
    StudyDesign design = designs.get(name);
    if (design == null) {
      throw new SpecException(
          Problem.error(at, "there is no design '" + name + "' in this run")
              .withAdvice(Spelling.advice(name, designs.keySet())));
    }
    return design;
  }

  /**
   * A design that is read.
   *
   * @param layer any layer: areas do not depend on it
   */
  ResolvedDesign resolve(StudyDesign design, Workload layer) {
    return resolved(design, document(design, layer, 0));
  }

  private ResolvedDesign resolved(StudyDesign design, DesignDocument document) {
    SpecificationFiles files = files(design, document);
    return new ResolvedDesign(design, files, pricing(design), text(document) + mapperText());
  }

  private SpecificationFiles files(StudyDesign design, DesignDocument document) {
    List<MapNode> documents = document.documents();
    SpecificationFiles files = SpecificationFiles.of(design.name(), documents.get(0));
    for (MapNode more : documents.subList(1, documents.size())) {
      files = files.with(more);
    }
    return mapper.isPresent()
        ? files.with(MapBuilder.at(mapper.get().location()).put("mapper", mapper.get()).build())
        : files;
  }

  private Pricing pricing(StudyDesign design) {
    return new Pricing(
        context.library().technologies(),
        design.technology(),
        design.tables() == PriceTables.IGNORED,
        design.tables() == PriceTables.COMPLETED
            ? Optional.of(MissingPrices.COMPUTED)
            : Optional.empty());
  }

  private DesignDocument document(StudyDesign design, Workload layer, int depth) {
    if (depth > designs.size()) {
      throw new SpecException(design.at(), "design " + design.name() + " is a variant of itself");
    }
    DesignDocument document =
        design.base().isPresent()
            ? document(design(design.base().get(), design.at()), layer, depth + 1)
            : new DesignDocument(documents(design));
    if (design.tables() == PriceTables.IGNORED) {
      document = document.without(PRICE_TABLES);
    }
    document = document.with(design.changes(), design.at());
    return design.areaMatch().isPresent()
        ? withArea(design, design.areaMatch().get(), document, layer)
        : document;
  }

  private List<MapNode> documents(StudyDesign design) {
    List<Path> paths = new ArrayList<>();
    paths.add(found(design));
    design.files().forEach(file -> paths.add(context.folder().resolve(file)));
    TemplateFile templates = new TemplateFile(paths, TemplateInputs.NONE);
    List<MapNode> documents = new ArrayList<>();
    for (Path path : paths) {
      Optional<Node> node = Diagnosis.requireNoErrors(diagnosis -> templates.read(path, diagnosis));
      if (!(node.orElse(null) instanceof MapNode map)) {
        throw new SpecException(Location.ofFile(path.toString()), "must be a map of sections");
      }
      documents.add(map);
    }
    return documents;
  }

  /** The message of a design that is nowhere names its place in the study. */
  private Path found(StudyDesign design) {
    try {
      return context.find(Kind.ARCHITECTURES, design.architecture().orElseThrow());
    } catch (SpecException missing) {
      Problem why = missing.problems().get(0);
      throw new SpecException(
          Problem.error(
                  design.at(),
                  "design %s: '%s': %s"
                      .formatted(design.name(), design.architecture().get(), why.message()))
              .withAdvice(why.advice()));
    }
  }

  /**
   * Finds the one factor of depths by bisection; area grows with it. Depths are whole numbers, so
   * soon both ends of the interval are the same design.
   */
  private DesignDocument withArea(
      StudyDesign design, AreaMatch match, DesignDocument document, Workload layer) {
    StudyDesign other = design(match.design(), design.at());
    double target = resolve(other, layer).evaluator(layer).areaUm2();
    Map<String, Long> depths = depths(design, match, document);
    double low = 1 / MAX_FACTOR;
    double high = MAX_FACTOR;
    for (int step = 0; step < STEPS && !scaled(depths, low).equals(scaled(depths, high)); step++) {
      double middle = Math.sqrt(low * high);
      DesignDocument scaled = document.with(scaled(depths, middle), design.at());
      boolean tooSmall = resolved(design, scaled).evaluator(layer).areaUm2() < target;
      low = tooSmall ? middle : low;
      high = tooSmall ? high : middle;
    }
    return document.with(scaled(depths, low), design.at());
  }

  /** The depths of the buffers that are scaled. */
  private static Map<String, Long> depths(
      StudyDesign design, AreaMatch match, DesignDocument document) {
    Map<String, Long> depths = new LinkedHashMap<>();
    for (String buffer : match.buffers()) {
      depths.put(buffer + "." + DEPTH, document.number(buffer, DEPTH, design.at()));
    }
    return depths;
  }

  private static Map<String, String> scaled(Map<String, Long> depths, double factor) {
    Map<String, String> scaled = new LinkedHashMap<>();
    depths.forEach(
        (path, depth) -> scaled.put(path, Long.toString(Math.max(1, Math.round(depth * factor)))));
    return scaled;
  }

  private static String text(DesignDocument document) {
    StringBuilder text = new StringBuilder();
    document.documents().forEach(map -> text.append(YamlTree.of(map)).append('\n'));
    return text.toString();
  }

  private String mapperText() {
    return mapper
        .map(node -> YamlTree.of(MapBuilder.written().put("mapper", node).build()))
        .orElse("");
  }
}
