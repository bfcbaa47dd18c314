package org.loopwright.report.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.loopwright.analysis.TileAnalysis;
import org.loopwright.cost.Evaluation;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.Verdict;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Bandwidth;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;
import org.loopwright.result.RunIdentity;
import org.loopwright.testkit.SmallSpec;
import org.loopwright.testkit.SmallSpecs;

final class MappingTraceTest {
  private static final RunIdentity IDENTITY = RunIdentity.of("1.0 (test)");
  private static final double ROUNDING = 1e-6;

  /** y[m] += w[m][k] x[k]. */
  private static final Workload PRODUCT =
      new Workload(
          "product",
          List.of(new Dimension("M", 4), new Dimension("K", 6)),
          List.of(
              DataSpace.operand("W", rank("M"), rank("K")),
              DataSpace.operand("X", rank("K")),
              DataSpace.result("Y", rank("M"))));

  private static IndexExpression rank(String dimension) {
    return IndexExpression.of(Term.of(dimension));
  }

  /** A buffer that takes one word each two cycles. */
  private static final Architecture CHIP =
      new Architecture(
          "chip",
          new ComputeLevel("MAC", "mac", Mesh.SINGLE, 16),
          List.of(
              StorageLevel.builder("Buffer", "SRAM", Mesh.SINGLE)
                  .bandwidth(
                      new Bandwidth(
                          OptionalDouble.empty(), OptionalDouble.of(2), OptionalDouble.empty()))
                  .build(),
              StorageLevel.builder("DRAM", "DRAM", Mesh.SINGLE)
                  .bandwidth(
                      new Bandwidth(
                          OptionalDouble.of(0.5), OptionalDouble.empty(), OptionalDouble.empty()))
                  .build()));

  private static final Set<String> ALL = Set.of("W", "X", "Y");

  /** For each m outside, all k inside. */
  private static final Mapping ROWS =
      new Mapping(
          List.of(
              new LevelMapping("Buffer", List.of(new Loop("K", 6)), List.of(), List.of(), ALL),
              new LevelMapping("DRAM", List.of(new Loop("M", 4)), List.of(), List.of(), ALL)));

  private static Evaluation evaluation(Workload workload, Architecture design, Mapping mapping) {
    Verdict verdict =
        new Evaluator(workload, design, EnergyTable.EMPTY, AreaTable.EMPTY).evaluate(mapping);
    return ((Verdict.Valid) verdict).evaluation();
  }

  private static TracedLayer rows() {
    return new TracedLayer(PRODUCT, 3, CHIP, ROWS, evaluation(PRODUCT, CHIP, ROWS));
  }

  /** The trace as a strict reader has it. */
  private static List<JsonNode> events(List<TracedLayer> layers) throws IOException {
    return TraceFormat.check(MappingTrace.of(IDENTITY, layers));
  }

  private static Stream<JsonNode> slices(List<JsonNode> events, String group, String track) {
    int pid = number(events, "process_name", group, -1, "pid");
    int tid = number(events, "thread_name", track, pid, "tid");
    return events.stream()
        .filter(event -> event.get("ph").asText().equals("X"))
        .filter(event -> event.get("pid").asInt() == pid && event.get("tid").asInt() == tid);
  }

  private static int number(
      List<JsonNode> events, String fact, String name, int group, String key) {
    return events.stream()
        .filter(event -> event.get("name").asText().equals(fact))
        .filter(event -> event.at("/args/name").asText().equals(name))
        .filter(event -> group < 0 || event.get("pid").asInt() == group)
        .findFirst()
        .orElseThrow()
        .get(key)
        .asInt();
  }

  private static double sum(Stream<JsonNode> slices, String pointer) {
    return slices.mapToDouble(slice -> slice.at(pointer).asDouble()).sum();
  }

  @Test
  void rowsComeOneAfterTheOtherAndTheVectorOnce() throws IOException {
    List<JsonNode> events = events(List.of(rows()));
    // DRAM reads 4 x 6 weights and 6 inputs at half a word a cycle: 60 cycles for 24 steps.
    double cycles = (4 * 6 + 6) / 0.5;
    assertThat(rows().evaluation().cycles()).isEqualTo((long) cycles);
    List<JsonNode> weights = slices(events, "Buffer", "W").toList();
    assertThat(weights.stream().map(slice -> slice.get("name").asText()))
        .containsExactly(
            "tile 1 of 4",
            "fill",
            "tile 2 of 4",
            "fill",
            "tile 3 of 4",
            "fill",
            "tile 4 of 4",
            "fill");
    assertThat(weights.get(2).get("ts").asDouble()).isEqualTo(cycles / 4);
    // 6 weights of a row, each 2 cycles from DRAM.
    assertThat(weights.get(3).get("dur").asDouble()).isCloseTo(6 / 0.5, within(ROUNDING));
    assertThat(weights.get(3).at("/args/words").asDouble()).isCloseTo(6, within(ROUNDING));
    assertThat(slices(events, "Buffer", "X").map(slice -> slice.get("name").asText()))
        .containsExactly("tile 1 of 1", "fill");
    assertThat(slices(events, "Buffer", "Y drains")).hasSize(4);
    assertThat(slices(events, "MAC", "one unit").mapToDouble(s -> s.get("dur").asDouble()).sum())
        .isEqualTo(4 * 6);
  }

  @Test
  void layersFollowEachOther() throws IOException {
    List<JsonNode> events = events(List.of(rows(), rows()));
    List<JsonNode> layers = slices(events, "layers", "layers, each once").toList();
    assertThat(layers).hasSize(2);
    assertThat(layers.get(1).get("ts").asDouble()).isEqualTo(layers.get(0).get("dur").asDouble());
    assertThat(layers.get(0).at("/args/times").asInt()).isEqualTo(3);
  }

  @Test
  void longRunMakesNoLargeFile() {
    Workload workload =
        new Workload(
            "long",
            List.of(new Dimension("M", 1 << 20), new Dimension("K", 1 << 20)),
            PRODUCT.dataSpaces());
    Mapping mapping =
        new Mapping(
            List.of(
                new LevelMapping("Buffer", List.of(), List.of(), List.of(), ALL),
                new LevelMapping(
                    "DRAM",
                    List.of(new Loop("K", 1 << 20), new Loop("M", 1 << 20)),
                    List.of(),
                    List.of(),
                    ALL)));
    TracedLayer layer =
        new TracedLayer(workload, 1, CHIP, mapping, evaluation(workload, CHIP, mapping));
    assertThat(MappingTrace.of(IDENTITY, List.of(layer)).compact()).hasSizeLessThan(1 << 20);
  }

  @Provide
  Arbitrary<SmallSpec> specs() {
    return SmallSpecs.specs(200);
  }

  @Provide
  Arbitrary<SmallSpec> imperfectSpecs() {
    return SmallSpecs.imperfectSpecs(200).filter(MappingTraceTest::isCountable);
  }

  private static boolean isCountable(SmallSpec spec) {
    try {
      PackedMapping.requireCountableResiduals(spec.workload());
      return true;
    } catch (IllegalArgumentException notCountable) {
      return false;
    }
  }

  @Property(tries = 100)
  void timesAndWordsAddUpToThoseOfTheEvaluation(@ForAll("specs") SmallSpec spec)
      throws IOException {
    requireSums(spec);
  }

  @Property(tries = 100)
  void theyDoWithResiduals(@ForAll("imperfectSpecs") SmallSpec spec) throws IOException {
    requireSums(spec);
  }

  private static void requireSums(SmallSpec spec) throws IOException {
    Verdict verdict =
        new Evaluator(spec.workload(), spec.architecture(), EnergyTable.EMPTY, AreaTable.EMPTY)
            .evaluate(spec.mapping());
    if (!(verdict instanceof Verdict.Valid valid)) {
      return;
    }
    Evaluation evaluation = valid.evaluation();
    List<JsonNode> events =
        events(
            List.of(
                new TracedLayer(
                    spec.workload(), 1, spec.architecture(), spec.mapping(), evaluation)));
    assertThat(new NestClock(spec.mapping()).steps()).isEqualTo(evaluation.compute().cycles());
    assertThat(sum(slices(events, evaluation.compute().name(), "one unit"), "/dur"))
        .isCloseTo((double) evaluation.compute().cycles(), within(ROUNDING));
    var counts =
        TileAnalysis.analyze(spec.workload(), spec.architecture(), spec.mapping()).levels();
    for (int level = 0; level < counts.size(); level++) {
      String name = spec.architecture().storage().get(level).name();
      if (!spec.architecture().storage().get(level).isInternal()) {
        Map<String, DataSpaceCounts> kept = new TreeMap<>(counts.get(level).dataSpaces());
        kept.keySet().retainAll(spec.mapping().levels().get(level).keep());
        kept.forEach((space, words) -> requireSums(events, name, space, words, evaluation));
      }
    }
  }

  private static void requireSums(
      List<JsonNode> events, String level, String space, DataSpaceCounts words, Evaluation of) {
    List<JsonNode> slices = slices(events, level, space).toList();
    List<JsonNode> fills =
        slices.stream().filter(slice -> slice.get("name").asText().equals("fill")).toList();
    List<JsonNode> tiles = new ArrayList<>(slices);
    tiles.removeAll(fills);
    double rounding = ROUNDING * (1 + of.cycles());
    assertThat(sum(tiles.stream(), "/dur")).isCloseTo((double) of.cycles(), within(rounding));
    double end = 0;
    for (JsonNode tile : tiles) {
      assertThat(tile.get("ts").asDouble()).isCloseTo(end, within(rounding));
      end += tile.get("dur").asDouble();
    }
    assertThat(sum(fills.stream(), "/args/words") + sum(tiles.stream(), "/args/fill_words"))
        .isCloseTo((double) words.fills(), within(ROUNDING * (1 + words.fills())));
    assertThat(sum(fills.stream(), "/dur")).isLessThanOrEqualTo(of.cycles() + rounding);
    double most =
        events.stream()
            .filter(event -> event.get("name").asText().equals(space + " held"))
            .mapToDouble(event -> event.at("/args/words").asDouble())
            .max()
            .orElseThrow();
    assertThat(most).isGreaterThanOrEqualTo((double) words.tileWords());
  }
}
