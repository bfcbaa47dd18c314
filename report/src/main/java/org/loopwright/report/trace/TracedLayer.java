package org.loopwright.report.trace;

import static java.util.Objects.requireNonNull;

import org.loopwright.cost.Evaluation;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.Workload;

/**
 * A layer and the mapping with which it runs.
 *
 * @param count how often the layer occurs
 */
public record TracedLayer(
    Workload workload,
    long count,
    Architecture architecture,
    Mapping mapping,
    Evaluation evaluation) {
  public TracedLayer {
    requireNonNull(workload, "workload");
    Require.positive(count, "count of a traced layer");
    requireNonNull(architecture, "architecture");
    requireNonNull(mapping, "mapping");
    requireNonNull(evaluation, "evaluation");
  }
}
