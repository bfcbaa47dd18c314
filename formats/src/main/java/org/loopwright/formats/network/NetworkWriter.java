package org.loopwright.formats.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loopwright.formats.document.write.YamlText;
import org.loopwright.formats.timeloop.ProblemCodec;
import org.loopwright.model.network.Network;
import org.loopwright.model.workload.CompactWorkload;

/**
 * Writes a network as {@link NetworkReader} reads it: layers of shapes that ship one a line, others
 * with their whole problem.
 */
public final class NetworkWriter {
  private NetworkWriter() {}

  /**
   * A YAML document with the one section {@code network}.
   *
   * @param comment lines to put in front
   */
  public static String yaml(Network network, List<String> comment) {
    StringBuilder text = new StringBuilder();
    comment.forEach(line -> text.append(comment(line)).append('\n'));
    text.append("network:\n");
    text.append("  name: ").append(YamlText.scalar(network.name())).append('\n');
    network
        .source()
        .ifPresent(
            source -> text.append("  source: ").append(YamlText.scalar(source)).append('\n'));
    text.append("  layers:\n");
    network.layers().forEach(layer -> text.append(layer(layer)));
    return text.toString();
  }

  /** What is not printable ASCII might end the comment, or make the file unreadable. */
  private static String comment(String line) {
    return ("# " + line.replaceAll("[^ -~]", "?")).stripTrailing();
  }

  private static String layer(Network.Layer layer) {
    List<String> keys = new ArrayList<>();
    keys.add("name: " + YamlText.scalar(layer.name()));
    if (layer.count() != 1) {
      keys.add("count: " + layer.count());
    }
    Optional<CompactWorkload> compact = CompactWorkload.of(layer.workload());
    if (compact.isEmpty()) {
      return "  - "
          + String.join("\n    ", keys)
          + "\n"
          + ProblemCodec.yaml(layer.workload()).indent(4);
    }
    keys.add("shape: " + compact.get().shape());
    compact.get().sizes().forEach((name, size) -> keys.add(name + ": " + size));
    return "  - {" + String.join(", ", keys) + "}\n";
  }
}
