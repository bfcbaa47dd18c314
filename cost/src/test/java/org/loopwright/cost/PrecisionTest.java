package org.loopwright.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Bandwidth;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.architecture.WordWidths;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Workload;
import org.loopwright.testkit.SmallSpec;
import org.loopwright.testkit.SmallSpecs;

/** Words of several widths in one memory, and zeros that take no energy. */
final class PrecisionTest {
  private static final double RELATIVE = 1e-12;

  @Provide
  Arbitrary<SmallSpec> specs() {
    return SmallSpecs.specs(2_000);
  }

  private static Evaluation evaluate(
      SmallSpec spec, UnaryOperator<StorageLevel.Builder> levels, boolean gatedArithmetic) {
    Architecture old = spec.architecture();
    ComputeLevel units = old.compute();
    Architecture changed =
        new Architecture(
            old.name(),
            new ComputeLevel(
                units.name(), units.componentClass(), units.mesh(), 16, gatedArithmetic),
            old.storage().stream().map(level -> levels.apply(level.toBuilder()).build()).toList());
    return evaluate(spec.workload(), changed, spec);
  }

  private static Evaluation evaluate(Workload workload, Architecture hardware, SmallSpec spec) {
    Map<String, Map<String, Double>> prices = new HashMap<>();
    prices.put(hardware.compute().name(), Map.of("compute", 5.0));
    hardware
        .storage()
        .forEach(
            level ->
                prices.put(
                    level.name(),
                    Map.of("read", 3.0, "write", 4.0, "update", 7.0, "address_generation", 1.0)));
    Verdict verdict =
        new Evaluator(workload, hardware, new EnergyTable(prices), AreaTable.EMPTY)
            .evaluate(spec.mapping());
    return ((Verdict.Valid) verdict).evaluation();
  }

  private static WordWidths widths(String dataSpace, int bits) {
    return new WordWidths(Map.of(dataSpace, bits), OptionalInt.empty());
  }

  /** A block is one word of 16 bits: half as wide, two words share an access. */
  @Property(tries = 200)
  void halvingTheBitsOfOneDataSpaceHalvesItsAccessesAndNothingElse(
      @ForAll("specs") SmallSpec spec) {
    String halved = spec.workload().dataSpaces().get(0).name();
    Evaluation before = evaluate(spec, level -> level, false);
    Evaluation after = evaluate(spec, level -> level.widths(widths(halved, 8)), false);

    assertThat(after.cycles()).isEqualTo(before.cycles());
    assertThat(after.compute()).isEqualTo(before.compute());
    assertThat(after.areaUm2()).isEqualTo(before.areaUm2());
    for (int level = 0; level < before.storage().size(); level++) {
      Map<String, DataSpaceCost> wide = before.storage().get(level).dataSpaces();
      Map<String, DataSpaceCost> narrow = after.storage().get(level).dataSpaces();
      for (String name : wide.keySet()) {
        assertThat(narrow.get(name).counts()).isEqualTo(wide.get(name).counts());
        DataSpaceCost.Energy expected =
            name.equals(halved) ? halved(wide.get(name)) : wide.get(name).energy();
        assertThat(narrow.get(name).energy()).isEqualTo(expected);
      }
    }
    assertAddsUp(after);
  }

  private static DataSpaceCost.Energy halved(DataSpaceCost wide) {
    long clusters = wide.utilizedClusters();
    return new DataSpaceCost.Energy(
        half(wide.counts().reads()) * 3.0 * clusters,
        half(wide.counts().fills()) * 4.0 * clusters,
        half(wide.counts().updates()) * 7.0 * clusters,
        0,
        0,
        half(wide.addressGenerationsPerCluster()) * 1.0 * clusters);
  }

  private static long half(long words) {
    return (words + 1) / 2;
  }

  /** Narrow words in wide ones are the same as narrow words, of which a block has twice as many. */
  @Property(tries = 200)
  void widthsOfAllDataSpacesAreTheWidthOfTheLevel(@ForAll("specs") SmallSpec spec) {
    OptionalDouble wide = OptionalDouble.of(1.5);
    OptionalDouble narrow = OptionalDouble.of(3);
    Map<String, Integer> all = new HashMap<>();
    spec.workload().dataSpaceNames().forEach(name -> all.put(name, 8));
    Evaluation mixed =
        evaluate(
            spec,
            level ->
                level
                    .widths(new WordWidths(all, OptionalInt.empty()))
                    .bandwidth(new Bandwidth(wide, wide, wide)),
            false);
    Evaluation plain =
        evaluate(
            spec,
            level ->
                level.wordBits(8).blockWords(2).bandwidth(new Bandwidth(narrow, narrow, narrow)),
            false);

    assertThat(mixed.cycles()).isEqualTo(plain.cycles());
    assertThat(mixed.energyPj()).isCloseTo(plain.energyPj(), within(RELATIVE * plain.energyPj()));
    for (int level = 0; level < plain.storage().size(); level++) {
      assertThat(mixed.storage().get(level).dataSpaces())
          .isEqualTo(plain.storage().get(level).dataSpaces());
    }
  }

  /** A unit holds 1 + 3 + 3 words: operands of 8 bits, sums of 32, in words of 16. */
  @Test
  void capacityIsInBits() {
    WordWidths sums = new WordWidths(Map.of("A", 8, "B", 8), OptionalInt.of(32));
    long words = (8 + 3 * 8 + 3 * 32) / 16;
    assertThat(isValid(sums, words)).isTrue();
    assertThat(isValid(sums, words - 1)).isFalse();
    assertThat(isValid(WordWidths.ALIKE, 7)).isTrue();
    assertThat(isValid(WordWidths.ALIKE, 6)).isFalse();
  }

  private static boolean isValid(WordWidths widths, long capacityWords) {
    StorageLevel inner =
        RowOfFour.inner().build().toBuilder().widths(widths).capacityWords(capacityWords).build();
    Architecture hardware =
        new Architecture(
            "row",
            new ComputeLevel("MAC", "intmac", new Mesh(4, 1), 16),
            List.of(inner, RowOfFour.outer().build()));
    return new Evaluator(RowOfFour.WORKLOAD, hardware, RowOfFour.ENERGY, RowOfFour.AREA)
            .evaluate(RowOfFour.MAPPING)
        instanceof Verdict.Valid;
  }

  /** Each access of a data space costs its density, each operation that of all operands. */
  @Property(tries = 200)
  void densitiesScaleTheEnergyOfWhatIsGated(@ForAll("specs") SmallSpec dense) {
    Workload sparse =
        new Workload(
            dense.workload().name(),
            dense.workload().dimensions(),
            dense.workload().dataSpaces().stream()
                .map(old -> new DataSpace(old.name(), old.projection(), old.readWrite(), 0.25))
                .toList());
    SmallSpec spec = new SmallSpec(sparse, dense.architecture(), dense.mapping());
    long operands = sparse.dataSpaces().stream().filter(space -> !space.readWrite()).count();
    Evaluation plain = evaluate(spec, level -> level, false);
    Evaluation gated = evaluate(spec, level -> level.zeroGating(true), true);

    assertThat(plain.energyPj()).isEqualTo(evaluate(dense, level -> level, false).energyPj());
    assertThat(gated.cycles()).isEqualTo(plain.cycles());
    assertThat(gated.compute().operationsPj())
        .isEqualTo(plain.compute().operationsPj() * Math.pow(0.25, (double) operands));
    for (int level = 0; level < plain.storage().size(); level++) {
      double before = plain.storage().get(level).energyPj();
      assertThat(gated.storage().get(level).energyPj())
          .isCloseTo(0.25 * before, within(RELATIVE * before));
    }
    assertAddsUp(gated);
  }

  private static void assertAddsUp(Evaluation evaluation) {
    double billed =
        evaluation.bill().stream()
            .filter(line -> !line.isArea())
            .mapToDouble(line -> line.count() * line.price().value())
            .sum();
    double parts =
        evaluation.compute().energyPj()
            + evaluation.storage().stream().mapToDouble(StorageCost::energyPj).sum()
            + evaluation.networks().stream().mapToDouble(NetworkCost::energyPj).sum();
    assertThat(billed).isCloseTo(evaluation.energyPj(), within(RELATIVE * billed));
    assertThat(parts).isCloseTo(evaluation.energyPj(), within(RELATIVE * parts));
  }
}
