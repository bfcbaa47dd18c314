package org.loopwright.explore;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Collectors;
import org.loopwright.dataflow.spec.BuildingBlocks;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.DimensionSize;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.explore.axis.Axis;
import org.loopwright.explore.budget.Budget;
import org.loopwright.explore.budget.BudgetCheck;
import org.loopwright.model.diagnostics.Require;

/**
 * A design space and what is looked for in it: every combination of PEs, style, bandwidth, L1 and
 * L2.
 *
 * @param workloads the workload, once for each style
 * @param nocBandwidth elements a cycle
 * @param l1Bytes the L1 of each PE
 * @param l2Bytes the shared L2
 * @param base what all designs have in common: lanes, hops, off-chip bandwidth, multicast,
 *     reduction
 */
public record Sweep(
    List<MappedNetwork> workloads,
    Axis pes,
    Axis nocBandwidth,
    Axis l1Bytes,
    Axis l2Bytes,
    DataflowHardware base,
    BuildingBlocks blocks,
    Budget budget,
    List<DesignObjective> objectives) {
  public Sweep {
    workloads = List.copyOf(workloads);
    objectives = List.copyOf(objectives);
    requireNonNull(pes, "pes");
    requireNonNull(nocBandwidth, "nocBandwidth");
    requireNonNull(l1Bytes, "l1Bytes");
    requireNonNull(l2Bytes, "l2Bytes");
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
    return Math.multiplyExact(pes.size(), workloads.size());
  }

  MappedNetwork workloadOf(long task) {
    return workloads.get((int) (task % workloads.size()));
  }

  WorkloadAnalysis analysis(long task) {
    return new WorkloadAnalysis(workloadOf(task), pesOf(task), blocks);
  }

  long pesOf(long task) {
    return pes.at(task / workloads.size());
  }

  /** Pairs of an L1 and an L2 size. */
  BigInteger bufferPairs() {
    return BigInteger.valueOf(l1Bytes.size()).multiply(BigInteger.valueOf(l2Bytes.size()));
  }

  /** All designs, valid or not. */
  public BigInteger designs() {
    return BigInteger.valueOf(tasks())
        .multiply(BigInteger.valueOf(nocBandwidth.size()))
        .multiply(bufferPairs());
  }

  /** The hardware of a design, with buffers of any size. */
  DataflowHardware hardware(long pes, long bandwidth) {
    return base.withPes(pes).withNocBandwidth(bandwidth).withUnlimitedBuffers();
  }

  BudgetCheck budgetCheck(long pes, long bandwidth) {
    return new BudgetCheck(blocks, budget, pes, base.simdLanes(), bandwidth);
  }

  /** Everything that the result depends on, as text: equal texts, equal results. */
  public String identity() {
    String mapped =
        workloads.stream()
            .map(workload -> workload.style() + layers(workload.layers(pes.last())))
            .collect(Collectors.joining("\n"));
    return String.join(
        "\n",
        mapped,
        "pes " + pes,
        "bandwidth " + nocBandwidth,
        "l1 " + l1Bytes,
        "l2 " + l2Bytes,
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
