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
 * Executes a mapping step by step, beside what the analysis says of it.
 *
 * @param executed what the interpreter counted
 * @param analysed what the analysis says
 */
public record Simulation(AccessCounts executed, AccessCounts analysed) {
  /**
   * Point-moves that take about a minute; more than this is refused unless the caller allows it.
   */
  public static final long DEFAULT_MOST_WORK = 20_000_000;

  /** Runs the mapping of a specification, unless that is more than {@code mostWork} point-moves. */
  public static Simulation run(Specification specification, long mostWork) {
    Workload workload = specification.workload().orElseThrow(() -> missing("workload"));
    Mapping mapping = specification.mapping().orElseThrow(() -> missing("mapping"));
    long work = LoopNestInterpreter.work(workload, specification.architecture());
    if (work > mostWork) {
      throw new IllegalArgumentException(
          "%s would take about %,d point-moves, more than the %,d allowed (--most-work); simulate a smaller problem, or evaluate this one"
              .formatted(workload.name(), work, mostWork));
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
