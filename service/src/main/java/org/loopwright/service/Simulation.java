package org.loopwright.service;

import org.loopwright.analysis.TileAnalysis;
import org.loopwright.formats.Specification;
import org.loopwright.interpreter.LoopNestInterpreter;
import org.loopwright.model.count.AccessCounts;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.Workload;

/**
 * The counts of a mapping that was executed step by step, next to those of the analysis.
 *
 * @param executed what the interpreter counted
 * @param analysed what the analysis counts
 */
public record Simulation(AccessCounts executed, AccessCounts analysed) {
  /**
   * Point-moves that take about a minute; more than this is refused unless the caller allows it.
   */
  public static final long DEFAULT_MAX_WORK = 20_000_000;

  /** Runs the mapping of a specification, unless that is more than {@code maxWork} point-moves. */
  public static Simulation run(Specification specification, long maxWork) {
    Workload workload = specification.workload().orElseThrow(() -> missing("workload"));
    Mapping mapping = specification.mapping().orElseThrow(() -> missing("mapping"));
    long work = LoopNestInterpreter.work(workload, specification.architecture());
    if (work > maxWork) {
      throw new IllegalArgumentException(
          "%s would take about %,d point-moves, more than the %,d allowed (--most-work); simulate a smaller problem, or evaluate this one"
              .formatted(workload.name(), work, maxWork));
    }
    return new Simulation(
        LoopNestInterpreter.run(workload, specification.architecture(), mapping),
        TileAnalysis.analyze(workload, specification.architecture(), mapping));
  }

  private static SpecException missing(String what) {
    return new SpecException(
        Problem.error(Location.ofFile("specification"), "there is no " + what)
            .withAdvice("Give a file with the sections 'problem' and 'mapping'"));
  }
}
