package org.loopwright.report;

import static org.loopwright.report.table.Column.shown;

import java.util.Comparator;
import java.util.List;
import org.loopwright.model.network.Network;
import org.loopwright.onnx.graph.ModelNetwork;
import org.loopwright.onnx.graph.UnmodelledOperator;
import org.loopwright.report.table.Quantity;
import org.loopwright.report.table.Table;
import org.loopwright.report.table.TextRenderer;

/** What became of a model, for people: its layers in sum, and the operators that have none. */
public final class ModelReport {
  private ModelReport() {}

  /** One line on the layers, then a table of what is not modelled, the most work first. */
  public static String of(ModelNetwork model) {
    String gap = System.lineSeparator();
    String layers = layers(model.network()) + gap;
    return model.unmodelled().isEmpty() ? layers : layers + gap + rest(model.unmodelled());
  }

  private static String layers(Network network) {
    long layers = 0;
    long operations = 0;
    for (Network.Layer layer : network.layers()) {
      layers = Math.addExact(layers, layer.count());
      operations =
          Math.addExact(
              operations, Math.multiplyExact(layer.workload().operations(), layer.count()));
    }
    return "%s: %s layers, %s multiply-accumulates"
        .formatted(network.name(), Quantity.count(layers), Quantity.count(operations));
  }

  private static String rest(List<UnmodelledOperator> operators) {
    long total = operators.stream().map(UnmodelledOperator::elements).reduce(0L, Math::addExact);
    List<UnmodelledOperator> mostWorkFirst =
        operators.stream()
            .sorted(
                Comparator.comparingLong(UnmodelledOperator::elements)
                    .reversed()
                    .thenComparing(UnmodelledOperator::name))
            .toList();
    return TextRenderer.render(
        Table.of(
            mostWorkFirst,
            shown("not modelled", UnmodelledOperator::name),
            shown("nodes", UnmodelledOperator::nodes, Quantity::count),
            shown("elements", each -> isUnknown(each) ? "unknown" : elements(each)),
            shown(
                "share",
                each ->
                    isUnknown(each) || total == 0
                        ? ""
                        : Quantity.percent((double) each.elements() / total))));
  }

  private static boolean isUnknown(UnmodelledOperator operator) {
    return operator.unknown() == operator.nodes();
  }

  private static String elements(UnmodelledOperator operator) {
    return Quantity.count(operator.elements()) + (operator.unknown() > 0 ? " and more" : "");
  }
}
