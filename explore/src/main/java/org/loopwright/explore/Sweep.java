package org.loopwright.explore;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import org.loopwright.dataflow.spec.BuildingBlocks;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DimensionSize;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.explore.budget.Budget;
import org.loopwright.explore.budget.BudgetCheck;
import org.loopwright.model.diagnostics.Require;

/**
 * A design space and what is looked for in it: every combination of PEs, style, bandwidth, L1 and
 * L2.
 *
 * @param workloads the workload, once for each style
 * @param base what all designs have in common: lanes, hops, off-chip bandwidth, multicast,
 *     reduction
 */
public record Sweep(
    List<MappedNetwork> workloads,
    SweepAxes axes,
    DataflowHardware base,
    BuildingBlocks blocks,
    Budget budget,
    List<DesignObjective> objectives) {
  public Sweep {
    workloads = List.copyOf(workloads);
    objectives = List.copyOf(objectives);
    requireNonNull(axes, "axes");
    requireNonNull(base, "base");
    requireNonNull(blocks, "blocks");
    requireNonNull(budget, "budget");
    Require.that(!workloads.isEmpty(), "a sweep must have a style");
    Require.that(!objectives.isEmpty(), "a sweep must have an objective");
    Require.distinct(workloads.stream().map(MappedNetwork::style).toList(), "style");
    Require.distinct(objectives.stream().map(DesignObjective::label).toList(), "objective");
  }

  /** Combinations of PEs and style: what a thread works on at a time. */
  public long tasks() {
    return Math.multiplyExact(axes.pes().size(), workloads.size());
  }

  MappedNetwork workloadOf(long task) {
    return workloads.get((int) (task % workloads.size()));
  }

  WorkloadAnalysis analysis(long task) {
    return new WorkloadAnalysis(workloadOf(task), pesOf(task), blocks);
  }

  long pesOf(long task) {
    return axes.pes().at(task / workloads.size());
  }

  /** All designs, valid or not. */
  public BigInteger designs() {
    return BigInteger.valueOf(tasks())
        .multiply(BigInteger.valueOf(axes.nocBandwidth().size()))
        .multiply(axes.bufferPairs());
  }

  /** The hardware of the designs of some PEs at one bandwidth, with buffers of any size. */
  DataflowHardware hardware(long pes, long bandwidth) {
    return base.withPes(pes).withNocBandwidth(bandwidth).withUnlimitedBuffers();
  }

  /** By bandwidth, which buffers of an array of {@code pes} keep to the budget. */
  LongFunction<BudgetCheck> budgetChecks(long pes) {
    return BudgetCheck.byWidth(blocks, budget, pes, base.simdLanes());
  }

  /** The design of a task at one bandwidth with the given buffers, which suffice. */
  Design design(long task, long bandwidth, long l1Bytes, long l2Bytes, WorkloadProfile profile) {
    long pes = pesOf(task);
    BudgetCheck check = budgetChecks(pes).apply(bandwidth);
    return new Design(
        new DesignPoint(task, workloadOf(task).style(), pes, bandwidth, l1Bytes, l2Bytes),
        new DesignMetrics(
            profile.runtimeCycles(),
            profile.macs(),
            profile.energyNj(blocks),
            check.areaUm2(l1Bytes, l2Bytes),
            check.powerMw(l1Bytes, l2Bytes)));
  }

  /** Everything that the result depends on, as text: equal texts, equal results. */
  public String identity() {
    String mapped =
        workloads.stream()
            .map(workload -> workload.style() + layers(workload.layers(axes.pes().last())))
            .collect(Collectors.joining("\n"));
    return String.join(
        "\n",
        mapped,
        axes.toString(),
        base.toString(),
        blocks.toString(),
        budget.toString(),
        objectives.toString());
  }

  private static String layers(List<List<Layer>> layers) {
    return layers.stream()
        .flatMap(List::stream)
        .map(
            layer ->
                "\n"
                    + layer.type()
                    + sizes(layer.bounds())
                    + sizes(layer.strides())
                    + sizes(layer.dilations())
                    + layer.dataflow())
        .collect(Collectors.joining());
  }

  private static String sizes(List<DimensionSize> sizes) {
    return sizes.stream()
        .map(size -> size.dimension().symbol() + "=" + size.size().value())
        .collect(Collectors.joining(",", " [", "]"));
  }
}
