package org.loopwright.analysis.residual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.loopwright.analysis.nest.LoopStack;
import org.loopwright.analysis.residual.ResidualDigits.Kind;
import org.loopwright.model.mapping.PackedSwitches;
import org.loopwright.model.mapping.ReuseSwitch;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/**
 * What moves of one data space between two levels when loops have residuals, added over the whole
 * run. Each step of time belongs to the loop that steps, those inside it returning to their start;
 * the words of a step are products over groups of ranks, so for each loop the sum over all steps
 * and places is a product of sums over the digits of a few dimensions. Mutable scratch of one
 * thread.
 */
final class ResidualTransfers {
  private final ResidualDigits[] digits;
  private final RankGroup[] groups;

  private final int space;
  private PackedSwitches switches = PackedSwitches.NONE;
  private long sent;
  private long received;

  private ResidualTransfers(ResidualDigits[] digits, List<RankGroup> groups, int space) {
    this.digits = digits;
    this.space = space;
    this.groups = groups.toArray(RankGroup[]::new);
  }

  static ResidualTransfers of(Workload workload, DataSpace dataSpace, ResidualDigits[] digits) {
    int[] group = new int[digits.length];
    Arrays.setAll(group, dimension -> dimension);
    for (IndexExpression rank : dataSpace.projection()) {
      int first = group[workload.indexOfDimension(rank.terms().get(0).dimension())];
      for (Term term : rank.terms()) {
        int other = group[workload.indexOfDimension(term.dimension())];
        Arrays.setAll(group, dimension -> group[dimension] == other ? first : group[dimension]);
      }
    }
    List<RankGroup> groups = new ArrayList<>();
    for (int number = 0; number < digits.length; number++) {
      int[] members = members(group, number);
      if (members.length > 0) {
        groups.add(group(workload, dataSpace, digits, members));
      }
    }
    return new ResidualTransfers(digits, groups, workload.indexOfDataSpace(dataSpace.name()));
  }

  /** Takes what reuse is turned off in the mappings to come. */
  void bind(PackedSwitches turnedOff) {
    switches = turnedOff;
  }

  private static int[] members(int[] group, int number) {
    return IntStream.range(0, group.length)
        .filter(dimension -> group[dimension] == number)
        .toArray();
  }

  private static RankGroup group(
      Workload workload, DataSpace dataSpace, ResidualDigits[] digits, int[] members) {
    List<long[]> ranks = new ArrayList<>();
    for (IndexExpression rank : dataSpace.projection()) {
      long[] steps = new long[members.length];
      for (int i = 0; i < members.length; i++) {
        String name = workload.dimensions().get(members[i]).name();
        for (Term term : rank.terms()) {
          steps[i] += term.dimension().equals(name) ? term.coefficient() : 0;
        }
      }
      if (Arrays.stream(steps).anyMatch(step -> step != 0)) {
        ranks.add(steps);
      }
    }
    ResidualDigits first = digits[members[0]];
    if (ranks.isEmpty()) {
      return new IrrelevantDimension(first);
    }
    if (members.length == 1 && ranks.size() == 1) {
      return new OwnedRank(first, members[0], Math.abs(ranks.get(0)[0]));
    }
    ResidualDigits[] theirs =
        Arrays.stream(members).mapToObj(member -> digits[member]).toArray(ResidualDigits[]::new);
    return new CoupledDimensions(members, theirs, ranks.toArray(long[][]::new));
  }

  /**
   * Adds up what moves between all instances of two levels, or below the busiest sender alone.
   *
   * @param inner level of the receivers, or the arithmetic, which keeps nothing between steps; nor
   *     does a level without temporal reuse
   * @param busiest whether only the sender that works most is asked for: the first one
   */
  void measure(LoopStack loops, int outer, int inner, boolean busiest) {
    sent = 0;
    received = 0;
    Kind senders = busiest ? Kind.ZERO : Kind.FREE;
    if (inner == LoopStack.ARITHMETIC || switches.isOff(ReuseSwitch.TEMPORAL_REUSE, inner, space)) {
      add(outer, inner, senders, loops.temporalLoops(), Kind.FREE, RankGroup.NO_STEP);
      return;
    }
    add(outer, inner, senders, loops.temporalLoops(), Kind.ZERO, RankGroup.NO_STEP);
    for (int loop = loops.temporalStart(inner + 1); loop < loops.temporalLoops(); loop++) {
      add(outer, inner, senders, loop, Kind.RETURNED, loops.temporalDimension(loop));
    }
  }

  /** Words that the senders send; one that several receivers get at once counts once. */
  long sent() {
    return sent;
  }

  /** Words that the receivers take in. */
  long received() {
    return received;
  }

  private void add(int outer, int inner, Kind senders, int stepping, Kind inside, int stepped) {
    long allNew = 1;
    long allKept = 1;
    long tiles = 1;
    long alwaysKept = 1;
    long keptOf = 1;
    long kept = 1;
    allow(outer, inner, senders, stepping, inside);
    for (RankGroup group : groups) {
      ResidualSums sums = group.sum(outer, inner, stepped);
      allNew = Math.multiplyExact(allNew, sums.receivedNew);
      allKept = Math.multiplyExact(allKept, sums.receivedKept);
      tiles = Math.multiplyExact(tiles, sums.newTiles);
      alwaysKept = Math.multiplyExact(alwaysKept, sums.alwaysKept);
      keptOf = Math.multiplyExact(keptOf, sums.keptOf);
      kept = Math.multiplyExact(kept, sums.kept);
    }
    received = Math.addExact(received, allNew - allKept);
    sent = Math.addExact(sent, tiles - alwaysKept + keptOf - kept);
  }

  /** Sets what the digits may be when the loop {@code stepping} of the nest steps. */
  private void allow(int outer, int inner, Kind senders, int stepping, Kind inside) {
    for (ResidualDigits each : digits) {
      for (int position = ResidualDigits.outside(inner); position < each.positions(); position++) {
        if (each.bound(position) == 1) {
          each.allow(position, Kind.FREE);
        } else if (ResidualDigits.isSpatial(position)) {
          each.allow(
              position, position > ResidualDigits.spatial(outer) ? senders : below(position));
        } else if (each.nestIndex(position) < stepping) {
          each.allow(position, inside);
        } else {
          each.allow(position, each.nestIndex(position) == stepping ? Kind.STEPPED : Kind.FREE);
        }
      }
    }
  }

  /** Who asks a network without multicast shares nothing, as if each had a sender of its own. */
  private Kind below(int spatial) {
    return isUnicast(ResidualDigits.levelOf(spatial)) ? Kind.FREE : Kind.RECEIVER;
  }

  private boolean isUnicast(int level) {
    return switches.isOff(ReuseSwitch.MULTICAST, level, space);
  }

  /** Words that the instances of a level, or the first one, hold over the run, added over them. */
  long everHeld(int level, Kind instances) {
    long held = 1;
    for (ResidualDigits each : digits) {
      each.allow(ResidualDigits.outside(level), instances, Kind.FREE);
    }
    for (RankGroup group : groups) {
      held = Math.multiplyExact(held, group.everHeld(level));
    }
    return held;
  }

  /** Receivers next inside {@code outer} that share a word, at most. */
  long sharers(int outer, int inner) {
    if (isUnicast(outer)) {
      return 1;
    }
    long sharers = 1;
    for (RankGroup group : groups) {
      sharers = Math.multiplyExact(sharers, group.sharers(outer, inner));
    }
    return sharers;
  }
}
