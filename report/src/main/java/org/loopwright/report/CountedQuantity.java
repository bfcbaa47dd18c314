package org.loopwright.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.loopwright.dataflow.TensorResult;
import org.loopwright.dataflow.lowering.LayerToWorkload;
import org.loopwright.dataflow.spec.LayerTensor;
import org.loopwright.model.count.AccessCounts;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.count.LevelCounts;

/**
 * One count of both views.
 *
 * @param directives what the data-centric model counts
 * @param loops what the loop-nest model counts, over all instances
 * @param executed what the interpreter counts, over all instances
 */
record CountedQuantity(
    Kind kind, Optional<LayerTensor> tensor, long directives, long loops, OptionalLong executed) {
  /** What is counted. */
  enum Kind {
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

  String label() {
    return kind.label + tensor.map(t -> " of " + t.label()).orElse("");
  }

  double ratio() {
    return (double) directives / loops;
  }

  /** All quantities of {@code views}. */
  static List<CountedQuantity> of(TwoViews.Both views) {
    List<CountedQuantity> all = new ArrayList<>();
    all.add(
        new CountedQuantity(
            Kind.MACS,
            Optional.empty(),
            views.result().macs(),
            views.analysed().computes(),
            views.executed().map(c -> OptionalLong.of(c.computes())).orElse(OptionalLong.empty())));
    for (LayerTensor tensor : LayerTensor.values()) {
      if (views.nest().workload().indexOfDataSpace(nameOf(tensor)) >= 0) {
        addTensor(all, views, tensor);
      }
    }
    all.add(
        new CountedQuantity(
            Kind.CYCLES,
            Optional.empty(),
            views.result().runtimeCycles(),
            views.cycles(),
            OptionalLong.empty()));
    return all;
  }

  private static void addTensor(
      List<CountedQuantity> all, TwoViews.Both views, LayerTensor tensor) {
    TensorResult result = views.result().tensor(tensor);
    int l2 = views.analysed().levels().size() - 2;
    all.add(counted(Kind.L1_READS, tensor, result.l1().reads(), views, L1));
    all.add(counted(Kind.L1_WRITES, tensor, result.l1().writes(), views, L1));
    all.add(counted(Kind.L2_READS, tensor, result.l2().reads(), views, l2));
    all.add(counted(Kind.L2_WRITES, tensor, result.l2().writes(), views, l2));
  }

  private static CountedQuantity counted(
      Kind kind, LayerTensor tensor, long directives, TwoViews.Both views, int level) {
    OptionalLong executed =
        views
            .executed()
            .map(counts -> OptionalLong.of(count(kind, tensor, counts, level)))
            .orElse(OptionalLong.empty());
    long loops = count(kind, tensor, views.analysed(), level);
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
