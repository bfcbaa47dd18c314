package org.loopwright.formats.study;

import static org.loopwright.formats.study.StudyTypes.texts;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.formats.document.ValueType;
import org.loopwright.formats.objective.ObjectiveText;
import org.loopwright.formats.study.StudyDesign.AreaMatch;
import org.loopwright.formats.timeloop.MapperCodec;
import org.loopwright.search.goal.Objective;
import org.loopwright.search.goal.Target;

/** The keys of the kinds of runs that map loop nests. */
final class PlanKeys {
  private static final Key<String> NAME =
      Key.of("name", ValueType.TEXT, "One word, before the names of its numbers.").mustBeThere();
  private static final Key<String> ARCHITECTURE =
      Key.of("architecture", ValueType.TEXT, "Name in the library, or a file.");
  private static final Key<String> BASE =
      Key.of("base", ValueType.TEXT, "The design of the run that this is a variant of.");
  private static final Key<List<ScalarNode>> FILES =
      Key.of("files", ValueType.TEXTS, "Further files with sections of the design.");
  private static final Key<Map<String, String>> CHANGES =
      Key.of(
          "set",
          ValueType.mapOf(ValueType.TEXT),
          "Attributes in place of the file's, by COMPONENT.attribute; COMPONENT.instances is the"
              + " number of a component.");
  private static final Key<String> TECHNOLOGY =
      Key.of("technology", ValueType.TEXT, "Prices are computed in it; by default the design's.");
  private static final Key<PriceTables> TABLES =
      Key.of(
              "tables",
              StudyTypes.label(PriceTables.class, "use of tables"),
              "What becomes of its ERT and ART.")
          .standard(PriceTables.GIVEN);
  private static final Key<String> MAPPING_OF =
      Key.of("mapping_of", ValueType.TEXT, "The design whose mappings it runs, unsearched.");

  private static final Key<String> AREA_DESIGN =
      Key.of("design", ValueType.TEXT, "The design that has the area.").mustBeThere();
  private static final Key<List<ScalarNode>> AREA_BUFFERS =
      Key.of("buffers", ValueType.TEXTS, "Components whose depth is scaled.").mustBeThere();
  private static final Key<AreaMatch> AREA_OF =
      Key.of(
          "area_of",
          StudyTypes.map(
              KeyTable.of("area_of", "Sizes buffers to an area.", AREA_DESIGN, AREA_BUFFERS),
              keys -> new AreaMatch(keys.text(AREA_DESIGN), texts(keys, AREA_BUFFERS))),
          "Buffers are sized so that the area is that of another design.");

  private static final ValueType<StudyDesign> DESIGN =
      StudyTypes.map(
          KeyTable.of(
              "design",
              "A design, or a variant of one.",
              NAME,
              ARCHITECTURE,
              BASE,
              FILES,
              CHANGES,
              TECHNOLOGY,
              TABLES,
              MAPPING_OF,
              AREA_OF),
          keys ->
              new StudyDesign(
                  keys.text(NAME),
                  keys.get(ARCHITECTURE),
                  keys.get(BASE),
                  texts(keys, FILES),
                  keys.get(CHANGES).orElse(Map.of()),
                  keys.get(TECHNOLOGY),
                  keys.get(TABLES).orElse(PriceTables.GIVEN),
                  keys.get(MAPPING_OF),
                  keys.get(AREA_OF),
                  keys.location()));

  private static final Key<String> NETWORK =
      Key.of("network", ValueType.TEXT, "Name in the library, or a file.").mustBeThere();
  private static final Key<List<ScalarNode>> LAYERS =
      Key.of("layers", ValueType.WORDS, "Only these layers; * is for any characters.");
  private static final Key<Long> BATCH =
      Key.of("batch", ValueType.POSITIVE, "In place of the batch size of the layers.");

  static final ValueType<StudyNetwork> LAYERS_OF_NETWORK =
      StudyTypes.map(
          KeyTable.of("network_layers", "Layers of a network.", NETWORK, LAYERS, BATCH),
          keys ->
              new StudyNetwork(
                  keys.text(NETWORK), texts(keys, LAYERS), number(keys, BATCH), keys.location()));

  private static final Key<List<StudyDesign>> DESIGNS =
      Key.of("designs", ValueType.listOf(DESIGN), "What is mapped on.").mustBeThere();
  private static final Key<List<StudyNetwork>> NETWORKS =
      Key.of("networks", ValueType.listOf(LAYERS_OF_NETWORK), "What is mapped.").mustBeThere();
  private static final Key<Node> MAPPER =
      Key.of("mapper", MapperCodec.SECTION, "How to search, as in the section 'mapper'.");

  private static final Key<Long> SAMPLES =
      Key.of("samples", ValueType.POSITIVE, "Mappings to draw; by default all are counted.");
  private static final Key<Long> SEED =
      Key.of("seed", ValueType.INTEGER, "Of the draws.").standard(1L);
  private static final Key<Objective> STATISTIC =
      Key.of(
              "statistic",
              StudyTypes.parsed(ObjectiveText::statistic, Objective::label),
              "The number whose distribution is described.")
          .standard(Objective.ENERGY);
  private static final Key<List<Objective>> WHERE =
      Key.of(
          "where",
          ValueType.listOf(StudyTypes.parsed(ObjectiveText::statistic, Objective::label)),
          "What must be true of the mappings that count.");
  private static final Key<List<Target>> WITHIN =
      Key.of(
          "within",
          StudyTypes.parsed(ObjectiveText::list, list -> String.join(", ", labels(list))),
          "Only mappings near the best, such as levels.DRAM.accesses:0.");
  private static final Key<Long> HISTOGRAM =
      Key.of("histogram", ValueType.POSITIVE, "Bins, each a row, in place of a row a layer.");

  static final KeyTable MAP =
      KeyTable.of("run_map", "Maps every layer on every design.", DESIGNS, NETWORKS, MAPPER);
  static final KeyTable CENSUS =
      KeyTable.of(
          "run_census",
          "Counts the mapspace of every layer on every design.",
          DESIGNS,
          NETWORKS,
          SAMPLES,
          SEED,
          STATISTIC,
          WHERE,
          WITHIN,
          HISTOGRAM);
  private static final Key<String> BATCH_FILE =
      Key.of("batch", ValueType.TEXT, "A file for 'evaluate --batch', relative to the study.")
          .mustBeThere();

  static final KeyTable EVALUATE =
      KeyTable.of("run_evaluate", "Evaluates the cases of a batch.", BATCH_FILE);
  static final KeyTable DATA = KeyTable.of("run_data", "The rows of files.");

  private PlanKeys() {}

  static RunPlan map(MapReader keys) {
    return new MapPlan(keys.requireList(DESIGNS), keys.requireList(NETWORKS), keys.get(MAPPER));
  }

  static RunPlan evaluate(MapReader keys) {
    return new EvaluatePlan(keys.text(BATCH_FILE), keys.location());
  }

  static RunPlan census(MapReader keys) {
    return new CensusPlan(
        keys.requireList(DESIGNS),
        keys.requireList(NETWORKS),
        number(keys, SAMPLES),
        keys.get(SEED).orElse(1L),
        keys.get(STATISTIC).orElse(Objective.ENERGY),
        keys.list(WHERE),
        keys.list(WITHIN),
        number(keys, HISTOGRAM));
  }

  private static List<String> labels(List<Target> targets) {
    return targets.stream().map(Target::toString).toList();
  }

  private static OptionalLong number(MapReader keys, Key<Long> key) {
    return keys.get(key).map(OptionalLong::of).orElse(OptionalLong.empty());
  }
}
