package org.loopwright.analysis.residual;

import java.util.Arrays;
import org.loopwright.analysis.residual.ResidualDigits.Kind;

/**
 * The senders and steps of one dimension by how far they are from its end. Whether a receiver
 * works, whether its tile is the residual one, and how far its tile returns depends only on where
 * the digits of sender and step first differ from those of the last iteration, and whether they are
 * less or greater there; so each class is counted as a whole and looked at once. Mutable scratch of
 * one thread.
 */
final class ResidualClasses {
  private static final long MAX_RECEIVERS = 1 << 16;
  private static final int NOWHERE = -1;

  private final ResidualDigits digits;
  private final long[] example;
  private final long[] turned;
  private final long[] signature;

  /** By class: where its example first differs from the last iteration, or {@link #NOWHERE}. */
  private final int[] differs;

  private final boolean[] isLess;
  private int outside;

  /** Number of classes. */
  int count;

  /** By class: senders and steps of it. */
  final long[] members;

  /** Receivers below one sender, along the dimension. */
  int receivers;

  /** By receiver: iterations from the sender to it. */
  long[] place = new long[1];

  /** By class and receiver: iterations of the new tile, 0 for a receiver that is idle. */
  long[] extent = new long[1];

  /** By class and receiver: iterations from the new tile to the one before. */
  long[] shift = new long[1];

  /** By class and receiver: iterations of the tile before. */
  long[] extentBefore = new long[1];

  ResidualClasses(ResidualDigits digits) {
    this.digits = digits;
    example = new long[digits.positions()];
    turned = new long[digits.positions()];
    members = new long[2 * digits.positions() + 1];
    signature = new long[members.length];
    differs = new int[members.length];
    isLess = new boolean[members.length];
  }

  /**
   * Takes the classes of the senders and steps that the kinds of the digits allow.
   *
   * @param inner level of the receivers
   * @param steps whether a loop of this dimension steps
   */
  void load(int inner, boolean steps) {
    outside = ResidualDigits.outside(inner);
    count = 0;
    placeReceivers();
    collect();
    for (int number = 0; number < count; number++) {
      look(number, steps);
    }
  }

  private void placeReceivers() {
    long number = 1;
    for (int position = outside; position < digits.positions(); position++) {
      number = Math.multiplyExact(number, isReceiver(position) ? digits.bound(position) : 1);
    }
    receivers = requireFew(number);
    if (place.length < receivers) {
      place = new long[receivers];
    }
    int classes = members.length;
    if (extent.length < classes * receivers) {
      extent = new long[classes * receivers];
      shift = new long[classes * receivers];
      extentBefore = new long[classes * receivers];
    }
    for (int receiver = 0; receiver < receivers; receiver++) {
      place[receiver] = put(receiver) * digits.stride(outside);
    }
  }

  /**
   * The number of receivers along a dimension, or along some that index ranks together; refused if
   * the arrays over them would grow without bound.
   */
  static int requireFew(long number) {
    if (number > MAX_RECEIVERS) {
      throw new ArithmeticException(
          "a fan-out of "
              + number
              + " instances over dimensions that index a rank together, with residual factors, is"
              + " too large to analyse; at most "
              + MAX_RECEIVERS
              + " are");
    }
    return (int) number;
  }

  /** Sets the digits of a receiver in the example; returns the tiles that they make. */
  private long put(int receiver) {
    long rest = receiver;
    long tiles = 0;
    for (int position = outside; position < digits.positions(); position++) {
      if (isReceiver(position)) {
        example[position] = rest % digits.bound(position);
        rest /= digits.bound(position);
        tiles += example[position] * digits.weight(outside, position);
      }
    }
    return tiles;
  }

  private boolean isReceiver(int position) {
    return digits.kind(position) == Kind.RECEIVER;
  }

  /** The digits of a receiver at one position, for those who look at one level of a fan-out. */
  long digitOf(int receiver, int position) {
    put(receiver);
    return isReceiver(position) ? example[position] : 0;
  }

  /** From the outermost position on: strings that agree so far and are less, or greater, there. */
  private void collect() {
    long receiversAbove = 0;
    long returnedAbove = 0;
    for (int position = digits.positions() - 1; position >= outside; position--) {
      if (digits.bound(position) == 1) {
        continue;
      }
      if (isReceiver(position)) {
        receiversAbove++;
      } else if (digits.kind(position) == Kind.RETURNED) {
        returnedAbove++;
      } else {
        // Strings that part from the last one here: with a smaller digit, and with a greater one.
        long lastDigit = digits.lastDigit(position);
        long inside = inside(position);
        long less = digits.allowed(position, lastDigit);
        long greater =
            digits.allowed(position, digits.bound(position))
                - digits.allowed(position, lastDigit + 1);
        long key = (receiversAbove * digits.positions() + returnedAbove) * 2;
        add(key, position, true, Math.multiplyExact(less, inside));
        add(key + 1, position, false, Math.multiplyExact(greater, inside));
        // Further in, only strings that share this digit are left.
        if (!digits.allows(position, lastDigit)) {
          return;
        }
      }
    }
    add(NOWHERE, NOWHERE, false, 1);
  }

  private long inside(int end) {
    long inside = 1;
    for (int position = outside; position < end; position++) {
      boolean counts = !isReceiver(position) && digits.bound(position) > 1;
      inside =
          Math.multiplyExact(inside, counts ? digits.allowed(position, digits.bound(position)) : 1);
    }
    return inside;
  }

  private void add(long key, int differing, boolean less, long more) {
    if (more == 0) {
      return;
    }
    int number = 0;
    while (number < count && signature[number] != key) {
      number++;
    }
    if (number == count) {
      signature[count] = key;
      differs[count] = differing;
      isLess[count] = less;
      members[count++] = 0;
    }
    members[number] = Math.addExact(members[number], more);
  }

  /** Measures the tiles of all receivers of a class, by an example of it. */
  private void look(int number, boolean steps) {
    makeExample(number);
    for (int receiver = 0; receiver < receivers; receiver++) {
      put(receiver);
      int cell = number * receivers + receiver;
      long tile = valueOf(example);
      extent[cell] = extentOf(tile);
      if (extent[cell] > 0) {
        long before = lastBefore(steps);
        shift[cell] = Math.multiplyExact(before - tile, digits.stride(outside));
        extentBefore[cell] = extentOf(before);
      }
    }
  }

  private long extentOf(long tile) {
    long lastTile = digits.lastTile(outside);
    if (tile > lastTile) {
      return 0;
    }
    return tile == lastTile ? digits.residualTile(outside) : digits.tile(outside);
  }

  private void makeExample(int number) {
    Arrays.fill(example, 0);
    for (int position = outside; position < digits.positions(); position++) {
      boolean stated = !isReceiver(position) && digits.kind(position) != Kind.RETURNED;
      if (digits.bound(position) > 1 && stated) {
        long least = digits.allows(position, 0) ? 0 : 1;
        if (position > differs[number]) {
          example[position] = digits.lastDigit(position);
        } else {
          example[position] =
              position == differs[number] && !isLess[number]
                  ? digits.lastDigit(position) + 1
                  : least;
        }
      }
    }
  }

  private long valueOf(long[] string) {
    long tiles = 0;
    for (int position = outside; position < digits.positions(); position++) {
      tiles += string[position] * digits.weight(outside, position);
    }
    return tiles;
  }

  /**
   * The tile before the step: the last that has the digits of the example, the loop that steps one
   * back, the loops inside it as far on as they go.
   */
  private long lastBefore(boolean steps) {
    boolean agrees = true;
    int lowered = NOWHERE;
    for (int position = digits.positions() - 1; position >= outside; position--) {
      long lastDigit = digits.lastDigit(position);
      if (digits.kind(position) == Kind.RETURNED) {
        turned[position] = agrees ? lastDigit : digits.bound(position) - 1;
        lowered = agrees && lastDigit > 0 ? position : lowered;
      } else {
        boolean back = steps && digits.kind(position) == Kind.STEPPED;
        turned[position] = back ? example[position] - 1 : example[position];
        if (agrees && turned[position] > lastDigit) {
          lower(lowered);
          agrees = false;
        } else {
          agrees &= turned[position] == lastDigit;
        }
      }
    }
    return valueOf(turned);
  }

  /** Takes one from a digit that returned; those inside it can then go all the way. */
  private void lower(int lowered) {
    turned[lowered]--;
    for (int position = outside; position < lowered; position++) {
      if (digits.kind(position) == Kind.RETURNED) {
        turned[position] = digits.bound(position) - 1;
      }
    }
  }
}
