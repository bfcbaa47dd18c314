package org.loopwright.formats.maestro;

import java.util.List;
import java.util.stream.Collectors;
import org.loopwright.dataflow.spec.DataflowNetwork;
import org.loopwright.dataflow.spec.DimensionSize;
import org.loopwright.dataflow.spec.Directive;
import org.loopwright.dataflow.spec.Layer;

/** Writes networks in the directive language; what it writes reads back as the same value. */
public final class MaestroWriter {
  private MaestroWriter() {}

  public static String write(DataflowNetwork network) {
    StringBuilder text = new StringBuilder();
    network
        .constants()
        .forEach(
            (name, size) ->
                text.append("Constant ").append(name).append(' ').append(size).append(";\n"));
    text.append("Network ").append(network.name()).append(" {\n");
    for (Layer layer : network.layers()) {
      append(layer, text);
    }
    return text.append("}\n").toString();
  }

  private static void append(Layer layer, StringBuilder text) {
    text.append("  Layer ").append(layer.name()).append(" {\n");
    text.append("    Type: ").append(layer.type()).append('\n');
    append("Stride", layer.strides(), text);
    append("Dilation", layer.dilations(), text);
    append("Dimensions", layer.bounds(), text);
    text.append("    Dataflow {\n");
    for (Directive directive : layer.dataflow()) {
      text.append("      ").append(directive).append(";\n");
    }
    text.append("    }\n  }\n");
  }

  private static void append(String what, List<DimensionSize> sizes, StringBuilder text) {
    if (!sizes.isEmpty()) {
      text.append("    ")
          .append(what)
          .append(
              sizes.stream()
                  .map(entry -> entry.dimension().symbol() + ": " + entry.size())
                  .collect(Collectors.joining(", ", " { ", " }\n")));
    }
  }
}
