package org.loopwright.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.loopwright.formats.Specification;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.network.Network;
import org.loopwright.report.CostReport;
import org.loopwright.report.MappingReport;
import org.loopwright.result.RunIdentity;
import org.loopwright.search.SearchControl;
import org.loopwright.search.SearchOptions;

/**
 * Nothing in a file is without effect and silent: every key of every table of the schemas, set to
 * another value, gives another result, a warning or an error. The schemas are made of the tables by
 * which files are read, so a new key is tried here without a line of this test.
 */
final class SilentInputTest {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .build();

  /** A design, a problem and a mapping in which limits bind: four PEs, 4 x 4 x 4 operations. */
  private static final String SPECIFICATION =
      """
      {architecture: {version: '0.4', name: 'design', subtree: [{name: 'system', local: [
          {name: 'DRAM', class: 'DRAM', attributes: {datawidth: 16, width: 64}},
          {name: 'GLB', class: 'SRAM',
           attributes: {datawidth: 16, width: 64, depth: 12, shared_bandwidth: 0.5}}],
         subtree: [{name: 'PE[0..3]', local: [
          {name: 'RF', class: 'regfile', attributes: {datawidth: 16, width: 16, depth: 64, meshX: 2}},
          {name: 'mac', class: 'intmac', attributes: {datawidth: 16, meshX: 2}}]}]}]},
       problem: {version: '0.4',
         shape: {name: 'product', dimensions: ['M', 'N', 'K'], coefficients: [{name: 's', default: 1}],
           data_spaces: [
             {name: 'A', projection: [[['M', 's']], [['K']]]}, {name: 'B', projection: [[['K']], [['N']]]},
             {name: 'Z', projection: [[['M']], [['N']]], read_write: true}]},
         instance: {M: 4, N: 4, K: 4}},
       mapping: [
         {target: 'DRAM', type: 'temporal', factors: 'M=2 N=2 K=1', permutation: 'K M N'},
         {target: 'GLB', type: 'temporal', factors: 'M=1 N=1 K=4', permutation: 'K M N'},
         {target: 'GLB', type: 'spatial', factors: 'M=2 N=2 K=1', permutation: 'M N K', split: 1},
         {target: 'GLB', type: 'bypass', keep: ['A', 'B', 'Z'], bypass: []},
         {target: 'RF', type: 'temporal', factors: 'M=1 N=1 K=1', permutation: 'K M N'}],
       mapper: {algorithm: 'hybrid', search_size: 20, num_threads: 1, seed: 3}}
      """;

  private static final String TABLES =
      """
      {ERT: {version: '0.4', tables: [
          {name: 'DRAM', actions: [{name: 'read', energy: 100}, {name: 'write', energy: 100}]},
          {name: 'GLB', actions: [{name: 'read', energy: 6}, {name: 'write', energy: 6}]},
          {name: 'RF', actions: [{name: 'read', energy: 1}, {name: 'write', energy: 1}]},
          {name: 'mac', actions: [{name: 'compute', energy: 1}]}]},
       ART: {version: '0.4', tables: [{name: 'GLB', area: 1000}]}}
      """;

  private static final String OLD_TABLES =
      """
      {ERT: {version: '0.2', tables: {mac: {compute: [{energy: 1}]}}}}
      """;

  private static final String CONSTRAINTS =
      """
      {constraints: {targets: [
          {target: 'RF', type: 'temporal', factors: 'K=2', permutation: 'K M N'},
          {target: 'GLB', type: 'spatial', factors: 'M=2 N=2', permutation: 'M N', split: 1},
          {target: 'GLB', type: 'bypass', keep: ['A'], bypass: ['B']},
          {target: 'GLB', type: 'max_overbooked_proportion', proportion: 0.5},
          {target: 'mac', type: 'utilization', min: 0.5},
          {target: 'DRAM', constraints: [{type: 'temporal', permutation: 'K M N'}]}]}}
      """;

  private static final String NETWORK =
      """
      {network: {version: '0.4', name: 'net', source: 'here', layers: [
          {name: 'first', count: 1, shape: 'gemm', M: 4, N: 4, K: 4},
          {name: 'second', count: 1,
           problem: {version: '0.4', name: 'p', shape: 'gemm', M: 2, N: 2, K: 2}}]}}
      """;

  private static final String COMPOUND =
      """
      {compound_components: {version: '0.4', classes: [
          {name: 'intmac', attributes: {width: 16},
           subcomponents: [
             {name: 'mult', class: 'intmultiplier', area_share: 1, energy_share: 1,
              attributes: {datawidth: 16}}],
           actions: [{name: 'compute', subcomponents: [
             {name: 'mult', actions: [{name: 'compute', repeat: 1}]}]}]}]}}
      """;

  /** Where a map with the keys of a table is, and what to run on it. */
  private record Place(String command, List<String> documents, String pointer) {
    ObjectNode specification() throws IOException {
      ObjectNode whole = JSON.createObjectNode();
      for (String document : documents) {
        whole.setAll((ObjectNode) JSON.readTree(document));
      }
      if (command.equals("map")) {
        whole.remove("mapping");
      }
      return whole.has("network") ? whole.without(List.of("problem", "mapping")) : whole;
    }
  }

  private static final Map<String, Place> PLACES = places();

  /** For people only. */
  private static final Set<String> REMARKS =
      Set.of(
          "network.description",
          "network.source",
          "layer.description",
          "layer_of_problem.description",
          "architecture.name",
          "level.name",
          "problem_of_instance.name", // the layer that a result is about
          "problem_of_sizes.name",
          "file.dumped_by_timeloop_front_end",
          "file.version");

  /** Values for keys that the type alone gives none for, or none that matters here. */
  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("storage_attributes.per_dataspace_bandwidth_consumption_scale", "{A: 3}"),
          Map.entry("storage_attributes.multiple_buffering", "9"),
          Map.entry("storage_attributes.min_utilization", "1"),
          Map.entry("storage_attributes.read_bandwidth", "0.01"),
          Map.entry("storage_attributes.write_bandwidth", "0.01"),
          Map.entry("storage_attributes.bandwidth", "0.01"),
          Map.entry("architecture.attributes", "{technology: '16nm'}"),
          Map.entry("level.attributes", "{technology: '16nm'}"),
          Map.entry("constraint_group.constraints", "[{type: 'temporal', factors: 'K=3'}]"),
          Map.entry("mapping_dataspace.keep", "['A']"),
          Map.entry("mapping_dataspace.bypass", "['Z']"),
          Map.entry("mapper.energy_cap_pj", "1e12"),
          Map.entry("mapper.delay_cap_cycles", "1e12"),
          Map.entry("file.globals", "{other: 3}"),
          Map.entry("file.ERT_summary", "{other: 3}"));

  private static final Pricing PRICING =
      new Pricing(
          new Library(Path.of("../library")).technologies(), Optional.empty(), false);

  private static Map<String, Place> places() {
    Map<String, Place> places = new TreeMap<>();
    String design = "/architecture/subtree/0";
    add(places, "evaluate", "file", "");
    add(places, "evaluate", "architecture", "/architecture");
    add(places, "evaluate", "level", design + "/subtree/0");
    add(places, "evaluate", "component", design + "/local/1");
    add(places, "evaluate", "storage_attributes", design + "/local/1/attributes");
    add(places, "evaluate", "compute_attributes", design + "/subtree/0/local/1/attributes");
    add(places, "evaluate", "problem_of_instance", "/problem");
    add(places, "evaluate", "instance", "/problem/instance");
    add(places, "evaluate", "shape", "/problem/shape");
    add(places, "evaluate", "coefficient", "/problem/shape/coefficients/0");
    add(places, "evaluate", "data_space", "/problem/shape/data_spaces/0");
    add(places, "evaluate", "mapping_temporal", "/mapping/1");
    add(places, "evaluate", "mapping_spatial", "/mapping/2");
    add(places, "evaluate", "mapping_dataspace", "/mapping/3");
    add(places, "map", "mapper", "/mapper");
    add(places, "evaluate", "ERT", "/ERT", TABLES);
    add(places, "evaluate", "energies", "/ERT/tables/1", TABLES);
    add(places, "evaluate", "action", "/ERT/tables/1/actions/0", TABLES);
    add(places, "evaluate", "energy_of_arguments", "/ERT/tables/mac/compute/0", OLD_TABLES);
    add(places, "evaluate", "ART", "/ART", TABLES);
    add(places, "evaluate", "area", "/ART/tables/0", TABLES);
    add(places, "map", "constraints", "/constraints", CONSTRAINTS);
    String[] types = {"temporal", "spatial", "dataspace", "overbooking", "parallelism"};
    for (int i = 0; i < types.length; i++) {
      add(places, "map", "constraint_" + types[i], "/constraints/targets/" + i, CONSTRAINTS);
    }
    add(places, "map", "constraint_group", "/constraints/targets/5", CONSTRAINTS);
    add(places, "map", "network", "/network", NETWORK);
    add(places, "map", "layer", "/network/layers/0", NETWORK);
    add(places, "map", "layer_of_problem", "/network/layers/1", NETWORK);
    add(places, "map", "problem_of_sizes", "/network/layers/1/problem", NETWORK);
    String compound = "/compound_components/classes/0";
    add(places, "evaluate", "compound_components", "/compound_components", COMPOUND);
    add(places, "evaluate", "compound", compound, COMPOUND);
    add(places, "evaluate", "part", compound + "/subcomponents/0", COMPOUND);
    add(places, "evaluate", "compound_action", compound + "/actions/0", COMPOUND);
    add(places, "evaluate", "part_of_action", compound + "/actions/0/subcomponents/0", COMPOUND);
    add(places, "evaluate", "step", compound + "/actions/0/subcomponents/0/actions/0", COMPOUND);
    return places;
  }

  private static void add(
      Map<String, Place> places, String command, String table, String pointer, String... more) {
    List<String> documents = new ArrayList<>(List.of(SPECIFICATION));
    documents.addAll(List.of(more));
    places.put(table, new Place(command, documents, pointer));
  }

  @Test
  void everyKeyHasAnEffectOrAWarning() throws IOException {
    List<String> silent = new ArrayList<>();
    Set<String> unplaced = new TreeSet<>();
    JsonNode tables =
        JSON.readTree(Path.of("../docs/schema/specification.schema.json").toFile()).get("$defs");
    for (Map.Entry<String, JsonNode> table : tables.properties()) {
      Place place = PLACES.get(table.getKey());
      if (place == null) {
        unplaced.add(table.getKey());
        continue;
      }
      String before = outcome(place.command(), place.specification());
      for (Map.Entry<String, JsonNode> key : table.getValue().path("properties").properties()) {
        String name = table.getKey() + "." + key.getKey();
        if (!REMARKS.contains(name) && isSilent(place, before, name, key.getKey(), key.getValue())) {
          silent.add(name);
        }
      }
    }
    assertThat(silent).isEmpty();
    // Forms of the whole architecture that are translated to the first.
    assertThat(unplaced).containsExactly("architecture_flat", "architecture_of_nodes");
  }

  private static boolean isSilent(
      Place place, String before, String name, String key, JsonNode schema)
      throws IOException {
    ObjectNode changed = place.specification();
    ObjectNode map = (ObjectNode) changed.at(place.pointer());
    JsonNode present = map.get(key);
    map.set(
        key, VALUES.containsKey(name) ? JSON.readTree(VALUES.get(name)) : other(schema, present));
    return outcome(place.command(), changed).equals(before);
  }

  /** Another value of the type of a key. */
  private static JsonNode other(JsonNode schema, JsonNode present) {
    JsonNode type = schema.has("anyOf") ? schema.get("anyOf").get(0) : schema;
    if (present != null && present.isNumber()) {
      return JSON.getNodeFactory().numberNode(2 * present.asInt());
    }
    if (present != null && present.isBoolean()) {
      return JSON.getNodeFactory().booleanNode(!present.asBoolean());
    }
    if (present != null && present.isTextual()) {
      return JSON.getNodeFactory().textNode(present.asText() + "x");
    }
    if (present != null) {
      return JSON.createArrayNode();
    }
    String kind =
        type.path("type").isArray() ? type.get("type").get(0).asText() : type.path("type").asText();
    return switch (kind) {
      case "boolean" -> JSON.getNodeFactory().booleanNode(true);
      case "integer" -> JSON.getNodeFactory().numberNode(3);
      case "number" -> JSON.getNodeFactory().numberNode(0.5);
      case "object" -> JSON.createObjectNode().put("other", 3);
      case "array" -> JSON.createArrayNode().add("other");
      default -> JSON.getNodeFactory().textNode("other");
    };
  }

  /** What a user sees: the result but for its times, and the messages. */
  private static String outcome(String command, ObjectNode specification) throws IOException {
    List<Object> seen = new ArrayList<>();
    try {
      SpecificationFiles files = SpecificationFiles.parse("specification.yaml", text(specification));
      seen.add(command.equals("map") ? mapped(files, seen) : evaluated(files, seen));
    } catch (SpecException | IllegalArgumentException | ArithmeticException refused) {
      seen.add(refused.getMessage());
    }
    return seen.toString().replaceAll("\"seconds\" : [^\\n]*|specification.yaml:\\d+", "");
  }

  private static String text(ObjectNode specification) throws IOException {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(specification);
  }

  private static String evaluated(SpecificationFiles files, List<Object> seen) {
    Specification specification = files.specification();
    note(specification, seen);
    return CostReport.json(SpecificationEvaluation.evaluate(specification, PRICING)).pretty();
  }

  private static String mapped(SpecificationFiles files, List<Object> seen) {
    Network network =
        files.network().orElseGet(() -> MappingRequest.singleLayer(files.specification()));
    MappingRequest request =
        new MappingRequest(
            RunIdentity.of("1.0 (test)").withNetwork(Optional.of(network.name())),
            files,
            network,
            PRICING,
            UnaryOperator.identity());
    seen.add(request.warnings());
    request.sample().ifPresent(sample -> note(sample, seen));
    return new MappingReport(NetworkMapping.run(request, new Unwatched()), false, false)
        .json()
        .pretty();
  }

  private static void note(Specification specification, List<Object> seen) {
    seen.add(specification.warnings());
    seen.add(PRICING.warnings(specification));
    seen.add(PRICING.idleAttributes(specification));
  }

  private static final class Unwatched implements SearchWatch {
    @Override
    public boolean isCancelled() {
      return false;
    }

    @Override
    public SearchControl begin(String name, int number, int count, SearchOptions options) {
      return SearchControl.quiet(System::nanoTime);
    }

    @Override
    public void end() {
      // Nobody looks on.
    }
  }
}
