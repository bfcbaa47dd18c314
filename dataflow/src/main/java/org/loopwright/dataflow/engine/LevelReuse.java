package org.loopwright.dataflow.engine;

import org.loopwright.dataflow.spec.Coupling;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.LayerTensor;

/**
 * The reuse of each tensor at one cluster level (Kwon et al. 2020, Table 1). All volumes are in
 * elements, for one iteration of a case.
 */
public final class LevelReuse {
  private static final int DIMENSIONS = LayerDimension.values().length;

  private final ClusterLevel level;
  private final Coupling coupling;
  private final MappedSpans spans;
  private final OperandTraffic operands;
  private final OutputTraffic outputs;
  private final TensorSplit inputSplit;
  private final TensorSplit filterSplit;
  private final TensorSplit outputSplit;
  private final TensorSplit workSplit;
  private final boolean sharesOutputs;
  private final boolean multicast;
  private final boolean reduction;

  public LevelReuse(
      ClusterLevel level, Coupling coupling, Dilation dilation, DataflowHardware hardware) {
    this.level = level;
    this.coupling = coupling;
    this.spans = new MappedSpans(level, dilation);
    this.operands = new OperandTraffic(level, spans);
    this.outputs = new OutputTraffic(level, coupling.output(), spans);
    this.inputSplit = TensorSplit.of(level, coupling.input());
    this.filterSplit = TensorSplit.of(level, coupling.filter());
    this.outputSplit = TensorSplit.of(level, coupling.output());
    this.workSplit = TensorSplit.ofWork(level);
    this.sharesOutputs = sharesOutputs(level, coupling.output(), dilation);
    this.multicast = hardware.multicast();
    this.reduction = hardware.reduction();
  }

  /**
   * Whether all units add to the same outputs: no spatial directive makes them differ, or input and
   * filter move along the units together, so that input less filter, the output, stays.
   */
  private static boolean sharesOutputs(ClusterLevel level, int output, Dilation dilation) {
    for (int i = 0; i < level.directives(); i++) {
      if (level.isSpatial(i) && level.maps(i, output) && !followsWindow(level, i, dilation)) {
        return false;
      }
    }
    return true;
  }

  private static boolean followsWindow(ClusterLevel level, int i, Dilation dilation) {
    LayerDimension dimension = level.dimension(i);
    int window = dimension.isWindowed() ? level.indexOf(dimension.window()) : -1;
    return window >= 0
        && level.isSpatial(window)
        && level.offset(i) == dilation.span(dimension, 1 + level.offset(window)) - 1;
  }

  /** Elements of an operand that one unit holds at a time. */
  public long mappedVolume(LayerTensor tensor) {
    if (hasNothing(tensor)) {
      return 0;
    }
    int coupled = coupling.of(tensor);
    long volume = 1;
    for (int i = 0; i < level.directives(); i++) {
      if (level.maps(i, coupled)) {
        volume = Math.multiplyExact(volume, spans.mapped[i]);
      }
    }
    return volume;
  }

  /** Elements of an operand that the units need together, each counted once. */
  public long distinct(LayerTensor tensor, IterationCases cases) {
    if (hasNothing(tensor)) {
      return 0;
    }
    int coupled = coupling.of(tensor);
    SpatialShare share = share(split(tensor), cases);
    long volume = operands.volume(coupled, cases, share.lead());
    if (share.next() > 0) {
      long next = operands.volume(coupled, cases, UnitRole.NEXT);
      volume = Math.addExact(volume, Math.multiplyExact(share.next(), next));
    }
    if (share.partial()) {
      volume = Math.addExact(volume, operands.volume(coupled, cases, UnitRole.NEXT_PARTIAL));
    }
    return volume;
  }

  /**
   * Elements of an operand read from the buffer above: each once, if multicast is there; without it
   * every unit is sent all of its data, whoever else has them.
   */
  public long ingress(LayerTensor tensor, IterationCases cases) {
    if (multicast || hasNothing(tensor)) {
      return distinct(tensor, cases);
    }
    int coupled = coupling.of(tensor);
    SpatialShare share = share(split(tensor), cases);
    long lead = operands.volume(coupled, cases, share.lead());
    if (!share.split()) {
      return Math.multiplyExact(activeUnits(cases), lead);
    }
    long volume = Math.multiplyExact(1 + share.next(), lead);
    if (share.partial()) {
      volume = Math.addExact(volume, operands.volume(coupled, cases, UnitRole.FIRST_PARTIAL));
    }
    return volume;
  }

  private boolean hasNothing(LayerTensor tensor) {
    return tensor == LayerTensor.FILTER && !coupling.hasFilter();
  }

  /** Elements of the output that the units compute together, each counted once. */
  public long results(IterationCases cases) {
    SpatialShare share = share(outputSplit, cases);
    long volume = outputs.outputs(cases, share.lead());
    if (share.next() > 0) {
      long next = outputs.outputs(cases, UnitRole.NEXT);
      volume = Math.addExact(volume, Math.multiplyExact(share.next(), next));
    }
    if (share.partial()) {
      volume = Math.addExact(volume, outputs.outputs(cases, UnitRole.NEXT_PARTIAL));
    }
    return volume;
  }

  /**
   * Elements of the output written to the buffer above: each once, if reduction is there; without
   * it every unit writes its own partial sums.
   */
  public long egress(IterationCases cases) {
    long reducing = reducingUnits(cases);
    if (reduction || reducing == 1) {
      return results(cases);
    }
    long own = outputs.outputs(cases, share(outputSplit, cases).lead());
    return Math.multiplyExact(reducing, own);
  }

  /** Units whose partial sums belong to the same outputs. */
  public long reducingUnits(IterationCases cases) {
    return sharesOutputs ? activeUnits(cases) : 1;
  }

  /** Partial sums of all units together: the multiply-accumulates of one iteration. */
  public long partialSums(IterationCases cases) {
    SpatialShare share = share(workSplit, cases);
    long lead = outputs.partialSums(cases, share.lead(), true);
    if (share.next() == share.units() - 1) {
      return Math.multiplyExact(share.units(), lead);
    }
    long whole = outputs.partialSums(cases, UnitRole.FIRST, true);
    long volume = Math.addExact(lead, Math.multiplyExact(share.next(), whole));
    if (share.partial()) {
      long last = outputs.partialSums(cases, UnitRole.NEXT_PARTIAL, false);
      volume = Math.addExact(volume, last);
    }
    return volume;
  }

  /** Partial sums of the unit that has the most. */
  public long criticalPartialSums(IterationCases cases) {
    return outputs.partialSums(cases, share(outputSplit, cases).lead(), true);
  }

  /** Units that have work. */
  public long activeUnits(IterationCases cases) {
    return cases.isIncomplete(level.firstSpatial()) ? level.edgeUnits() : level.units();
  }

  private TensorSplit split(LayerTensor tensor) {
    return switch (tensor) {
      case INPUT -> inputSplit;
      case FILTER -> filterSplit;
      case OUTPUT -> outputSplit;
    };
  }

  private SpatialShare share(TensorSplit split, IterationCases cases) {
    if (!split.isSplit()) {
      return SpatialShare.same(level.units());
    }
    return split.isIncomplete(cases)
        ? SpatialShare.edge(level.edgeUnits(), cases.hasPartialUnit(split.decider()))
        : SpatialShare.full(level.units());
  }

  /**
   * The tile that a unit hands to the level below, by the index of the dimension.
   *
   * @param last whether the last, smaller unit is meant
   */
  public long[] unitTile(IterationCases cases, boolean last) {
    long[] tile = new long[DIMENSIONS];
    for (int i = 0; i < level.directives(); i++) {
      tile[level.dimension(i).index()] =
          isShort(cases, i, last) ? spans.edgeMapped[i] : spans.mapped[i];
    }
    return tile;
  }

  /** Which directives are short in {@link #unitTile}, as a set of bits: the tile's identity. */
  public int unitTileKey(IterationCases cases, boolean last) {
    int key = 0;
    for (int i = 0; i < level.directives(); i++) {
      if (isShort(cases, i, last)) {
        key |= 1 << i;
      }
    }
    return key;
  }

  private boolean isShort(IterationCases cases, int i, boolean last) {
    if (!cases.isIncomplete(i)) {
      return false;
    }
    return !level.isSpatial(i) || last || level.edgeUnits() == 1;
  }
}
