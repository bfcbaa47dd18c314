package org.loopwright.formats.study;

import static org.loopwright.formats.study.StudyTypes.texts;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DataflowHardware.Noc;
import org.loopwright.dataflow.spec.NocLinks;
import org.loopwright.dataflow.spec.NocTopology;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.dataflow.style.TileSizes;
import org.loopwright.explore.SweepAxes;
import org.loopwright.explore.axis.Axis;
import org.loopwright.explore.axis.AxisText;
import org.loopwright.explore.axis.BufferAxis;
import org.loopwright.explore.axis.TileAxes;
import org.loopwright.explore.budget.Budget;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueType;
import org.loopwright.formats.objective.ObjectiveText;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.search.goal.Target;

/** The keys of the kinds of runs that work on data-centric mappings. */
final class DataflowKeys {
  private static final String AN_AXIS = "A list of values and ranges, such as 8,16 or 64..512:64.";
  private static final String STANDARD_COSTS = "maestro-28nm";

  private static final Key<String> NAME =
      Key.of("name", ValueType.TEXT, "One word, before the names of its numbers.").mustBeThere();
  private static final Key<DataflowStyle> STYLE =
      Key.of("style", StudyTypes.label(DataflowStyle.class, "style"), "How layers are mapped.");
  private static final Key<Map<String, String>> TILE =
      Key.of(
          "tile",
          ValueType.mapOf(ValueType.TEXT),
          "What a PE holds of dimensions at a time, in place of the style's own.");
  private static final Key<List<Target>> SEARCH =
      Key.of(
          "search",
          StudyTypes.parsed(ObjectiveText::list, Object::toString),
          "What a search over directives makes small, in place of a style.");
  private static final Key<Long> PES =
      Key.of("pes", ValueType.POSITIVE, "Processing elements.").mustBeThere();
  private static final Key<Long> BANDWIDTH =
      Key.of("noc_bandwidth", ValueType.POSITIVE, "Elements a cycle that the NoC carries.")
          .standard(DataflowHardware.UNLIMITED);
  private static final Key<Long> LATENCY =
      Key.of("noc_latency", ValueType.NOT_NEGATIVE, "Cycles until the first element arrives.")
          .standard(1L);
  private static final Key<Boolean> MULTICAST =
      Key.of("multicast", ValueType.FLAG, "Whether one L2 read can feed several PEs.")
          .standard(true);
  private static final Key<Boolean> REDUCTION =
      Key.of("reduction", ValueType.FLAG, "Whether partial sums of PEs are added on their way.")
          .standard(true);
  private static final Key<NocTopology> TOPOLOGY =
      Key.of(
          "noc_topology",
          StudyTypes.label(NocTopology.class, "topology"),
          "What operands take to the units of each cluster level; noc_latency is then of a hop.");
  private static final Key<NocTopology> REDUCTION_TOPOLOGY =
      Key.of(
          "noc_reduction_topology",
          StudyTypes.label(NocTopology.class, "topology"),
          "What partial sums are added up on: tree or chain; by default noc_topology, a tree where"
              + " that is a bus.");
  private static final Key<Double> ENERGY_PER_HOP =
      Key.of(
              "noc_energy_per_hop",
              ValueType.NOT_NEGATIVE_NUMBER,
              "Energy of an element over a hop.")
          .in("pJ")
          .standard(0.0);
  private static final Key<Long> L1 =
      Key.of("l1_size", ValueType.POSITIVE, "Bytes in each PE.")
          .standard(DataflowHardware.UNLIMITED);
  private static final Key<Long> L2 =
      Key.of("l2_size", ValueType.POSITIVE, "Bytes that are shared.")
          .standard(DataflowHardware.UNLIMITED);

  private static final ValueType<DirectiveMappingPlan> MAPPING =
      StudyTypes.map(
          KeyTable.of(
              "directive_mapping",
              "A style, a search, or the directives of the file, and its hardware.",
              NAME,
              STYLE,
              TILE,
              SEARCH,
              PES,
              BANDWIDTH,
              LATENCY,
              MULTICAST,
              REDUCTION,
              TOPOLOGY,
              REDUCTION_TOPOLOGY,
              ENERGY_PER_HOP,
              L1,
              L2),
          keys ->
              new DirectiveMappingPlan(
                  keys.text(NAME),
                  keys.get(STYLE),
                  tile(keys),
                  keys.list(SEARCH),
                  hardware(keys),
                  keys.location()));

  private static final Key<List<DirectiveMappingPlan>> MAPPINGS =
      Key.of("mappings", ValueType.listOf(MAPPING), "How layers are mapped.").mustBeThere();
  private static final Key<List<StudyNetwork>> NETWORKS =
      Key.of("networks", ValueType.listOf(PlanKeys.LAYERS_OF_NETWORK), "What is mapped.");
  private static final Key<List<ScalarNode>> FILES =
      Key.of("files", ValueType.TEXTS, "Mapping files next to the study; their layers are rows.");

  static final KeyTable ANALYZE =
      KeyTable.of(
          "run_analyze",
          "Analyses every layer in every data-centric mapping.",
          MAPPINGS,
          NETWORKS,
          FILES);

  private static final Key<StudyNetwork> NETWORK =
      Key.of("network", PlanKeys.LAYERS_OF_NETWORK, "What runs on the hardware.").mustBeThere();
  private static final Key<DataflowStyle> SWEPT_STYLE = STYLE.mustBeThere();

  /** What is there until the error that a key is missing ends the reading. */
  private static final StudyNetwork NO_NETWORK =
      new StudyNetwork("", List.of(), OptionalLong.empty(), Location.ofFile(""));

  private static final Axis NO_AXIS = Axis.of(1);

  private static final Key<Axis> PES_AXIS =
      Key.of("pes", axis(text -> AxisText.parse(text, "pes")), AN_AXIS).mustBeThere();
  private static final Key<Axis> BANDWIDTH_AXIS =
      Key.of("noc_bandwidth", axis(text -> AxisText.parse(text, "noc_bandwidth")), AN_AXIS)
          .mustBeThere();
  private static final Key<BufferAxis> L1_AXIS =
      Key.of("l1_size", axis(text -> BufferAxis.parse(text, "l1_size")), AN_AXIS)
          .standard(BufferAxis.exact());
  private static final Key<BufferAxis> L2_AXIS =
      Key.of("l2_size", axis(text -> BufferAxis.parse(text, "l2_size")), AN_AXIS)
          .standard(BufferAxis.exact());
  private static final Key<Double> MAX_AREA =
      Key.of("max_area", ValueType.POSITIVE_NUMBER, "Budget, mm2.").mustBeThere();
  private static final Key<Double> MAX_POWER =
      Key.of("max_power", ValueType.POSITIVE_NUMBER, "Budget, mW.").mustBeThere();
  private static final Key<String> COSTS =
      Key.of("costs", ValueType.TEXT, "Cost table: a name in the library, or a file.")
          .standard(STANDARD_COSTS);

  private static final ValueType<SweepPlan> SWEEP =
      StudyTypes.map(
          KeyTable.of(
              "hardware_sweep",
              "Hardware for some layers in a style.",
              NAME,
              NETWORK,
              SWEPT_STYLE,
              TILE,
              PES_AXIS,
              BANDWIDTH_AXIS,
              L1_AXIS,
              L2_AXIS,
              MAX_AREA,
              MAX_POWER,
              COSTS),
          keys ->
              new SweepPlan(
                  keys.text(NAME),
                  keys.require(NETWORK).orElse(NO_NETWORK),
                  keys.require(SWEPT_STYLE).orElse(DataflowStyle.KC_P),
                  tiles(keys),
                  new SweepAxes(
                      keys.require(PES_AXIS).orElse(NO_AXIS),
                      keys.require(BANDWIDTH_AXIS).orElse(NO_AXIS),
                      keys.get(L1_AXIS).orElseGet(BufferAxis::exact),
                      keys.get(L2_AXIS).orElseGet(BufferAxis::exact)),
                  new Budget(
                      keys.require(MAX_AREA).orElse(1.0), keys.require(MAX_POWER).orElse(1.0)),
                  keys.get(COSTS).orElse(STANDARD_COSTS),
                  keys.location()));

  private static final Key<List<SweepPlan>> SWEEPS =
      Key.of("sweeps", ValueType.listOf(SWEEP), "What is swept.").mustBeThere();

  static final KeyTable EXPLORE =
      KeyTable.of("run_explore", "Sweeps hardware under budgets.", SWEEPS);

  private DataflowKeys() {}

  static RunPlan analyze(MapReader keys) {
    return new AnalyzePlan(keys.requireList(MAPPINGS), keys.list(NETWORKS), texts(keys, FILES));
  }

  static RunPlan explore(MapReader keys) {
    return new ExplorePlan(keys.requireList(SWEEPS));
  }

  private static <T> ValueType<T> axis(Function<String, T> parsing) {
    return StudyTypes.parsed(parsing, Object::toString);
  }

  private static DataflowHardware hardware(MapReader keys) {
    return new DataflowHardware(
        keys.require(PES).orElse(1L),
        1,
        new Noc(
            keys.get(BANDWIDTH).orElseThrow(),
            1,
            keys.get(LATENCY).orElseThrow(),
            keys.get(MULTICAST).orElseThrow(),
            keys.get(REDUCTION).orElseThrow(),
            new NocLinks(
                keys.get(TOPOLOGY),
                keys.get(REDUCTION_TOPOLOGY),
                keys.get(ENERGY_PER_HOP).orElseThrow())),
        DataflowHardware.UNLIMITED,
        keys.get(L1).orElseThrow(),
        keys.get(L2).orElseThrow());
  }

  private static List<TileSizes> tiles(MapReader keys) {
    DataflowStyle style = keys.get(STYLE).orElse(DataflowStyle.KC_P);
    return TileAxes.combinations(style, keys.get(TILE).orElse(Map.of()), "tile");
  }

  private static TileSizes tile(MapReader keys) {
    List<TileSizes> combinations = tiles(keys);
    Require.that(
        combinations.size() == 1,
        "a mapping has one tile of each dimension: give several as mappings of their own");
    return combinations.get(0);
  }
}
