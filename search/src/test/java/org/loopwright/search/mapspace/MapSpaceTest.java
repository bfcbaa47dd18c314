package org.loopwright.search.mapspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.constraint.FactorLimit;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.constraint.NestConstraint;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.math.UniformIndex;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

final class MapSpaceTest {
  private static final int ENUMERABLE = 2_000;

  @Test
  void sizeOfAFreeSpaceIsTheProductOfItsSubSpaces() {
    MapSpace space = MapSpace.of(dotProduct(12), twoLevels(Mesh.SINGLE), Constraints.NONE);
    assertThat(space.factorizations()).isEqualTo(6); // 12 = 2^2 x 3 into 2: 3 x 2
    assertThat(space.permutations()).isEqualTo(1);
    assertThat(space.bypasses()).isEqualTo(4); // A and B each in L1 or not
    assertThat(space.size()).isEqualTo(6 * 4);
  }

  @Test
  void spatialFactorsFitTheMeshOnEitherAxis() {
    MapSpace space = MapSpace.of(dotProduct(12), twoLevels(new Mesh(4, 2)), Constraints.NONE);
    // 1: 6 ways for the rest; 2 on X or Y: 4 each; 3 on X: 3; 4 on X: 2
    assertThat(space.factorizations()).isEqualTo(6 + 2 * 4 + 3 + 2);
  }

  @Test
  void astronomicalSizesAreExact() {
    List<Dimension> dimensions = new ArrayList<>();
    for (String name : List.of("A", "B", "C", "D", "E", "F", "G", "H")) {
      dimensions.add(new Dimension(name, 64));
    }
    Workload workload =
        new Workload(
            "large", dimensions, List.of(DataSpace.operand("X", IndexExpression.of(Term.of("A")))));
    MapSpace space = MapSpace.of(workload, twoLevels(Mesh.SINGLE), Constraints.NONE);
    BigInteger orders = BigInteger.valueOf(40_320).pow(2);
    assertThat(space.size()).isEqualTo(BigInteger.valueOf(7).pow(8).multiply(orders).shiftLeft(1));
    MapPoint last = space.newPoint();
    space.decode(space.size().subtract(BigInteger.ONE), last);
    assertThat(last.factor(0, 0)).isEqualTo(64);
  }

  @Test
  void factorsThatCannotMultiplyToABoundProveTheSpaceEmpty() {
    NestConstraint five = NestConstraint.FREE.withFactors(Map.of("K", FactorLimit.exactly(5)));
    MapSpace space =
        MapSpace.of(
            dotProduct(12),
            twoLevels(Mesh.SINGLE),
            new Constraints(
                List.of(new LevelConstraint("L1", five, NestConstraint.FREE, Set.of(), Set.of())),
                0));
    assertThat(space.isEmpty()).isTrue();
    assertThat(space.infeasibilities())
        .hasToString("[K: exactly 5 at L1 temporal cannot multiply to 12]");
  }

  @Test
  void dataSpaceThatIsKeptNowhereProvesTheSpaceEmpty() {
    Constraints constraints = new Constraints(List.of(bypass("L1"), bypass("L2")), 0);
    MapSpace space = MapSpace.of(dotProduct(12), twoLevels(Mesh.SINGLE), constraints);
    assertThat(space.infeasibilities()).hasToString("[A: every storage level must bypass it]");
  }

  @Test
  void spatialFactorsThatOverflowTheMeshProveTheSpaceEmpty() {
    NestConstraint all =
        NestConstraint.FREE.withFactors(
            Map.of("M", FactorLimit.exactly(4), "N", FactorLimit.exactly(4)));
    Constraints constraints =
        new Constraints(
            List.of(new LevelConstraint("L1", NestConstraint.FREE, all, Set.of(), Set.of())), 0);
    MapSpace space = MapSpace.of(outerProduct(), twoLevels(new Mesh(8, 1)), constraints);
    assertThat(space.isEmpty()).isTrue();
    assertThat(space.infeasibilities())
        .extracting(Infeasibility::subject)
        .containsExactly("spatial loops");
  }

  @Test
  void dimensionsDoNotCareForTheirOrder() {
    SmallSpecs specs = SmallSpecs.constrained(7);
    List<Dimension> turned = new ArrayList<>(specs.workload().dimensions());
    Collections.reverse(turned);
    Workload other = new Workload("small", turned, specs.workload().dataSpaces());
    MapSpace one = MapSpace.of(specs.workload(), specs.architecture(), Constraints.NONE);
    MapSpace two = MapSpace.of(other, specs.architecture(), Constraints.NONE);
    assertThat(one.size()).isEqualTo(two.size());
    BigInteger index = UniformIndex.below(one.size(), new SplittableRandom(1));
    assertThat(mapping(one, index)).isEqualTo(mapping(two, index));
  }

  @Property(tries = 100)
  void everyIndexIsAnotherPointThatObeysTheConstraints(@ForAll long seed) {
    SmallSpecs specs = SmallSpecs.constrained(seed);
    MapSpace space = space(specs);
    Assume.that(space.size().compareTo(BigInteger.valueOf(ENUMERABLE)) < 0);
    assertThat(space.infeasibilities().isEmpty()).isEqualTo(!space.isEmpty());
    Set<MapPoint> points = new HashSet<>();
    for (int index = 0; index < space.size().intValueExact(); index++) {
      MapPoint point = space.newPoint();
      space.decode(BigInteger.valueOf(index), point);
      points.add(point);
      assertAllowed(specs, space, point);
    }
    assertThat(points).hasSize(space.size().intValueExact());
  }

  @Property(tries = 20)
  void factorizationsAreAllThatTheConstraintsAllow(@ForAll long seed) {
    SmallSpecs specs = SmallSpecs.constrained(seed);
    MapSpace space = space(specs);
    Optional<List<Mapping>> all = FactorizationEnumeration.of(specs, 10 * ENUMERABLE);
    Assume.that(all.isPresent());
    assertThat(space.factorizations()).isEqualTo(BigInteger.valueOf(all.orElseThrow().size()));
  }

  @Property
  void samplesObeyTheConstraints(@ForAll long seed) {
    SmallSpecs specs = SmallSpecs.constrained(seed);
    MapSpace space = space(specs);
    Assume.that(!space.isEmpty());
    SplittableRandom random = new SplittableRandom(seed);
    MapPoint point = space.newPoint();
    for (int i = 0; i < 20; i++) {
      space.sample(random, point);
      assertAllowed(specs, space, point);
    }
  }

  /** Two dimensions of 4 on a mesh with room for both along either axis. */
  @Test
  void splitSaysHowManyLoopsTheColumnsTake() {
    for (int split = 0; split <= 2; split++) {
      NestConstraint spatial =
          new NestConstraint(
              Map.of("M", FactorLimit.exactly(4), "N", FactorLimit.exactly(4)),
              OptionalLong.empty(),
              List.of(),
              List.of(),
              OptionalInt.of(split));
      LevelConstraint level =
          new LevelConstraint("L1", NestConstraint.FREE, spatial, Set.of(), Set.of());
      MapSpace space =
          MapSpace.of(
              outerProduct(), twoLevels(new Mesh(16, 16)), new Constraints(List.of(level), 0));
      // Either of the two comes first, on one axis or on two.
      assertThat(space.factorizations()).isEqualTo(2);
      for (int index = 0; index < space.size().intValueExact(); index++) {
        Mapping mapping = mapping(space, BigInteger.valueOf(index));
        assertThat(mapping.levels().get(0).spatialX()).hasSize(split);
        assertThat(mapping.levels().get(0).spatialY()).hasSize(2 - split);
      }
    }
  }

  @Test
  void spacesWithManyLargeMeshesCanStillBeBuilt() {
    List<Dimension> dimensions = new ArrayList<>();
    for (String name : List.of("A", "B", "C", "D", "E")) {
      dimensions.add(new Dimension(name, 720));
    }
    Workload workload =
        new Workload(
            "intricate",
            dimensions,
            List.of(DataSpace.operand("X", IndexExpression.of(Term.of("A")))));
    List<StorageLevel> storage = new ArrayList<>();
    long side = 1 << 12;
    ComputeLevel units = new ComputeLevel("MAC", "mac", new Mesh(side, side), 16);
    while (side > 1) {
      side /= 16;
      storage.add(
          StorageLevel.builder("L" + side, "SRAM", new Mesh(side, side)).capacityWords(16).build());
    }
    MapSpace space =
        MapSpace.of(workload, new Architecture("deep", units, storage), Constraints.NONE);
    MapPoint point = space.newPoint();
    space.sample(new SplittableRandom(1), point);
    PackedMapping packed = space.newMapping();
    point.pack(packed);
    packed.requireComplete(workload);
    space.decode(space.size().subtract(BigInteger.ONE), point);
    point.pack(packed);
    packed.requireComplete(workload);
  }

  @Test
  void samplesCoverASmallSpaceEvenly() {
    MapSpace space = MapSpace.of(dotProduct(12), twoLevels(new Mesh(4, 2)), Constraints.NONE);
    int size = space.size().intValueExact();
    Map<MapPoint, Integer> seen = new HashMap<>();
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 100 * size; i++) {
      MapPoint point = space.newPoint();
      space.sample(random, point);
      seen.merge(point, 1, Integer::sum);
    }
    assertThat(seen).hasSize(size);
    assertThat(seen.values()).allMatch(times -> times > 50 && times < 150); // 5 sigma
  }

  private static MapSpace space(SmallSpecs specs) {
    return MapSpace.of(specs.workload(), specs.architecture(), specs.constraints());
  }

  private static void assertAllowed(SmallSpecs specs, MapSpace space, MapPoint point) {
    PackedMapping packed = space.newMapping();
    point.pack(packed);
    packed.requireComplete(specs.workload());
    Mapping mapping = packed.unpack(specs.workload(), specs.architecture());
    assertThat(
            MappingRules.allow(
                specs.workload(), specs.architecture(), specs.constraints(), mapping))
        .as("%s obeys %s", mapping, specs.constraints())
        .isTrue();
    for (int level = 0; level < space.levels().size(); level++) {
      if (space.levels().get(level).isSpatial()) {
        assertThat(space.fitsMesh(point, level)).isTrue();
      }
    }
  }

  private static Mapping mapping(MapSpace space, BigInteger index) {
    PackedMapping packed = space.newMapping();
    space.decode(index, packed);
    return packed.unpack(space.workload(), space.architecture());
  }

  private static LevelConstraint bypass(String level) {
    return new LevelConstraint(
        level, NestConstraint.FREE, NestConstraint.FREE, Set.of(), Set.of("A"));
  }

  private static Workload outerProduct() {
    return new Workload(
        "outer product",
        List.of(new Dimension("M", 4), new Dimension("N", 4)),
        List.of(DataSpace.operand("A", IndexExpression.of(Term.of("M"), Term.of("N")))));
  }

  private static Workload dotProduct(long bound) {
    return new Workload(
        "dot product",
        List.of(new Dimension("K", bound)),
        List.of(
            DataSpace.operand("A", IndexExpression.of(Term.of("K"))),
            DataSpace.operand("B", IndexExpression.of(Term.of("K")))));
  }

  private static Architecture twoLevels(Mesh units) {
    return new Architecture(
        "two levels",
        new ComputeLevel("MAC", "mac", units, 16),
        List.of(
            StorageLevel.builder("L1", "SRAM", Mesh.SINGLE).capacityWords(16).build(),
            StorageLevel.builder("L2", "DRAM", Mesh.SINGLE).build()));
  }
}
