package org.loopwright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingDistance;
import org.junit.jupiter.api.Test;

final class SmallSpecsTest {
  @Provide
  Arbitrary<SmallSpec> specs() {
    return SmallSpecs.specs(200);
  }

  @Test
  void seedMakesTheSameSpec() {
    assertThat(SmallSpecs.of(7, 200)).isEqualTo(SmallSpecs.of(7, 200));
    assertThat(SmallSpecs.of(8, 200)).isNotEqualTo(SmallSpecs.of(7, 200));
  }

  @Property
  void textReadsBack(@ForAll("specs") SmallSpec spec) {
    assertThat(SmallSpec.parse(spec.toString())).hasToString(spec.toString());
    assertThat(SmallSpec.parse(spec.toString()).mapping()).isEqualTo(spec.mapping());
  }

  @Property
  void loopsMakeTheOperationSpaceAndFitTheMesh(@ForAll("specs") SmallSpec spec) {
    assertThat(spec.points()).isLessThanOrEqualTo(200);
    assertThat(spec.points()).isEqualTo(spec.workload().operations());
    spec.mapping().requireFits(spec.workload(), spec.architecture());
    spec.mapping().requireIterations(spec.workload());
    for (int level = 0; level < spec.mapping().levels().size(); level++) {
      assertThat(spec.mapping().levels().get(level).fanout())
          .isLessThanOrEqualTo(spec.architecture().fanout(level).instances());
    }
  }

  @Property(tries = 50)
  void smallerSpecsAreSmaller(@ForAll("specs") SmallSpec spec) {
    ShrinkingDistance size = ShrinkingDistance.of(SmallerSpecs.size(spec));
    SmallerSpecs.of(spec)
        .forEach(
            smaller ->
                assertThat(ShrinkingDistance.of(SmallerSpecs.size(smaller)))
                    .as("from %s%nto %s", spec, smaller)
                    .isLessThan(size));
  }

  @Test
  void shrinkingEndsAtTheSmallestThatStillHolds() {
    SmallSpec smallest =
        SmallerSpecs.shrink(SmallSpecs.of(7, 200), spec -> spec.workload().dimensions().size() > 0);
    assertThat(smallest.points()).isEqualTo(1);
    assertThat(smallest.workload().dataSpaces()).hasSize(1);
    assertThat(smallest.mapping().levels()).hasSize(1);
  }
}
