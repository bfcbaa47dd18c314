package org.loopwright.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.loopwright.dataflow.TensorResult;
import org.loopwright.dataflow.lowering.LayerToWorkload;
import org.loopwright.dataflow.spec.LayerTensor;
import org.loopwright.model.count.AccessCounts;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.count.LevelCounts;

/**
 * One quantity as both models count it.
 *
 * @param directives what the data-centric model counts
 * @param loops what the loop-nest model counts, over all instances
 * @param executed what the interpreter counts, over all instances
 */
public record CountedQuantity(
    Kind kind, Optional<LayerTensor> tensor, long directives, long loops, Optional<Long> executed) {
  /** What is counted. */
  public enum Kind {
    MACS("MACs"),
    L1_READS("L1 reads"),
    L1_WRITES("L1 writes"),
    L2_READS("L2 reads"),
    L2_WRITES("L2 writes"),
    CYCLES("cycles");

    private final String label;

    Kind(String label) {
      this.label = label;
    }
  }

  private static final int L1 = 0;

  public String label() {
    return kind.label + tensor.map(t -> " of " + t.label()).orElse("");
  }

  public double ratio() {
    return (double) directives / loops;
  }

  /** All quantities of {@code both}. */
  public static List<CountedQuantity> of(CrossCheckResult.Both both) {
    List<CountedQuantity> all = new ArrayList<>();
    all.add(
        new CountedQuantity(
            Kind.MACS,
            Optional.empty(),
            both.result().macs(),
            both.analysed().computes(),
            both.executed().map(AccessCounts::computes)));
    for (LayerTensor tensor : LayerTensor.values()) {
      if (both.nest().workload().indexOfDataSpace(nameOf(tensor)) >= 0) {
        addTensor(all, both, tensor);
      }
    }
    all.add(
        new CountedQuantity(
            Kind.CYCLES,
            Optional.empty(),
            both.result().runtimeCycles(),
            both.cycles(),
            Optional.empty()));
    return all;
  }

  private static void addTensor(
      List<CountedQuantity> all, CrossCheckResult.Both both, LayerTensor tensor) {
    TensorResult result = both.result().tensor(tensor);
    int l2 = both.analysed().levels().size() - 2;
    all.add(counted(Kind.L1_READS, tensor, result.l1().reads(), both, L1));
    all.add(counted(Kind.L1_WRITES, tensor, result.l1().writes(), both, L1));
    all.add(counted(Kind.L2_READS, tensor, result.l2().reads(), both, l2));
    all.add(counted(Kind.L2_WRITES, tensor, result.l2().writes(), both, l2));
  }

  private static CountedQuantity counted(
      Kind kind, LayerTensor tensor, long directives, CrossCheckResult.Both both, int level) {
    Optional<Long> executed = both.executed().map(counts -> count(kind, tensor, counts, level));
    long loops = count(kind, tensor, both.analysed(), level);
    return new CountedQuantity(kind, Optional.of(tensor), directives, loops, executed);
  }

  private static long count(Kind kind, LayerTensor tensor, AccessCounts counts, int level) {
    LevelCounts storage = counts.levels().get(level);
    DataSpaceCounts one = storage.dataSpaces().get(nameOf(tensor));
    boolean reads = kind == Kind.L1_READS || kind == Kind.L2_READS;
    long words = reads ? one.reads() : Math.addExact(one.fills(), one.updates());
    return Math.multiplyExact(words, one.instances());
  }

  private static String nameOf(LayerTensor tensor) {
    return switch (tensor) {
      case INPUT -> LayerToWorkload.INPUTS;
      case FILTER -> LayerToWorkload.WEIGHTS;
      case OUTPUT -> LayerToWorkload.OUTPUTS;
    };
  }
}
