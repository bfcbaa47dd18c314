package org.loopwright.result;

import java.util.List;
import java.util.Optional;
import org.loopwright.dataflow.spec.LayerTensor;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.result.CountedQuantity.Kind;

/** Why the data-centric model and the loop-nest model count differently. */
public final class DifferenceReason {
  private final CrossCheckResult.Both both;
  private final List<CountedQuantity> quantities;

  public DifferenceReason(CrossCheckResult.Both both, List<CountedQuantity> quantities) {
    this.both = both;
    this.quantities = quantities;
  }

  /** The reason; empty if there is no difference. */
  public Optional<String> of(CountedQuantity quantity) {
    return quantity.directives() == quantity.loops()
        ? Optional.empty()
        : Optional.of(difference(quantity));
  }

  private String difference(CountedQuantity quantity) {
    boolean output = quantity.tensor().filter(tensor -> tensor == LayerTensor.OUTPUT).isPresent();
    return switch (quantity.kind()) {
      case MACS -> "directives count the partial windows of a last fold as whole ones";
      case L1_READS -> "loops: the first product of a sum has nothing to be added to";
      case L1_WRITES -> output ? partialSumsWritten() : operandsWritten(quantity);
      case L2_READS -> output ? resultsRead() : operandTraffic(quantity);
      case L2_WRITES -> output ? resultsWritten(quantity) : operandsFilled();
      case CYCLES -> cycles(quantity);
    };
  }

  private static String partialSumsWritten() {
    return "loops: partial sums that come back from L2 are written to L1, too";
  }

  private String operandsWritten(CountedQuantity writes) {
    boolean shared =
        quantities.stream()
            .filter(each -> each.kind() == Kind.L2_READS && each.tensor().equals(writes.tensor()))
            .anyMatch(reads -> reads.loops() != writes.loops());
    return shared && writes.directives() < writes.loops()
        ? "directives count an element that several PEs get once, loops in each of these PEs"
        : operandTraffic(writes);
  }

  private static String resultsRead() {
    return "directives read every result once, on its way to memory; loops read the partial sums"
        + " that are to be continued";
  }

  private static String operandsFilled() {
    return "directives fill in the whole input, loops what lies under a window";
  }

  private String resultsWritten(CountedQuantity quantity) {
    if (quantity.directives() > quantity.loops()) {
      return "directives send up partial sums that loops keep in L1, or add on the way";
    }
    return clustersIterate()
        ? "loops: a cluster stores nothing, so every tile of sums inside it goes up to L2"
        : "loops: each PE sends up its sums whenever its tile changes";
  }

  /** Why the traffic of operands between L2 and L1 differs. */
  private String operandTraffic(CountedQuantity quantity) {
    if (quantity.directives() > quantity.loops()) {
      return both.result().hardware().noc().multicast()
          ? "loops keep a tile over all steps that do not move it; directives move parts of it again"
          : "directives without multicast send each PE a copy of its own; loops multicast";
    }
    return clustersIterate()
        ? "loops: a cluster stores nothing, so the loops inside it read L2 again"
        : "directives take an operand to be still there after its tile has moved away, and share"
            + " what windows of neighbouring PEs overlap in";
  }

  /** Whether there are loops in time between L2 and L1. */
  private boolean clustersIterate() {
    List<LevelMapping> levels = both.nest().mapping().levels();
    return levels.subList(1, levels.size() - 2).stream()
        .anyMatch(level -> !level.temporal().isEmpty());
  }

  private String cycles(CountedQuantity quantity) {
    if (both.result().hardware().simdLanes() > 1) {
      return "loops use one SIMD lane of each PE, directives all";
    }
    return quantity.directives() > quantity.loops()
        ? "directives wait for the slowest of ingress, compute and egress case by case, at every"
            + " cluster level, loops over the whole run"
        : "loops are held up by what differs in L2 traffic; in directives a transfer of nothing saves"
            + " a cycle";
  }
}
