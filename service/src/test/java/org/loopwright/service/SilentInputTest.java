package org.loopwright.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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
import org.loopwright.testkit.ReliabilityPage;

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

  /**
   * A design, a problem and a mapping in which limits bind: four PEs, 4 x 4 x 4 x 2 operations of a
   * convolution with several filters, neighbours of which share inputs.
   */
  private static final String SPECIFICATION =
      """
      {architecture: {version: '0.4', name: 'design', attributes: {}, subtree: [{name: 'system', local: [
          {name: 'DRAM', class: 'DRAM', attributes: {word_bits: 16, width: 64}},
          {name: 'GLB', class: 'SRAM',
           attributes: {word_bits: 16, width: 64, depth: 12, shared_bandwidth: 0.5}}],
         subtree: [{name: 'PE[0..3]', attributes: {}, local: [
          {name: 'RF', class: 'regfile', attributes: {word_bits: 16, width: 16, depth: 64, meshX: 2}},
          {name: 'mac', class: 'intmac', attributes: {word_bits: 16, meshX: 2, zero_gating: true}}]}]}]},
       problem: {version: '0.4',
         shape: {name: 'product', dimensions: ['M', 'N', 'K', 'C'], coefficients: [{name: 's', default: 1}],
           data_spaces: [
             {name: 'A', projection: [[['C']], [['M', 's'], ['K']]]},
             {name: 'B', projection: [[['K']], [['N']], [['C']]]},
             {name: 'Z', projection: [[['M']], [['N']]], read_write: true}]},
         instance: {M: 4, N: 4, K: 4, C: 2, commonDensity: 0.5}},
       mapping: [
         {target: 'DRAM', type: 'temporal', factors: 'M=2 N=2 K=1 C=1', permutation: 'K M N C'},
         {target: 'GLB', type: 'temporal', factors: 'M=1 N=2 K=4 C=1', permutation: 'K M N C'},
         {target: 'GLB', type: 'spatial', factors: 'M=2 N=1 K=1 C=2', permutation: 'M C N K', split: 1},
         {target: 'GLB', type: 'bypass', keep: ['A', 'B', 'Z'], bypass: []},
         {target: 'RF', type: 'temporal', factors: 'M=1 N=1 K=1 C=1', permutation: 'K M N C'},
         {target: 'RF', type: 'bypass', keep: ['A'], bypass: ['B']}],
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
          {target: 'GLB', type: 'spatial', factors: 'M=2', permutation: 'M N', split: 1},
          {target: 'GLB', type: 'bypass', keep: ['A'], bypass: ['B']},
          {target: 'GLB', type: 'max_overbooked_proportion'},
          {target: 'RF', type: 'utilization', min: 0.5},
          {target: 'DRAM', constraints: [{type: 'temporal', permutation: 'K M N'}]}]}}
      """;

  private static final String HALF_THE_ARRAY =
      """
      {constraints: {targets: [
          {target: 'GLB', type: 'spatial', factors: 'M=2 N=1 K=1 C=1'},
          {target: 'RF', type: 'utilization', min: 0.5}]}}
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
          {name: 'intmac', attributes: {bits: 16},
           subcomponents: [
             {name: 'mult', class: 'intmultiplier', area_share: 1, energy_share: 1,
              attributes: {datawidth: 'bits'}}],
           actions: [{name: 'compute', arguments: {times: '0..1'}, subcomponents: [
             {name: 'mult', actions: [{name: 'compute', repeat: 'times'}]}]}]}]}}
      """;

  /** What is run on a specification. */
  private enum Command {
    EVALUATE,
    MAP,
    BOTH
  }

  /** Where a map with the keys of a table is, and what to run on it. */
  private record Place(Command command, List<String> documents, String pointer) {
    ObjectNode specification() throws IOException {
      ObjectNode whole = JSON.createObjectNode();
      for (String document : documents) {
        whole.setAll((ObjectNode) JSON.readTree(document));
      }
      if (command == Command.MAP) {
        whole.remove("mapping");
      }
      return whole.has("network") ? whole.without(List.of("problem", "mapping")) : whole;
    }

    String section() {
      return pointer.isEmpty() ? "sections themselves" : pointer.split("/")[1];
    }
  }

  /** What a change does; of several changes of a key, the first of these counts. */
  private enum Effect {
    RESULT,
    WARNING,
    NONE,
    ERROR
  }

  /** What a user sees of a run. */
  private record Outcome(String result, String messages, boolean refused) {
    Effect after(Outcome before) {
      if (refused) {
        return Effect.ERROR;
      }
      if (!result.equals(before.result)) {
        return Effect.RESULT;
      }
      return messages.equals(before.messages) ? Effect.NONE : Effect.WARNING;
    }
  }

  private static final String LEVEL = "/architecture/subtree/0/subtree/0";
  private static final Map<String, Place> PLACES = places();
  private static final JsonNode SCHEMA = schema();

  private static final String FOR_PEOPLE = "a remark for people";
  private static final String A_NAME = "a name; results that show it change in that only";
  private static final String A_SIGNATURE = "says which tool wrote the file";

  /** Keys that may be without effect and silent, and why. */
  private static final Map<String, String> EXEMPT =
      Map.ofEntries(
          Map.entry("network.description", FOR_PEOPLE),
          Map.entry("network.source", FOR_PEOPLE),
          Map.entry("layer.description", FOR_PEOPLE),
          Map.entry("layer_of_problem.description", FOR_PEOPLE),
          Map.entry("architecture.name", A_NAME),
          Map.entry("level.name", A_NAME),
          Map.entry("problem_of_instance.name", A_NAME),
          Map.entry("problem_of_sizes.name", A_NAME),
          Map.entry("shape.name", A_NAME),
          Map.entry("file.dumped_by_timeloop_front_end", A_SIGNATURE),
          Map.entry("file.version", A_SIGNATURE));

  /** Values for keys that the type alone gives none for, or none that matters here. */
  private static final Map<String, List<String>> VALUES =
      Map.ofEntries(
          Map.entry(
              "storage_attributes.per_dataspace_bandwidth_consumption_scale", List.of("{A: 3}")),
          Map.entry("storage_attributes.multiple_buffering", List.of("9")),
          Map.entry("storage_attributes.min_utilization", List.of("1")),
          Map.entry("storage_attributes.read_bandwidth", List.of("0.01")),
          Map.entry("storage_attributes.write_bandwidth", List.of("0.01")),
          Map.entry("storage_attributes.bandwidth", List.of("0.01")),
          Map.entry("architecture.attributes", List.of("{technology: '16nm'}")),
          Map.entry("level.attributes", List.of("{technology: '16nm'}")),
          Map.entry(
              "constraint_group.constraints", List.of("[{type: 'temporal', factors: 'K=3'}]")),
          Map.entry("*.version", List.of("'9.9'")),
          Map.entry("*.energy_units", List.of("'nJ'")),
          Map.entry("*.area_units", List.of("'m^2'")),
          Map.entry("*.units", List.of("'J'")),
          Map.entry("*.target", List.of("'nowhere'")),
          Map.entry("data_space.role", List.of("'other'")),
          Map.entry("storage_attributes.network_update_bandwidth", List.of("0.001")),
          Map.entry("mapping_temporal.permutation", List.of("'M N K C'")),
          Map.entry("mapping_spatial.permutation", List.of("'C M N K'")),
          Map.entry("constraint_temporal.factors", List.of("'K=4'")),
          Map.entry("constraint_temporal.permutation", List.of("'M N C K'")),
          Map.entry("constraint_spatial.factors", List.of("'M=4'")),
          Map.entry("storage_attributes.instances", List.of("2")),
          Map.entry("storage_attributes.block_size", List.of("2")),
          Map.entry("compute_attributes.instances", List.of("8")),
          Map.entry("mapper.algorithm", List.of("'random'")),
          Map.entry("mapper.optimization_metric", List.of("['delay']")),
          Map.entry("instance.commonDensity", List.of("0.25")),
          Map.entry("instance.densities", List.of("{A: 0.25}")),
          Map.entry("layer.commonDensity", List.of("0.5")),
          Map.entry("layer.densities", List.of("{A: 0.5}")),
          Map.entry("problem_of_sizes.commonDensity", List.of("0.5")),
          Map.entry("problem_of_sizes.densities", List.of("{A: 0.5}")),
          Map.entry("mapping_dataspace.keep", List.of("['B']")),
          Map.entry("constraint_temporal.default_max_factor", List.of("1")),
          Map.entry("constraint_spatial.default_max_factor", List.of("1")),
          Map.entry("mapper.energy_cap_pj", List.of("1e12")),
          Map.entry("mapper.delay_cap_cycles", List.of("1e12")),
          Map.entry("storage_attributes.reduction_supported", List.of("false")),
          Map.entry("storage_attributes.elide_first_read", List.of("false")),
          Map.entry("component.class", List.of("'DRAM'")),
          Map.entry("part.class", List.of("'intadder'")),
          Map.entry("part.attributes", List.of("{datawidth: 32}")),
          Map.entry("compound.attributes", List.of("{bits: 32}")),
          Map.entry("compound_action.arguments", List.of("{times: '0..3'}")),
          Map.entry("step.name", List.of("'idle'")),
          Map.entry("step.arguments", List.of("{data_delta: 0, address_delta: 0}")),
          Map.entry("file.globals", List.of("{other: 3}")),
          Map.entry("file.ERT_summary", List.of("{other: 3}")));

  private static final Pricing PRICING =
      new Pricing(new Library(Path.of("../library")).technologies(), Optional.empty(), false);

  private static JsonNode schema() {
    try {
      return JSON.readTree(Path.of("../docs/schema/specification.schema.json").toFile());
    } catch (IOException absent) {
      throw new UncheckedIOException(absent);
    }
  }

  private static Map<String, Place> places() {
    Map<String, Place> places = new TreeMap<>();
    String design = "/architecture/subtree/0";
    add(places, Command.BOTH, "file", "");
    add(places, Command.EVALUATE, "architecture", "/architecture");
    add(places, Command.EVALUATE, "level", design + "/subtree/0");
    add(places, Command.EVALUATE, "component", design + "/local/1");
    add(places, Command.EVALUATE, "storage_attributes", design + "/local/1/attributes");
    add(places, Command.EVALUATE, "compute_attributes", design + "/subtree/0/local/1/attributes");
    add(places, Command.EVALUATE, "problem_of_instance", "/problem");
    add(places, Command.EVALUATE, "instance", "/problem/instance");
    add(places, Command.EVALUATE, "shape", "/problem/shape");
    add(places, Command.EVALUATE, "coefficient", "/problem/shape/coefficients/0");
    add(places, Command.EVALUATE, "data_space", "/problem/shape/data_spaces/0");
    add(places, Command.EVALUATE, "mapping_temporal", "/mapping/1");
    add(places, Command.EVALUATE, "mapping_spatial", "/mapping/2");
    add(places, Command.EVALUATE, "mapping_dataspace", "/mapping/5");
    add(places, Command.MAP, "mapper", "/mapper");
    add(places, Command.EVALUATE, "ERT", "/ERT", TABLES);
    add(places, Command.EVALUATE, "energies", "/ERT/tables/1", TABLES);
    add(places, Command.EVALUATE, "action", "/ERT/tables/1/actions/0", TABLES);
    add(places, Command.EVALUATE, "energy_of_arguments", "/ERT/tables/mac/compute/0", OLD_TABLES);
    add(places, Command.EVALUATE, "ART", "/ART", TABLES);
    add(places, Command.EVALUATE, "area", "/ART/tables/0", TABLES);
    add(places, Command.MAP, "constraints", "/constraints", CONSTRAINTS);
    add(places, Command.MAP, "constraint_parallelism", "/constraints/targets/1", HALF_THE_ARRAY);
    String[] types = {"temporal", "spatial", "dataspace", "overbooking"};
    for (int i = 0; i < types.length; i++) {
      add(places, Command.MAP, "constraint_" + types[i], "/constraints/targets/" + i, CONSTRAINTS);
    }
    add(places, Command.MAP, "constraint_group", "/constraints/targets/5", CONSTRAINTS);
    add(places, Command.MAP, "network", "/network", NETWORK);
    add(places, Command.MAP, "layer", "/network/layers/0", NETWORK);
    add(places, Command.MAP, "layer_of_problem", "/network/layers/1", NETWORK);
    add(places, Command.MAP, "problem_of_sizes", "/network/layers/1/problem", NETWORK);
    String compound = "/compound_components/classes/0";
    add(places, Command.EVALUATE, "compound_components", "/compound_components", COMPOUND);
    add(places, Command.EVALUATE, "compound", compound, COMPOUND);
    add(places, Command.EVALUATE, "part", compound + "/subcomponents/0", COMPOUND);
    add(places, Command.EVALUATE, "compound_action", compound + "/actions/0", COMPOUND);
    add(
        places,
        Command.EVALUATE,
        "part_of_action",
        compound + "/actions/0/subcomponents/0",
        COMPOUND);
    add(
        places,
        Command.EVALUATE,
        "step",
        compound + "/actions/0/subcomponents/0/actions/0",
        COMPOUND);
    return places;
  }

  private static void add(
      Map<String, Place> places, Command command, String table, String pointer, String... more) {
    List<String> documents = new ArrayList<>(List.of(SPECIFICATION));
    documents.addAll(List.of(more));
    places.put(table, new Place(command, documents, pointer));
  }

  @Test
  void theSpecificationsAreValid() throws IOException {
    for (Place place : PLACES.values()) {
      Outcome outcome = outcome(place.command(), place.specification());
      assertThat(outcome.refused()).as(outcome.messages()).isFalse();
      assertThat(outcome.result()).contains("\"valid\" : true");
    }
  }

  @Test
  void everyKeyHasAnEffectOrAMessage() throws IOException {
    JsonNode tables = SCHEMA.get("$defs");
    Map<String, Effect> effects = new TreeMap<>();
    Set<String> unplaced = new TreeSet<>();
    for (Map.Entry<String, JsonNode> table : tables.properties()) {
      Place place = PLACES.get(table.getKey());
      if (place == null) {
        unplaced.add(table.getKey());
        continue;
      }
      Outcome before = outcome(place.command(), place.specification());
      for (String key : names(table.getValue())) {
        String name = table.getKey() + "." + key;
        if (!EXEMPT.containsKey(name)) {
          effects.put(name, effect(place, before, table.getKey(), key));
        }
      }
    }
    assertThat(silent(effects)).isEmpty();
    // Forms of the whole architecture that are translated to the first, and a rule of vocabulary.
    assertThat(unplaced)
        .containsExactly("architecture_flat", "architecture_of_nodes", "written_for");
    ReliabilityPage.update("silent", page(effects));
  }

  @Test
  void aKeyThatNobodyKnowsIsReported() throws IOException {
    Map<String, Place> places = new TreeMap<>(PLACES);
    add(places, Command.EVALUATE, "attributes of the design", "/architecture/attributes");
    add(places, Command.EVALUATE, "attributes of a level", LEVEL + "/attributes");
    Map<String, Effect> effects = new TreeMap<>();
    for (Map.Entry<String, Place> table : places.entrySet()) {
      Place place = table.getValue();
      Outcome before = outcome(place.command(), place.specification());
      effects.put(table.getKey(), tried(place, before, "nobody_knows", "", "3"));
    }
    effects.put("sizes at a level", triedAtLevel("depth"));
    effects.put("a slip at a level", triedAtLevel("tecnology"));
    assertThat(silent(effects)).isEmpty();
  }

  private static Effect triedAtLevel(String key) throws IOException {
    Place level = new Place(Command.EVALUATE, List.of(SPECIFICATION), LEVEL + "/attributes");
    Outcome before = outcome(level.command(), level.specification());
    return tried(level, before, key, "", "8");
  }

  private static List<String> silent(Map<String, Effect> effects) {
    return effects.entrySet().stream()
        .filter(entry -> entry.getValue() == Effect.NONE)
        .map(Map.Entry::getKey)
        .toList();
  }

  private static List<String> names(JsonNode table) {
    return table.path("properties").properties().stream().map(Map.Entry::getKey).toList();
  }

  /** The figures of the page, by section. */
  private static List<String> page(Map<String, Effect> effects) {
    Map<String, Map<String, Integer>> rows = new TreeMap<>();
    effects.forEach(
        (name, effect) -> {
          count(rows, section(name), effect.name());
          count(rows, "together", effect.name());
        });
    EXEMPT
        .keySet()
        .forEach(
            name -> {
              count(rows, section(name), "EXEMPT");
              count(rows, "together", "EXEMPT");
            });
    List<String> lines = new ArrayList<>();
    lines.add(
        "| section | keys | change a result | give a warning | give an error only | exempt |");
    lines.add("|---|---|---|---|---|---|");
    rows.forEach(
        (section, counts) ->
            lines.add(
                "| %s | %d | %d | %d | %d | %d |"
                    .formatted(
                        section,
                        counts.values().stream().mapToInt(Integer::intValue).sum(),
                        counts.getOrDefault("RESULT", 0),
                        counts.getOrDefault("WARNING", 0),
                        counts.getOrDefault("ERROR", 0),
                        counts.getOrDefault("EXEMPT", 0))));
    return lines;
  }

  private static String section(String name) {
    return PLACES.get(name.substring(0, name.indexOf('.'))).section();
  }

  private static void count(Map<String, Map<String, Integer>> rows, String row, String column) {
    rows.computeIfAbsent(row, any -> new LinkedHashMap<>()).merge(column, 1, Integer::sum);
  }

  /** What the most telling of other values of a key does; of a synonym, in place of the key. */
  private static Effect effect(Place place, Outcome before, String table, String key)
      throws IOException {
    JsonNode schema = SCHEMA.get("$defs").get(table).get("properties").get(key);
    String first = key;
    if (schema.path("$ref").asText().contains("/properties/")) {
      String target = schema.get("$ref").asText();
      first = target.substring(target.lastIndexOf('/') + 1);
      schema = SCHEMA.at(target.substring(1));
    }
    JsonNode present = place.specification().at(place.pointer()).get(first);
    List<String> values =
        Stream.of(table + "." + first, "*." + first)
            .filter(VALUES::containsKey)
            .findFirst()
            .map(VALUES::get)
            .orElse(others(schema, present));
    Effect strongest = Effect.ERROR;
    for (String value : values) {
      Effect effect = tried(place, before, key, first, value);
      strongest = effect.compareTo(strongest) < 0 ? effect : strongest;
    }
    return strongest;
  }

  /** What a value under a key does, instead of what is under another. */
  private static Effect tried(Place place, Outcome before, String key, String instead, String value)
      throws IOException {
    ObjectNode changed = place.specification();
    ObjectNode map = (ObjectNode) changed.at(place.pointer());
    map.remove(instead);
    map.set(key, JSON.readTree(value));
    return outcome(place.command(), changed).after(before);
  }

  /** Other values of the type of a key. */
  private static List<String> others(JsonNode schema, JsonNode present) {
    if (present != null && present.isNumber()) {
      return List.of(Integer.toString(2 * present.asInt()), "1");
    }
    if (present != null && present.isBoolean()) {
      return List.of(Boolean.toString(!present.asBoolean()));
    }
    if (present != null && present.isTextual()) {
      return List.of("'" + present.asText() + "x'", "2");
    }
    if (present != null && present.isContainerNode()) {
      return List.of("[]");
    }
    JsonNode type = schema.has("anyOf") ? schema.get("anyOf").get(0) : schema;
    String kind =
        type.path("type").isArray() ? type.get("type").get(0).asText() : type.path("type").asText();
    if (type.has("enum")) {
      return words(type.get("enum"));
    }
    return switch (kind) {
      case "boolean" -> List.of("true", "false");
      case "integer" -> List.of("3");
      case "number" -> List.of("0.5");
      case "object" -> List.of("{other: 3}");
      case "array" -> List.of("['A']", "['Z']");
      default ->
          type.path("type").toString().contains("array")
              ? List.of("['A']", "['Z']")
              : List.of("'other'", "2");
    };
  }

  private static List<String> words(JsonNode words) {
    List<String> texts = new ArrayList<>();
    words.forEach(word -> texts.add(word.toString()));
    return texts;
  }

  /** What a user sees: the result but for its times, and the messages. */
  private static Outcome outcome(Command command, ObjectNode specification) throws IOException {
    List<Object> messages = new ArrayList<>();
    try {
      SpecificationFiles files =
          SpecificationFiles.parse("specification.yaml", text(specification));
      String evaluated = command == Command.MAP ? "" : evaluated(files, messages);
      String mapped = command == Command.EVALUATE ? "" : mapped(files, messages);
      return new Outcome(
          evaluated + mapped.replaceAll("\"seconds\" : [^\\n]*", ""), plain(messages), false);
    } catch (SpecException | IllegalArgumentException | ArithmeticException refused) {
      messages.add(refused.getMessage());
      return new Outcome("", plain(messages), true);
    }
  }

  private static String plain(List<Object> messages) {
    return messages.toString().replaceAll("specification.yaml:\\d+", "");
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
