package org.loopwright.testkit;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.Workload;

/**
 * Random triples of a workload, an architecture and a mapping: matrix multiplies, convolutions with
 * strides and dilations, depthwise convolutions, kernels of three operands and any affine
 * projections, on two to four storage levels with meshes, with any factorization, permutation,
 * spatial split and bypass. A counter-example shrinks by {@link SmallerSpecs}.
 */
public final class SmallSpecs {
  private SmallSpecs() {}

  /** Triples of at most {@code maxPoints} operations. */
  public static Arbitrary<SmallSpec> specs(long maxPoints) {
    return Arbitraries.fromGenerator(random -> new Shrinking(of(random.nextLong(), maxPoints)));
  }

  /** The triple of a seed: always the same. */
  public static SmallSpec of(long seed, long maxPoints) {
    return next(new SplittableRandom(seed), maxPoints);
  }

  /** The next triple of a source of randomness. */
  public static SmallSpec next(RandomGenerator random, long maxPoints) {
    Workload workload = SmallWorkloads.next(random, maxPoints);
    Architecture architecture = SmallArchitectures.next(random);
    Mapping mapping = SmallMappings.next(random, workload, architecture);
    return new SmallSpec(workload, architecture, mapping);
  }

  private record Shrinking(SmallSpec value) implements Shrinkable<SmallSpec> {
    @Override
    public Stream<Shrinkable<SmallSpec>> shrink() {
      return SmallerSpecs.of(value).map(Shrinking::new);
    }

    @Override
    public ShrinkingDistance distance() {
      return ShrinkingDistance.of(SmallerSpecs.size(value));
    }
  }
}
