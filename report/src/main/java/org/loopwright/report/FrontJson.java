package org.loopwright.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.loopwright.search.FoundMapping;
import org.loopwright.search.pareto.ParetoFront;

/** A front of energy and delay, as JSON in the keys of docs/results.md. */
public final class FrontJson {
  private FrontJson() {}

  /**
   * The front of a layer.
   *
   * @param version of the program that found it
   */
  public static ObjectNode of(String version, LayerFront layer) {
    ParetoFront front = layer.front();
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("version", version);
    result.put("workload", layer.name());
    result.put("architecture", layer.architecture().name());
    result.put("verdict", layer.verdict());
    ArrayNode points = result.putArray("front");
    for (FoundMapping point : front.points()) {
      ObjectNode node = points.addObject();
      node.put("energy_pj", point.evaluation().energyPj());
      node.put("cycles", point.evaluation().cycles());
      MappingJson.found(node, layer.workload(), layer.architecture(), point);
    }
    if (front.points().isEmpty()) {
      MappingJson.failure(result, front.last());
    }
    ObjectNode search = result.putObject("search");
    search.put("searches", front.searches());
    search.put("seconds", front.seconds());
    search.put("mapspace_size", front.last().statistics().mapspaceSize().toString());
    search.put("most_points", layer.mostPoints());
    SearchJson.request(search, layer.options());
    search.put("interrupted", front.last().interrupted());
    return result;
  }
}
