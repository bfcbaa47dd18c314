package org.loopwright.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The front of a network, as JSON in the keys of docs/results.md. */
public final class NetworkFrontJson {
  private NetworkFrontJson() {}

  /**
   * The front of a network and those of its layers.
   *
   * @param version of the program that found it
   */
  public static ObjectNode of(String version, NetworkFront network) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("version", version);
    result.put("network", network.name());
    result.put("verdict", network.verdict());
    ArrayNode points = result.putArray("front");
    network.points().orElse(List.of()).forEach(point -> point(points.addObject(), point));
    ArrayNode layers = result.putArray("layers");
    for (NetworkFront.Part part : network.parts()) {
      ObjectNode layer = layers.addObject();
      layer.put("count", part.count());
      part.sameAs()
          .ifPresentOrElse(
              other -> layer.put("workload", part.front().name()).put("same_as", other),
              () -> layer.setAll(FrontJson.of(version, part.front())));
    }
    ArrayNode missing = result.putArray("missing");
    network.missing().forEach(missing::add);
    return result;
  }

  private static void point(ObjectNode node, NetworkFront.Point point) {
    node.put("energy_pj", point.cost().energyPj());
    node.put("cycles", point.cost().cycles());
    node.put("edp_pj_cycles", point.energyDelayProduct());
    ArrayNode uses = node.putArray("uses");
    for (NetworkFront.Use use : point.uses()) {
      uses.addObject()
          .put("layer", use.layer())
          .put("point", use.point())
          .put("times", use.times());
    }
  }
}
