package org.loopwright.search.problem;

import java.math.BigInteger;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.workload.Workload;

/**
 * Random problems for a mapper, whose mapspaces can be enumerated: two to four storage levels whose
 * every limit may bind, workloads of all shapes, constraints of every kind. One in a dozen or so
 * has an empty mapspace. A counter-example shrinks by {@link SmallerProblems}.
 */
public final class MappingProblems {
  /** No mapspace has more points. */
  public static final long MAX_POINTS = 1_000_000;

  /** Networks that take energy make an evaluation slow. */
  private static final long MAX_WIRED_POINTS = 3_000;

  private static final long[] MIN_POINTS = {1, 200, 2_000, 5_000, 10_000};
  private static final long[] LIMITS = {30_000, 50_000, 100_000, MAX_POINTS};
  private static final int[] PERCENT_CONSTRAINED = {0, 10, 25, 50, 75};

  private MappingProblems() {}

  public static Arbitrary<MappingProblem> problems() {
    return problems(MappingProblems::of);
  }

  /** The problems of random seeds, which shrink. */
  static Arbitrary<MappingProblem> problems(LongFunction<MappingProblem> ofSeed) {
    return Arbitraries.fromGenerator(random -> new Shrinking(ofSeed.apply(random.nextLong())));
  }

  /** The problem of a seed: always the same. */
  public static MappingProblem of(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    long least = MIN_POINTS[random.nextInt(MIN_POINTS.length)];
    long most = LIMITS[random.nextInt(LIMITS.length)];
    boolean mayBeEmpty = random.nextInt(10) == 0;
    while (true) {
      MappingProblem problem = any(seed, random);
      BigInteger size = problem.space().size();
      boolean wired = ProblemArchitectures.isWired(problem.architecture());
      if (isBetween(wired ? 1 : least, size, wired ? MAX_WIRED_POINTS : most)
          || (mayBeEmpty && size.signum() == 0)) {
        return problem;
      }
    }
  }

  private static boolean isBetween(long least, BigInteger size, long most) {
    return size.compareTo(BigInteger.valueOf(least)) >= 0
        && size.compareTo(BigInteger.valueOf(most)) <= 0;
  }

  private static MappingProblem any(long seed, RandomGenerator random) {
    Workload workload = ProblemWorkloads.next(random);
    Architecture architecture = ProblemArchitectures.next(random, workload);
    EnergyTable energies = ProblemArchitectures.energies(random, architecture);
    int percent = PERCENT_CONSTRAINED[random.nextInt(PERCENT_CONSTRAINED.length)];
    Constraints constraints = ProblemConstraints.next(random, workload, architecture, percent);
    // Draws of its own, so that what is drawn above does not depend on it
    RandomGenerator precision = new SplittableRandom(~seed);
    return new MappingProblem(
        seed,
        ProblemPrecision.densities(precision, workload),
        ProblemPrecision.widths(precision, workload, architecture),
        energies,
        constraints);
  }

  private record Shrinking(MappingProblem value) implements Shrinkable<MappingProblem> {
    @Override
    public Stream<Shrinkable<MappingProblem>> shrink() {
      return SmallerProblems.of(value).map(Shrinking::new);
    }

    @Override
    public ShrinkingDistance distance() {
      return ShrinkingDistance.of(SmallerProblems.size(value));
    }
  }
}
