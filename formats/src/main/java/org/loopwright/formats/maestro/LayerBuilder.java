package org.loopwright.formats.maestro;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.loopwright.dataflow.spec.ClusterType;
import org.loopwright.dataflow.spec.DimensionSize;
import org.loopwright.dataflow.spec.Directive;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.OperatorType;
import org.loopwright.dataflow.spec.Origin;
import org.loopwright.dataflow.spec.Size;
import org.loopwright.formats.document.SyntaxErrors;
import org.loopwright.formats.grammar.MaestroParser;
import org.loopwright.model.diagnostics.Problem;

/** Builds one layer: its type, bounds, strides, dilations and dataflow. Mutable. */
final class LayerBuilder {
  private static final List<String> TYPES =
      Arrays.stream(OperatorType.values()).map(OperatorType::name).toList();
  private static final List<String> CLUSTER_TYPES =
      Arrays.stream(ClusterType.values()).map(ClusterType::symbol).toList();
  private static final List<String> SYMBOLS =
      Arrays.stream(LayerDimension.values()).map(LayerDimension::symbol).toList();
  private final MaestroParser.LayerContext layer;
  private final SizeReader sizes;
  private final MaestroErrors errors;
  private final List<Problem> problems;
  private final String name;
  private final List<DimensionSize> bounds = new ArrayList<>();
  private final List<DimensionSize> strides = new ArrayList<>();
  private final List<DimensionSize> dilations = new ArrayList<>();
  private Optional<MaestroParser.TypeContext> typeRule = Optional.empty();
  private Optional<OperatorType> type = Optional.empty();
  private Optional<List<MaestroParser.DirectiveContext>> directiveRules = Optional.empty();
  private List<Directive> directives = List.of();
  private boolean sound = true;

  LayerBuilder(
      MaestroParser.LayerContext layer,
      SizeReader sizes,
      MaestroErrors errors,
      List<Problem> problems) {
    this.layer = layer;
    this.sizes = sizes;
    this.errors = errors;
    this.problems = problems;
    name = MaestroErrors.name(layer);
  }

  /**
   * The layer, unless something in it is wrong.
   *
   * @param before the layer before it, by whose expressions it is mapped if it has no dataflow
   * @param mapped whether it must have a dataflow
   */
  Optional<Layer> build(Optional<LayerBuilder> before, boolean mapped) {
    int problemsBefore = problems.size();
    sizes.startLayer(bounds);
    if (errors.isBroken(layer)
        && layer.parts().part().stream().noneMatch(LayerBuilder::areBounds)) {
      // Most likely, the error is in the word Dimensions itself.
      sizes.addBrokenBound();
    }
    layer.parts().part().forEach(this::part);
    if (!sound || problems.size() > problemsBefore || errors.isBroken(layer)) {
      return Optional.empty();
    }
    if (typeRule.isEmpty()) {
      return refuse("layer " + name + " has no Type");
    }
    if (directiveRules.isEmpty() && mapped) {
      if (before.isEmpty()) {
        return problems.stream().anyMatch(Problem::isError)
            ? Optional.empty()
            : refuse("layer " + name + " has no Dataflow, and no layer before it has one");
      }
      directives(before.get().directiveRules.orElseThrow());
    }
    return sound ? Optional.of(layer()) : Optional.empty();
  }

  private Layer layer() {
    return new Layer(
        name, type.orElseThrow(), bounds, strides, dilations, directives, origin(layer));
  }

  private static Origin origin(ParserRuleContext rule) {
    return new Origin(SyntaxErrors.location(rule.getStart()));
  }

  private void part(MaestroParser.PartContext part) {
    if (part instanceof MaestroParser.TypeContext type) {
      type(type);
    } else if (part instanceof MaestroParser.SizesContext list) {
      switch (list.kind.getType()) {
        case MaestroParser.STRIDE -> sizes(list, strides);
        case MaestroParser.DILATION -> sizes(list, dilations);
        default -> sizes(list, bounds);
      }
    } else if (part instanceof MaestroParser.DataflowContext dataflow) {
      if (directiveRules.isPresent()) {
        sizes.report(part.getStart(), "layer " + name + " has a second Dataflow");
      }
      directives(dataflow.directives().directive());
    }
  }

  private void type(MaestroParser.TypeContext rule) {
    if (typeRule.isPresent()) {
      sizes.report(rule.getStart(), "layer " + name + " has a second Type");
    }
    typeRule = Optional.of(rule);
    String word = rule.operator == null ? "" : rule.operator.getText();
    type = OperatorType.of(word);
    if (type.isEmpty()) {
      Token place = rule.operator == null ? rule.getStop() : rule.operator;
      sizes.report(
          place,
          "there is no model of a layer of type '" + word + "'; known are " + TYPES,
          word,
          TYPES);
    }
  }

  private void sizes(MaestroParser.SizesContext list, List<DimensionSize> into) {
    if (!into.isEmpty()) {
      sizes.report(list.getStart(), "the " + SizeReader.what(list) + "s are given twice");
    }
    if (areBounds(list) && errors.isBroken(list)) {
      sizes.addBrokenBound();
    }
    for (MaestroParser.BoundContext rule : list.bounds().bound()) {
      Optional<DimensionSize> size = errors.isBroken(rule) ? Optional.empty() : size(rule);
      size.ifPresent(into::add);
      if (size.isEmpty()) {
        sound = false;
        if (areBounds(list)) {
          sizes.addBrokenBound();
        }
      }
    }
  }

  private static boolean areBounds(MaestroParser.PartContext part) {
    return part instanceof MaestroParser.SizesContext sizes
        && sizes.kind.getType() == MaestroParser.DIMENSIONS;
  }

  private Optional<DimensionSize> size(MaestroParser.BoundContext rule) {
    return dimension(rule.symbol(), "a dimension or '}'")
        .flatMap(
            dimension ->
                sizes
                    .read(rule.sum(), SizeReader.what(rule))
                    .map(size -> new DimensionSize(dimension, size, origin(rule))));
  }

  private Optional<LayerDimension> dimension(MaestroParser.SymbolContext rule, String expected) {
    String symbol = rule.getText();
    Optional<LayerDimension> dimension = LayerDimension.of(symbol);
    if (dimension.isEmpty()) {
      String message = "expected " + expected + " but found '" + symbol + "'";
      sizes.report(rule.getStart(), message, symbol, SYMBOLS);
    }
    return dimension;
  }

  private void directives(List<MaestroParser.DirectiveContext> rules) {
    directiveRules = Optional.of(rules);
    directives = new ArrayList<>();
    for (MaestroParser.DirectiveContext rule : rules) {
      Optional<? extends Directive> directive = Optional.empty();
      if (!errors.isBroken(rule)) {
        directive =
            rule instanceof MaestroParser.MapContext map
                ? map(map)
                : cluster((MaestroParser.ClusterContext) rule);
      }
      directive.ifPresent(directives::add);
      sound &= directive.isPresent();
    }
  }

  private Optional<Directive> map(MaestroParser.MapContext map) {
    Optional<Size> size = sizes.read(map.sum(0), "mapping size");
    Optional<Size> offset = size.flatMap(known -> sizes.read(map.sum(1), "offset"));
    Optional<LayerDimension> dimension =
        offset.flatMap(known -> dimension(map.symbol(), MaestroErrors.mappedDimension(map)));
    return dimension.map(
        known ->
            map.kind.getType() == MaestroParser.TEMPORAL_MAP
                ? new Directive.TemporalMap(size.get(), offset.get(), known, origin(map))
                : new Directive.SpatialMap(size.get(), offset.get(), known, origin(map)));
  }

  private Optional<Directive> cluster(MaestroParser.ClusterContext cluster) {
    Optional<Size> size = sizes.read(cluster.sum(), SizeReader.what(cluster));
    if (size.isEmpty()) {
      return Optional.empty();
    }
    String symbol = cluster.type.getText();
    Optional<ClusterType> clusterType = ClusterType.of(symbol);
    if (clusterType.isEmpty()) {
      String message = "expected P (physical) or L (logical) but found '" + symbol + "'";
      sizes.report(cluster.type, message, symbol, CLUSTER_TYPES);
    }
    return clusterType.map(known -> new Directive.Cluster(size.get(), known, origin(cluster)));
  }

  private Optional<Layer> refuse(String message) {
    sizes.report(layer.getStart(), message);
    return Optional.empty();
  }
}
