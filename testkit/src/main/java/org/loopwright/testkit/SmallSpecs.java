package org.loopwright.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.Dimension;
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

  /**
   * Triples with residual factors, of at most {@code maxPoints} operations if they had none: each
   * dimension ends anywhere before its loops would.
   */
  public static Arbitrary<SmallSpec> imperfectSpecs(long maxPoints) {
    return Arbitraries.randomValue(
        random ->
            imperfectOf(random.nextLong(), maxPoints)); // too many residuals to shrink one by one
  }

  /** The triple with residual factors of a seed: always the same. */
  public static SmallSpec imperfectOf(long seed, long maxPoints) {
    RandomGenerator random = new SplittableRandom(seed);
    SmallSpec perfect = next(random, maxPoints);
    Map<String, Long> outermost = new HashMap<>();
    for (LevelMapping level : perfect.mapping().levels()) {
      for (List<Loop> nest : List.of(level.spatialX(), level.spatialY(), level.temporal())) {
        nest.forEach(loop -> outermost.put(loop.dimension(), loop.bound()));
      }
    }
    List<Dimension> dimensions = new ArrayList<>();
    Map<String, Long> bounds = new HashMap<>();
    for (Dimension dimension : perfect.workload().dimensions()) {
      long inside = dimension.bound() / outermost.getOrDefault(dimension.name(), 1L);
      long cut = random.nextLong(inside);
      dimensions.add(new Dimension(dimension.name(), dimension.bound() - cut));
      bounds.put(dimension.name(), dimension.bound() - cut);
    }
    Workload workload =
        new Workload(perfect.workload().name(), dimensions, perfect.workload().dataSpaces());
    return new SmallSpec(workload, perfect.architecture(), perfect.mapping().cutTo(bounds));
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
