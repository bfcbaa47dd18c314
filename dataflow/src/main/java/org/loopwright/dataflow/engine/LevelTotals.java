package org.loopwright.dataflow.engine;

import org.loopwright.dataflow.engine.LevelStatistics.BufferTraffic;
import org.loopwright.dataflow.engine.Performance.Bandwidths;
import org.loopwright.dataflow.engine.Performance.Bottleneck;
import org.loopwright.dataflow.engine.Performance.DelayRange;
import org.loopwright.dataflow.engine.Performance.Delays;
import org.loopwright.dataflow.spec.LayerTensor;

/** Adds up the cases of one level on one tile. */
final class LevelTotals {
  private final TensorCounts tile;
  private BufferNeeds needs = BufferNeeds.NONE;
  private UnsharedTraffic unshared = UnsharedTraffic.NONE;

  private TensorCounts hops = TensorCounts.ZERO;

  private long inputSent;
  private long filterSent;
  private long partialSums;
  private long outputReads;
  private long outputWrites;

  private final DelayTotal ingress = new DelayTotal();
  private final DelayTotal compute = new DelayTotal();
  private final DelayTotal egress = new DelayTotal();
  private IterationCycles last = new IterationCycles(0, 0, 0, 0);
  private long ingressBound;
  private long computeBound;
  private long egressBound;
  private long offchipBound;
  private long iterations;
  private long runtime;
  private long macs;
  private double activePes;
  private double arithmeticIntensity;
  private long peakBandwidth;
  private long bandwidth;
  private long offchipBandwidth;

  /**
   * Totals without a case.
   *
   * @param tile elements of each tensor in the tile
   */
  LevelTotals(TensorCounts tile) {
    this.tile = tile;
  }

  /** Whether no case has computed anything so far. */
  boolean isIdle() {
    return iterations == 0;
  }

  BufferNeeds needs() {
    return needs;
  }

  /** Takes in the needs of a case that finds empty buffers, so that it moves most. */
  void addNeeds(LevelReuse reuse, IterationCases cases) {
    needs = needs.plus(reuse, cases);
  }

  void addPartialSums(long sums) {
    partialSums = Math.addExact(partialSums, sums);
  }

  /**
   * Adds an operand of one case.
   *
   * @param sent elements that the units are sent in an iteration
   */
  void addOperand(LayerTensor operand, long repeats, long sent) {
    long all = Math.multiplyExact(repeats, sent);
    if (operand == LayerTensor.INPUT) {
      inputSent = Math.addExact(inputSent, all);
    } else {
      filterSent = Math.addExact(filterSent, all);
    }
  }

  /**
   * Adds the output of one case.
   *
   * @param reads partial sums read back in an iteration, to be added to
   * @param writes elements written in an iteration
   */
  void addOutput(long repeats, long reads, long writes) {
    outputReads = Math.addExact(outputReads, Math.multiplyExact(repeats, reads));
    outputWrites = Math.addExact(outputWrites, Math.multiplyExact(repeats, writes));
  }

  /**
   * Takes in an operand of one case that PEs may not share.
   *
   * @param distinct elements that the units need together in an iteration
   * @param sent elements that they are sent in an iteration
   */
  void addUnsharedOperand(LayerTensor operand, long distinct, long sent) {
    unshared = unshared.with(operand, Math.min(tile.of(operand), distinct), sent);
  }

  /** Takes in a case in which {@code sums} PEs have a partial sum of the same result. */
  void addUnsharedSums(long sums) {
    unshared = unshared.withSums(sums);
  }

  /** Adds the hops of an iteration of one case, in the networks of the level and of its units. */
  void addHops(long repeats, TensorCounts hopsOfIteration) {
    hops = hops.plus(hopsOfIteration, repeats);
  }

  /** Adds the work of one case: the last case decides the arithmetic intensity. */
  void addWork(long repeats, long macsOfIteration, double pes, long operandElements) {
    macs = Math.addExact(macs, Math.multiplyExact(repeats, macsOfIteration));
    activePes += pes * repeats;
    arithmeticIntensity = (double) macsOfIteration / operandElements;
  }

  /**
   * Takes one more case into the bandwidth behind L2 that hides its transfers behind {@code
   * compute} cycles. Each case halves the bandwidth of those before, so the last cases weigh most.
   */
  void addOffchip(long operandElements, long outputElements, long compute) {
    long most = Math.max(outputElements / compute, operandElements / compute);
    offchipBandwidth = Math.max(offchipBandwidth, most) / BufferNeeds.DOUBLE_BUFFERING;
  }

  /**
   * Adds the delays of one case. The first iteration has nothing to overlap with; any other takes
   * as long as the slowest of its delays.
   *
   * @param moved elements that the busier direction of the network moves in an iteration
   */
  void addDelays(IterationCycles delays, boolean isFirst, long repeats, long moved) {
    last = delays;
    long cycles = Math.multiplyExact(repeats, delays.ofIteration(isFirst));
    runtime = Math.addExact(runtime, cycles);
    iterations = Math.addExact(iterations, repeats);
    switch (delays.bottleneck()) {
      case COMPUTE -> computeBound += cycles;
      case INGRESS -> ingressBound += cycles;
      case EGRESS -> egressBound += cycles;
      case OFFCHIP -> offchipBound += cycles;
    }
    long busy = Math.max(delays.compute, 1);
    peakBandwidth = Math.max(peakBandwidth, moved / busy);
    bandwidth = Math.addExact(bandwidth, Math.multiplyExact(repeats, moved) / busy);
    ingress.add(delays.ingress, repeats);
    egress.add(delays.egress, repeats);
    compute.add(busy, repeats);
  }

  /** The delays of the case that was added last. */
  IterationCycles lastDelays() {
    return last;
  }

  /** Cycles by what they wait for. */
  record IterationCycles(long ingress, long compute, long egress, long offchip) {
    /** Cycles of an iteration: all overlap, but for what the first has to wait for. */
    long ofIteration(boolean isFirst) {
      return isFirst ? Math.max(offchip, Math.addExact(compute, ingress)) : longest();
    }

    long longest() {
      return Math.max(Math.max(ingress, compute), Math.max(egress, offchip));
    }

    /** The longest; of equal ones compute, then ingress, then egress. */
    Bottleneck bottleneck() {
      long longest = longest();
      if (longest == compute) {
        return Bottleneck.COMPUTE;
      } else if (longest == ingress) {
        return Bottleneck.INGRESS;
      }
      return longest == egress ? Bottleneck.EGRESS : Bottleneck.OFFCHIP;
    }
  }

  LevelStatistics statistics() {
    TensorCounts reads =
        new TensorCounts(inputSent, filterSent, Math.addExact(tile.output(), outputReads));
    TensorCounts writes = new TensorCounts(tile.input(), tile.filter(), outputWrites);
    return new LevelStatistics(
        performance(),
        new BufferTraffic(reads, writes, needs.above()),
        new BufferTraffic(
            new TensorCounts(macs, macs, partialSums),
            new TensorCounts(inputSent, filterSent, partialSums),
            needs.below()),
        unshared,
        hops);
  }

  private Performance performance() {
    long count = Math.max(iterations, 1);
    IterationCycles bound =
        new IterationCycles(ingressBound, computeBound, egressBound, offchipBound);
    return new Performance(
        runtime,
        macs,
        activePes / count,
        arithmeticIntensity,
        new Delays(
            ingress.over(count), compute.over(count), egress.over(count), bound.bottleneck()),
        new Bandwidths(peakBandwidth, (double) bandwidth / count, offchipBandwidth));
  }

  /** One delay over all iterations. */
  private static final class DelayTotal {
    private long min = Long.MAX_VALUE;
    private long max;
    private long sum;

    void add(long delay, long repeats) {
      min = Math.min(min, delay);
      max = Math.max(max, delay);
      sum = Math.addExact(sum, Math.multiplyExact(repeats, delay));
    }

    DelayRange over(long iterations) {
      return new DelayRange(min, max, sum / iterations);
    }
  }
}
