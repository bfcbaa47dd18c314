package org.loopwright.report;

import java.util.Comparator;
import java.util.List;
import org.loopwright.model.network.Network;
import org.loopwright.onnx.graph.ModelNetwork;
import org.loopwright.onnx.graph.UnmodelledOperator;

/** What became of a model, for people: its layers in sum, and the operators that have none. */
public final class ModelNetworkText {
  private ModelNetworkText() {}

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
    TextTable table = new TextTable("not modelled", "nodes", "elements", "share");
    operators.stream()
        .sorted(
            Comparator.comparingLong(UnmodelledOperator::elements)
                .reversed()
                .thenComparing(UnmodelledOperator::name))
        .forEach(each -> row(table, each, total));
    return table.toString();
  }

  private static void row(TextTable table, UnmodelledOperator operator, long total) {
    boolean unknown = operator.unknown() == operator.nodes();
    table.row(
        operator.name(),
        Quantity.count(operator.nodes()),
        unknown ? "unknown" : elements(operator),
        unknown || total == 0 ? "" : Quantity.percent((double) operator.elements() / total));
  }

  private static String elements(UnmodelledOperator operator) {
    return Quantity.count(operator.elements()) + (operator.unknown() > 0 ? " and more" : "");
  }
}
