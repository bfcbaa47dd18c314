package org.loopwright.bench;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.loopwright.cost.EvaluationSession;
import org.loopwright.cost.Evaluator;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.search.mapspace.MapPoint;
import org.loopwright.search.mapspace.MapSpace;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many full evaluations, tile analysis to energy and cycles, does one core do in a second? The
 * mappings are valid ones drawn at random, so that no two in a row are alike.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 2, jvmArgsAppend = "-XX:+UseSerialGC") // as the launcher runs it
public class EvaluatorBenchmark {
  private static final int MAPPINGS = 2048;
  private static final long SEED = 1;

  @Param({"eyeriss256", "simba16x64"})
  String design;

  private EvaluationSession session;
  private PackedMapping[] mappings;

  /** Draws the mappings. */
  @Setup
  public void draw() {
    Evaluator evaluator = Designs.evaluator(design);
    session = evaluator.session();
    MapSpace space = MapSpace.of(evaluator.workload(), evaluator.architecture(), Constraints.NONE);
    SplittableRandom random = new SplittableRandom(SEED);
    MapPoint point = space.newPoint();
    mappings = new PackedMapping[MAPPINGS];
    for (int found = 0; found < MAPPINGS; ) {
      PackedMapping mapping = space.newMapping();
      space.sample(random, point);
      point.pack(mapping);
      if (session.evaluate(mapping)) {
        mappings[found++] = mapping;
      }
    }
  }

  /** One pass over all mappings; the score counts evaluations. */
  @Benchmark
  @OperationsPerInvocation(MAPPINGS)
  public double evaluate() {
    double sum = 0;
    for (PackedMapping mapping : mappings) {
      if (!session.evaluate(mapping)) {
        throw new IllegalStateException("a valid mapping became invalid");
      }
      sum += session.energyPj() * session.cycles();
    }
    return sum;
  }
}
