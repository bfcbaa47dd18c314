package org.loopwright.dataflow.engine;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToLongFunction;
import org.loopwright.dataflow.spec.Coupling;
import org.loopwright.dataflow.spec.DataflowHardware.Noc;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.LayerDimensionSet;
import org.loopwright.dataflow.spec.LayerTensor;

/**
 * The reuse of each tensor at one cluster level (Kwon et al. 2020, Table 1). All volumes are in
 * elements, for one iteration of a case.
 */
final class LevelReuse {
  private static final int DIMENSIONS = LayerDimension.values().length;

  private final ClusterLevel level;
  private final Coupling coupling;
  private final Noc noc;
  private final MappedSpan[] spans;
  private final OperandTraffic operands;
  private final OutputTraffic outputs;
  private final TensorSplit[] splits;
  private final TensorSplit workSplit;
  private final boolean sharesOutputs;

  LevelReuse(ClusterLevel level, Layer layer, Coupling coupling, Noc noc) {
    this.level = level;
    this.coupling = coupling;
    this.noc = noc;
    spans = MappedSpan.inputs(level);
    operands = new OperandTraffic(level, spans);
    outputs =
        new OutputTraffic(level, coupling.output(), spans, MappedSpan.outputs(level, layer, spans));
    splits =
        new TensorSplit[] {
          TensorSplit.of(level, coupling.input()),
          TensorSplit.of(level, coupling.filter()),
          TensorSplit.of(level, coupling.output())
        };
    workSplit = TensorSplit.ofWork(level);
    sharesOutputs = sharesOutputs(level, coupling.output(), layer);
  }

  /**
   * Whether all units add to the same outputs: no spatial directive makes them differ, or input and
   * filter move along the units together, so that input less filter, the output, stays.
   */
  private static boolean sharesOutputs(ClusterLevel level, LayerDimensionSet output, Layer layer) {
    for (int i = 0; i < level.directives(); i++) {
      if (level.isSpatial(i) && level.maps(i, output) && !followsWindow(level, i, layer)) {
        return false;
      }
    }
    return true;
  }

  private static boolean followsWindow(ClusterLevel level, int i, Layer layer) {
    LayerDimension dimension = level.dimension(i);
    if (!dimension.isWindowed()) {
      return false;
    }
    OptionalInt window = level.indexOf(dimension.window());
    return window.isPresent()
        && level.isSpatial(window.getAsInt())
        && level.offset(i) == layer.windowSpan(dimension, 1 + level.offset(window.getAsInt())) - 1;
  }

  /** Elements of {@code tensor} that one unit holds at a time. */
  long mappedVolume(LayerTensor tensor) {
    if (!isMoved(tensor)) {
      return 0;
    }
    LayerDimensionSet coupled = coupling.of(tensor);
    long volume = 1;
    for (int i = 0; i < level.directives(); i++) {
      if (level.maps(i, coupled)) {
        volume = Math.multiplyExact(volume, spans[i].mapped());
      }
    }
    return volume;
  }

  private boolean isMoved(LayerTensor tensor) {
    return tensor != LayerTensor.FILTER || coupling.hasFilter();
  }

  /** The dimension along which the tile is larger than the level's map of it can follow. */
  Optional<LayerDimension> overgrownDimension(IterationCases cases) {
    boolean overgrown =
        operands.isOvergrown(coupling.input(), cases)
            || (coupling.hasFilter() && operands.isOvergrown(coupling.filter(), cases));
    return overgrown ? Optional.of(level.dimension(cases.innermostMoved())) : Optional.empty();
  }

  /** Elements of an operand that the units need together, each counted once. */
  long distinct(LayerTensor operand, IterationCases cases) {
    if (!isMoved(operand)) {
      return 0;
    }
    LayerDimensionSet coupled = coupling.of(operand);
    return share(operand, cases).sum(UnitRole.NEXT, role -> operands.volume(coupled, cases, role));
  }

  /**
   * Elements of an operand read from the buffer above: with multicast each once, without it once
   * for every unit that needs it.
   */
  long ingress(LayerTensor operand, IterationCases cases) {
    if (noc.multicast() || !isMoved(operand)) {
      return distinct(operand, cases);
    }
    LayerDimensionSet coupled = coupling.of(operand);
    SpatialShare share = share(operand, cases);
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

  /** Elements of the output that the units compute together, each counted once. */
  long results(IterationCases cases) {
    return share(LayerTensor.OUTPUT, cases)
        .sum(UnitRole.NEXT, role -> outputs.outputs(cases, role));
  }

  /**
   * Elements of the output written to the buffer above: with reduction each once, without it every
   * unit writes its own partial sums.
   */
  long egress(IterationCases cases) {
    long reducing = reducingUnits(cases);
    if (noc.reduction() || reducing == 1) {
      return results(cases);
    }
    long own = outputs.outputs(cases, share(LayerTensor.OUTPUT, cases).lead());
    return Math.multiplyExact(reducing, own);
  }

  /** Units whose partial sums belong to the same outputs. */
  long reducingUnits(IterationCases cases) {
    return sharesOutputs ? activeUnits(cases) : 1;
  }

  /** How the units share an operand, or the output. */
  UnitParts parts(LayerTensor tensor, IterationCases cases) {
    SpatialShare share = share(tensor, cases);
    boolean isOutput = tensor == LayerTensor.OUTPUT;
    LayerDimensionSet coupled = coupling.of(tensor);
    ToLongFunction<UnitRole> volume =
        role -> isOutput ? outputs.outputs(cases, role) : operands.volume(coupled, cases, role);
    return new UnitParts(
        activeUnits(cases),
        share.split(),
        volume.applyAsLong(share.lead()),
        volume.applyAsLong(UnitRole.NEXT),
        share.sum(UnitRole.NEXT, volume));
  }

  /** Partial sums of all units together: the multiply-accumulates of one iteration. */
  long partialSums(IterationCases cases) {
    return share(workSplit, cases).sum(UnitRole.FIRST, role -> outputs.partialSums(cases, role));
  }

  /** Partial sums of the unit that has the most. */
  long criticalPartialSums(IterationCases cases) {
    return outputs.partialSums(cases, share(LayerTensor.OUTPUT, cases).lead());
  }

  /** Units that have work. */
  long activeUnits(IterationCases cases) {
    return cases.isIncomplete(level.firstSpatial()) ? level.edgeUnits() : level.units();
  }

  private SpatialShare share(LayerTensor tensor, IterationCases cases) {
    return share(splits[tensor.index()], cases);
  }

  private SpatialShare share(TensorSplit split, IterationCases cases) {
    if (!split.isSplit()) {
      return SpatialShare.same();
    }
    return split.isIncomplete(cases)
        ? SpatialShare.edge(level.edgeUnits(), cases.hasPartialUnit(split.decider()))
        : SpatialShare.full(level.units());
  }

  /**
   * The tile that a unit hands to the level below, by the index of the dimension.
   *
   * @param last whether it is the last, smaller unit
   */
  long[] unitTile(IterationCases cases, boolean last) {
    long[] tile = new long[DIMENSIONS];
    for (int i = 0; i < level.directives(); i++) {
      tile[level.dimension(i).index()] =
          isShort(cases, i, last) ? spans[i].edgeMapped() : spans[i].mapped();
    }
    return tile;
  }

  /** The directives that are short in {@link #unitTile}, as a set of bits: the tile's identity. */
  int unitTileKey(IterationCases cases, boolean last) {
    int key = 0;
    for (int i = 0; i < level.directives(); i++) {
      if (isShort(cases, i, last)) {
        key |= 1 << i;
      }
    }
    return key;
  }

  private boolean isShort(IterationCases cases, int i, boolean last) {
    return cases.isIncomplete(i) && (!level.isSpatial(i) || last || level.edgeUnits() == 1);
  }
}
