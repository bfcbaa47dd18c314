package org.loopwright.explore;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.dataflow.DataflowAnalysis;
import org.loopwright.dataflow.LayerResult;
import org.loopwright.dataflow.TensorResult;
import org.loopwright.dataflow.spec.BuildingBlocks;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.explore.axis.Axis;
import org.loopwright.model.diagnostics.SpecException;

/** Looks at every design by itself: slow, and shares no shortcut with the sweep. */
final class BruteForce {
  private final Sweep sweep;
  private final List<Design> valid = new ArrayList<>();
  private final Map<DesignStatus, BigInteger> counts = new EnumMap<>(DesignStatus.class);

  BruteForce(Sweep sweep) {
    this.sweep = sweep;
    for (long task = 0; task < sweep.tasks(); task++) {
      for (long bandwidth : values(sweep.axes().nocBandwidth())) {
        lookAtBuffers(task, bandwidth);
      }
    }
  }

  StatusCounts counts() {
    return new StatusCounts(counts);
  }

  List<Design> best() {
    return valid.isEmpty()
        ? List.of()
        : sweep.objectives().stream()
            .map(objective -> valid.stream().min(objective.bestFirst()).orElseThrow())
            .toList();
  }

  /** Designs that no other beats, and that equal none before them. */
  List<Design> front() {
    List<Design> front = new ArrayList<>();
    for (int i = 0; i < valid.size(); i++) {
      boolean beaten = false;
      for (int j = 0; j < valid.size() && !beaten; j++) {
        beaten = j != i && beats(valid.get(j), valid.get(i), j < i);
      }
      if (!beaten) {
        front.add(valid.get(i));
      }
    }
    return front;
  }

  private boolean beats(Design one, Design other, boolean isEarlier) {
    boolean better = one.metrics().areaUm2() < other.metrics().areaUm2();
    boolean worse = one.metrics().areaUm2() > other.metrics().areaUm2();
    for (DesignObjective objective : sweep.objectives()) {
      better |= objective.cost(one) < objective.cost(other);
      worse |= objective.cost(one) > objective.cost(other);
    }
    return !worse && (better || isEarlier);
  }

  private void lookAtBuffers(long task, long bandwidth) {
    for (long l1 : values(sweep.axes().l1Bytes().forUnknownNeed())) {
      for (long l2 : values(sweep.axes().l2Bytes().forUnknownNeed())) {
        counts.merge(lookAt(task, bandwidth, l1, l2), BigInteger.ONE, BigInteger::add);
      }
    }
  }

  private Optional<DesignStatus> overBudget(long pes, long bandwidth, long l1, long l2) {
    BigDecimal area = area(pes, bandwidth, l1, l2);
    BigDecimal power = power(pes, bandwidth, l1, l2);
    if (area.compareTo(decimal(sweep.budget().areaMm2()).movePointRight(6)) > 0) {
      return Optional.of(DesignStatus.AREA_OVER_BUDGET);
    }
    return power.compareTo(decimal(sweep.budget().powerMw())) > 0
        ? Optional.of(DesignStatus.POWER_OVER_BUDGET)
        : Optional.empty();
  }

  /**
   * A buffer that is to be exact has one byte until its need is known, which is worked out where
   * the smallest buffers keep to the budgets.
   */
  private DesignStatus lookAt(long task, long bandwidth, long l1OrByte, long l2OrByte) {
    long pes = sweep.pesOf(task);
    Optional<DesignStatus> over = overBudget(pes, bandwidth, l1OrByte, l2OrByte);
    long leastL1 = sweep.axes().l1Bytes().forUnknownNeed().first();
    long leastL2 = sweep.axes().l2Bytes().forUnknownNeed().first();
    if (over.isPresent() && overBudget(pes, bandwidth, leastL1, leastL2).isPresent()) {
      return over.get();
    }
    List<LayerResult> results = new ArrayList<>();
    for (List<Layer> ways : sweep.workloadOf(task).layers(pes)) {
      Optional<LayerResult> best = best(ways, task, sweep.hardware(pes, bandwidth));
      if (best.isEmpty()) {
        return over.orElse(DesignStatus.MAPPING_REFUSED);
      }
      results.add(best.get());
    }
    long l1Need = results.stream().mapToLong(LayerResult::l1NeedBytes).max().orElseThrow();
    long l2Need = results.stream().mapToLong(LayerResult::l2NeedBytes).max().orElseThrow();
    long l1 = sweep.axes().l1Bytes().sizes().isEmpty() ? l1Need : l1OrByte;
    long l2 = sweep.axes().l2Bytes().sizes().isEmpty() ? l2Need : l2OrByte;
    over = overBudget(pes, bandwidth, l1, l2);
    if (over.isPresent()) {
      return over.get();
    }
    if (l1Need > l1) {
      return DesignStatus.L1_TOO_SMALL;
    }
    if (l2Need > l2) {
      return DesignStatus.L2_TOO_SMALL;
    }
    valid.add(
        new Design(
            new DesignPoint(task, sweep.workloadOf(task).style(), pes, bandwidth, l1, l2),
            new DesignMetrics(
                results.stream().mapToLong(LayerResult::runtimeCycles).sum(),
                results.stream().mapToLong(BruteForce::macs).sum(),
                energyNj(results),
                area(pes, bandwidth, l1, l2).doubleValue(),
                power(pes, bandwidth, l1, l2).doubleValue())));
    return DesignStatus.VALID;
  }

  private Optional<LayerResult> best(List<Layer> ways, long task, DataflowHardware hardware) {
    List<LayerResult> results = new ArrayList<>();
    for (Layer way : ways) {
      try {
        results.add(DataflowAnalysis.analyze(way, hardware));
      } catch (SpecException refused) {
        // another way may be legal
      }
    }
    DesignObjective choice = sweep.workloadOf(task).choice();
    return results.stream()
        .min(
            Comparator.comparingDouble(
                result -> choice.cost(result.runtimeCycles(), energyNj(List.of(result)))));
  }

  /** Of a convolution without stride. */
  private static long macs(LayerResult result) {
    Layer layer = result.layer();
    long rows = layer.bound(LayerDimension.Y) - layer.bound(LayerDimension.R) + 1;
    long columns = layer.bound(LayerDimension.X) - layer.bound(LayerDimension.S) + 1;
    return List.of(LayerDimension.K, LayerDimension.C, LayerDimension.R, LayerDimension.S).stream()
        .mapToLong(layer::bound)
        .reduce(rows * columns, Math::multiplyExact);
  }

  private double energyNj(List<LayerResult> results) {
    long macs = 0;
    long l1 = 0;
    long l2 = 0;
    for (LayerResult result : results) {
      macs += result.macs();
      for (TensorResult tensor : result.tensors()) {
        l1 += tensor.l1().reads() + tensor.l1().writes();
        l2 += tensor.l2().reads() + tensor.l2().writes();
      }
    }
    BuildingBlocks blocks = sweep.blocks();
    return macs * blocks.mac().energyNj()
        + l1 * blocks.l1().accessNj()
        + l2 * blocks.l2().accessNj();
  }

  private BigDecimal area(long pes, long width, long l1, long l2) {
    BuildingBlocks blocks = sweep.blocks();
    BigDecimal all = times(blocks.mac().areaUm2(), pes);
    all = all.add(times(blocks.l1().areaUm2PerByte(), pes * l1));
    all = all.add(times(blocks.l2().areaUm2PerByte(), l2));
    all = all.add(decimal(blocks.bus().areaUm2()).multiply(busScale(pes, width)));
    BigDecimal arbiter = decimal(blocks.arbiter().areaUm2()).multiply(arbiterScale(pes));
    return all.add(arbiter.max(decimal(blocks.arbiter().minAreaUm2())));
  }

  private BigDecimal power(long pes, long width, long l1, long l2) {
    BuildingBlocks blocks = sweep.blocks();
    BigDecimal all = times(blocks.mac().powerMw(), pes);
    all = all.add(times(blocks.l1().powerMwPerByte(), pes * l1));
    all = all.add(times(blocks.l2().powerMwPerByte(), l2));
    BigDecimal thousandth = new BigDecimal("0.001");
    BigDecimal bus = decimal(blocks.bus().powerUw()).multiply(busScale(pes, width));
    all = all.add(bus.multiply(thousandth));
    BigDecimal arbiter = decimal(blocks.arbiter().powerUw()).multiply(arbiterScale(pes));
    return all.add(arbiter.multiply(thousandth).max(decimal(blocks.arbiter().minPowerMw())));
  }

  private BigDecimal busScale(long pes, long width) {
    BuildingBlocks.Bus bus = sweep.blocks().bus();
    return times(bus.portSlope(), pes * width).add(times(bus.portConstant(), width));
  }

  private BigDecimal arbiterScale(long pes) {
    BuildingBlocks.Arbiter arbiter = sweep.blocks().arbiter();
    return times(arbiter.portSquare(), pes * pes)
        .add(times(arbiter.portSlope(), pes))
        .add(decimal(arbiter.portConstant()));
  }

  private static BigDecimal times(double one, long count) {
    return decimal(one).multiply(BigDecimal.valueOf(count));
  }

  private static BigDecimal decimal(double value) {
    return new BigDecimal(Double.toString(value));
  }

  private static List<Long> values(Axis axis) {
    List<Long> values = new ArrayList<>();
    for (long i = 0; i < axis.size(); i++) {
      values.add(axis.at(i));
    }
    return values;
  }
}
