package org.loopwright.analysis.residual;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.loopwright.analysis.residual.ResidualDigits.Kind;

/**
 * Dimensions that index ranks together: sliding windows, halos, diagonals. A tile is the box that
 * its iterations span; what a receiver keeps is where its new box meets the one before. Each choice
 * of one class a dimension is looked at once, receiver by receiver.
 */
final class CoupledDimensions implements RankGroup {
  private final int[] dimension;
  private final ResidualDigits[] digits;
  private final ResidualClasses[] classes;

  /** By rank and dimension of this group: words along the rank that an iteration moves. */
  private final long[][] step;

  private final ResidualSums sums = new ResidualSums();
  private final int[] chosen;
  private final int[] receiver;

  /** By rank: first word and words of the new box, and of what it shares with the one before. */
  private final long[] box;

  /** By new box, whether some receiver keeps nothing of it; and the pairs of box and kept part. */
  private final Map<List<Long>, Boolean> boxes = new HashMap<>();

  private final Map<List<Long>, Boolean> pairs = new HashMap<>();
  private boolean steps;
  private long newWords;
  private long keptWords;

  CoupledDimensions(int[] dimension, ResidualDigits[] digits, long[][] step) {
    this.dimension = dimension;
    this.digits = digits;
    this.step = step;
    classes = new ResidualClasses[digits.length];
    for (int i = 0; i < digits.length; i++) {
      classes[i] = new ResidualClasses(digits[i]);
    }
    chosen = new int[digits.length];
    receiver = new int[digits.length];
    box = new long[4 * step.length];
  }

  @Override
  public ResidualSums sum(int outer, int inner, int stepped) {
    sums.clear();
    steps = stepped != NO_STEP;
    if (load(inner, stepped)) {
      do {
        long members = 1;
        for (int i = 0; i < classes.length; i++) {
          members = Math.multiplyExact(members, classes[i].members[chosen[i]]);
        }
        addReceivers(members);
      } while (next(chosen, false));
    }
    return sums;
  }

  /** Whether there is any choice of classes. */
  private boolean load(int inner, int stepped) {
    long receivers = 1;
    boolean any = true;
    for (int i = 0; i < classes.length; i++) {
      classes[i].load(inner, dimension[i] == stepped);
      receivers = Math.multiplyExact(receivers, classes[i].receivers);
      any &= classes[i].count > 0;
      chosen[i] = 0;
    }
    ResidualClasses.requireFew(receivers);
    return any;
  }

  /** The next choice of classes, or of receivers; whether there is one. */
  private boolean next(int[] choice, boolean ofReceivers) {
    for (int i = 0; i < choice.length; i++) {
      int most = ofReceivers ? classes[i].receivers : classes[i].count;
      if (++choice[i] < most) {
        return true;
      }
      choice[i] = 0;
    }
    return false;
  }

  private void addReceivers(long members) {
    boolean apart = receiversLieApart();
    Arrays.fill(receiver, 0);
    boxes.clear();
    pairs.clear();
    do {
      if (measure()) {
        sums.addReceiver(members * newWords, members * keptWords);
        if (apart) {
          addApart(members);
        } else {
          addShared(members);
        }
      }
    } while (next(receiver, true));
    for (Map.Entry<List<Long>, Boolean> entry : boxes.entrySet()) {
      if (!entry.getValue()) {
        sums.addAlwaysKept(members * words(entry.getKey()));
      }
    }
  }

  /** Whether no two receivers of a sender can have the same box. */
  private boolean receiversLieApart() {
    int several = 0;
    for (ResidualClasses each : classes) {
      several += each.receivers > 1 ? 1 : 0;
    }
    return several < 2;
  }

  private void addApart(long members) {
    sums.addTile(members * newWords);
    if (keptWords > 0) {
      sums.addAlwaysKept(members * newWords);
      sums.addKept(members * newWords, members * keptWords);
    }
  }

  private void addShared(long members) {
    int half = box.length / 2;
    List<Long> tile = key(half);
    Boolean before = boxes.put(tile, keptWords == 0 || boxes.getOrDefault(tile, false));
    if (before == null) {
      sums.addTile(members * newWords);
    }
    if (keptWords > 0 && pairs.put(key(box.length), true) == null) {
      sums.addKept(members * newWords, members * keptWords);
    }
  }

  private List<Long> key(int length) {
    Long[] key = new Long[length];
    for (int i = 0; i < length; i++) {
      key[i] = box[i];
    }
    return List.of(key);
  }

  private static long words(List<Long> box) {
    long words = 1;
    for (int rank = 0; rank < box.size() / 2; rank++) {
      words *= box.get(2 * rank + 1);
    }
    return words;
  }

  /** Takes the measures of the receiver's boxes; whether it works. */
  private boolean measure() {
    newWords = 1;
    keptWords = steps ? 1 : 0;
    int half = box.length / 2;
    for (int rank = 0; rank < step.length; rank++) {
      // The span of the new box and of the one before along the rank: a sum over dimensions.
      long low = 0;
      long words = 1;
      long lowBefore = 0;
      long wordsBefore = 1;
      for (int i = 0; i < classes.length; i++) {
        ResidualClasses senders = classes[i];
        int cell = chosen[i] * senders.receivers + receiver[i];
        if (senders.extent[cell] == 0) {
          return false;
        }
        long stepWords = step[rank][i];
        low += lowest(stepWords, senders.place[receiver[i]], senders.extent[cell]);
        words += Math.abs(stepWords) * (senders.extent[cell] - 1);
        if (steps) {
          lowBefore +=
              lowest(
                  stepWords,
                  senders.place[receiver[i]] + senders.shift[cell],
                  senders.extentBefore[cell]);
          wordsBefore += Math.abs(stepWords) * (senders.extentBefore[cell] - 1);
        }
      }
      // What they share.
      long lowKept = Math.max(low, lowBefore);
      long kept = Math.max(0, Math.min(low + words, lowBefore + wordsBefore) - lowKept);
      newWords *= words;
      keptWords *= steps ? kept : 0;
      box[2 * rank] = low;
      box[2 * rank + 1] = words;
      box[half + 2 * rank] = lowKept;
      box[half + 2 * rank + 1] = kept;
    }
    return true;
  }

  private static long lowest(long stepWords, long first, long iterations) {
    return stepWords > 0 ? stepWords * first : stepWords * (first + iterations - 1);
  }

  /** Either tiles leave no gaps between the first and the last, or they do not overlap. */
  @Override
  public long everHeld(int inner) {
    long apart = sum(inner, inner, NO_STEP).receivedNew;
    return Math.min(apart, spannedWords(inner));
  }

  private long spannedWords(int inner) {
    for (ResidualDigits each : digits) {
      each.allow(ResidualDigits.outside(inner), Kind.FREE, Kind.RETURNED);
    }
    long held = 0;
    if (load(inner, NO_STEP)) {
      do {
        long words = 1;
        for (int i = 0; i < classes.length; i++) {
          words = Math.multiplyExact(words, classes[i].members[chosen[i]]);
        }
        for (long[] rank : step) {
          words = Math.multiplyExact(words, spanned(rank));
        }
        held = Math.addExact(held, words);
      } while (next(chosen, false));
    }
    return held;
  }

  private long spanned(long[] rank) {
    long words = 1;
    for (int i = 0; i < classes.length; i++) {
      ResidualClasses senders = classes[i];
      if (senders.extent[chosen[i]] == 0) {
        return 0;
      }
      words += Math.abs(rank[i]) * (senders.shift[chosen[i]] + senders.extentBefore[chosen[i]] - 1);
    }
    return words;
  }

  /** Boxes may become equal at any step: a residual one is smaller. */
  @Override
  public long sharers(int outer, int inner) {
    steps = false;
    for (ResidualDigits each : digits) {
      each.allow(ResidualDigits.outside(inner), Kind.FREE, Kind.FREE);
      for (int level = inner + 1; level <= outer; level++) {
        each.allow(ResidualDigits.spatial(level), Kind.RECEIVER);
      }
    }
    long most = 1;
    if (load(inner, NO_STEP)) {
      do {
        most = Math.max(most, sharersOfChosen(outer));
      } while (next(chosen, false));
    }
    return most;
  }

  private long sharersOfChosen(int outer) {
    Arrays.fill(receiver, 0);
    Map<List<Long>, Set<List<Long>>> sharers = new HashMap<>();
    long most = 1;
    do {
      if (measure()) {
        Set<List<Long>> same = sharers.computeIfAbsent(key(box.length / 2), any -> new HashSet<>());
        same.add(nextInside(outer));
        most = Math.max(most, same.size());
      }
    } while (next(receiver, true));
    return most;
  }

  /** The instance next inside the outer level that the receiver is, or is below. */
  private List<Long> nextInside(int outer) {
    Long[] place = new Long[classes.length];
    for (int i = 0; i < place.length; i++) {
      place[i] = classes[i].digitOf(receiver[i], ResidualDigits.spatial(outer));
    }
    return List.of(place);
  }
}
