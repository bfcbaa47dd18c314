package org.loopwright.result;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.workload.Workload;
import org.loopwright.search.census.Census;

/**
 * The census of the mapspace of a layer.
 *
 * @param assumptions constraints that were ignored: the mapspace is the one without them
 */
public record CensusResult(
    RunIdentity identity,
    Workload workload,
    Architecture architecture,
    Census census,
    List<Problem> assumptions) {
  public CensusResult {
    requireNonNull(identity, "identity");
    requireNonNull(workload, "workload");
    requireNonNull(architecture, "architecture");
    requireNonNull(census, "census");
    assumptions = List.copyOf(assumptions);
  }
}
