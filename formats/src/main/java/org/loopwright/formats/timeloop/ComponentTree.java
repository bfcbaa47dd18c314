package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.NetworkAttributes;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;

/**
 * The attributes that say a component: those that the user wrote, where the readers find the
 * component in them; else with the mesh that the model has; else all anew.
 */
final class ComponentTree {
  private static final String SCALE = "per_dataspace_bandwidth_consumption_scale";
  private static final Location NOWHERE = Location.ofFile("component");

  private ComponentTree() {}

  /**
   * The attributes of a storage level.
   *
   * @param written what the user's files say of it, as texts
   */
  static Map<String, Object> attributes(StorageLevel level, Map<String, String> written) {
    Map<String, Object> given = new LinkedHashMap<>(written);
    if (!level.bandwidth().scale().isEmpty()) {
      given.put(SCALE, new LinkedHashMap<>(level.bandwidth().scale()));
    }
    Predicate<Map<String, Object>> readsBack =
        attributes ->
            StorageReader.read(
                    component(level.name(), level.componentClass(), level.mesh(), attributes),
                    new Diagnosis())
                .equals(Optional.of(level));
    return firstThatReadsBack(
        List.of(given, withMesh(given, level.mesh()), withoutDefaults(anew(level), readsBack)),
        readsBack);
  }

  /** The attributes of the arithmetic. */
  static Map<String, Object> attributes(ComputeLevel compute, Map<String, String> written) {
    Map<String, Object> given = new LinkedHashMap<>(written);
    Map<String, Object> anew = new LinkedHashMap<>();
    anew.put("word_bits", compute.wordBits());
    return firstThatReadsBack(
        List.of(given, withMesh(given, compute.mesh()), withMesh(anew, compute.mesh())),
        attributes ->
            ComputeReader.read(
                    component(compute.name(), compute.componentClass(), compute.mesh(), attributes),
                    new Diagnosis())
                .equals(Optional.of(compute)));
  }

  /** The last, if none of them does: whoever reads it then sees what is wrong. */
  private static Map<String, Object> firstThatReadsBack(
      List<Map<String, Object>> candidates, Predicate<Map<String, Object>> readsBack) {
    return candidates.stream()
        .filter(readsBack)
        .findFirst()
        .orElse(candidates.get(candidates.size() - 1));
  }

  /** Without what the readers take for granted, but for the layout, which goes with neighbours. */
  private static Map<String, Object> withoutDefaults(
      Map<String, Object> attributes, Predicate<Map<String, Object>> readsBack) {
    Map<String, Object> needed = attributes;
    for (String key : attributes.keySet()) {
      Map<String, Object> shorter = new LinkedHashMap<>(needed);
      shorter.remove(key);
      if (!key.startsWith("mesh") && readsBack.test(shorter)) {
        needed = shorter;
      }
    }
    return needed;
  }

  private static Component component(
      String name, String componentClass, Mesh mesh, Map<String, Object> attributes) {
    MapReader keys = new MapReader(node(attributes), new Diagnosis());
    return new Component(name, componentClass, mesh.instances(), keys, NOWHERE);
  }

  private static MapNode node(Map<?, ?> attributes) {
    List<MapNode.Entry> entries = new ArrayList<>();
    attributes.forEach(
        (key, value) -> entries.add(new MapNode.Entry(key.toString(), NOWHERE, node(value))));
    return new MapNode(NOWHERE, entries);
  }

  private static Node node(Object value) {
    return value instanceof Map<?, ?> map ? node(map) : new ScalarNode(NOWHERE, value.toString());
  }

  private static Map<String, Object> withMesh(Map<String, Object> attributes, Mesh mesh) {
    Map<String, Object> all = new LinkedHashMap<>(attributes);
    all.remove("instances");
    all.put("meshX", mesh.x());
    all.put("meshY", mesh.y());
    return all;
  }

  private static Map<String, Object> anew(StorageLevel level) {
    Map<String, Object> all = new LinkedHashMap<>();
    level.capacity().words().ifPresent(words -> all.put("entries", words));
    all.put("word_bits", level.memory().wordBits());
    all.put("block_size", level.memory().blockWords());
    all.put("cluster_size", level.memory().clusterSize());
    all.put("n_banks", level.memory().banks());
    all.put("n_ports", level.memory().ports());
    level.bandwidth().read().ifPresent(words -> all.put("read_bandwidth", words));
    level.bandwidth().write().ifPresent(words -> all.put("write_bandwidth", words));
    level.bandwidth().shared().ifPresent(words -> all.put("shared_bandwidth", words));
    all.put("multiple_buffering", level.capacity().multipleBuffering());
    all.put("min_utilization", level.capacity().minUtilization());
    all.put("reduction_supported", level.memory().reductionSupported());
    if (!level.bandwidth().scale().isEmpty()) {
      all.put(SCALE, new LinkedHashMap<>(level.bandwidth().scale()));
    }
    network(level.network(), all);
    return withMesh(all, level.mesh());
  }

  private static void network(NetworkAttributes network, Map<String, Object> all) {
    all.put("network_word_bits", network.wordBits());
    all.put("network_fill_latency", network.fillLatencyCycles());
    all.put("network_drain_latency", network.drainLatencyCycles());
    all.put("energy_per_hop", network.energyPerHopPj());
    all.put("router_energy", network.energyPerRouterPj());
  }
}
