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

  private final ResidualDigits digits;
  private final long[] example;
  private final long[] turned;
  private final long[] signature;

  /** By class: where its example first differs from the last iteration; -1 for nowhere. */
  private final int[] differs;

  private final boolean[] isLess;
  private int from;

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
    from = ResidualDigits.outside(inner);
    count = 0;
    placeReceivers();
    collect();
    for (int at = 0; at < count; at++) {
      look(at, steps);
    }
  }

  private void placeReceivers() {
    long number = 1;
    for (int at = from; at < digits.positions(); at++) {
      number = Math.multiplyExact(number, isReceiver(at) ? digits.bound(at) : 1);
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
      place[receiver] = put(receiver) * digits.stride(from);
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
    for (int at = from; at < digits.positions(); at++) {
      if (isReceiver(at)) {
        example[at] = rest % digits.bound(at);
        rest /= digits.bound(at);
        tiles += example[at] * digits.weight(from, at);
      }
    }
    return tiles;
  }

  private boolean isReceiver(int at) {
    return digits.kind(at) == Kind.RECEIVER;
  }

  /** The digits of a receiver at one position, for those who look at one level of a fan-out. */
  long digitOf(int receiver, int at) {
    put(receiver);
    return isReceiver(at) ? example[at] : 0;
  }

  /** From the outermost position on: strings that agree so far and are less, or greater, there. */
  private void collect() {
    long receiversAbove = 0;
    long returnedAbove = 0;
    for (int at = digits.positions() - 1; at >= from; at--) {
      if (digits.bound(at) == 1) {
        continue;
      }
      if (isReceiver(at)) {
        receiversAbove++;
      } else if (digits.kind(at) == Kind.RETURNED) {
        returnedAbove++;
      } else {
        long lastDigit = digits.lastDigit(at);
        long inside = inside(at);
        long less = digits.allowed(at, lastDigit);
        long greater = digits.allowed(at, digits.bound(at)) - digits.allowed(at, lastDigit + 1);
        long key = (receiversAbove * digits.positions() + returnedAbove) * 2;
        add(key, at, true, Math.multiplyExact(less, inside));
        add(key + 1, at, false, Math.multiplyExact(greater, inside));
        if (!digits.allows(at, lastDigit)) {
          return;
        }
      }
    }
    add(-1, -1, false, 1);
  }

  private long inside(int position) {
    long inside = 1;
    for (int at = from; at < position; at++) {
      boolean counts = !isReceiver(at) && digits.bound(at) > 1;
      inside = Math.multiplyExact(inside, counts ? digits.allowed(at, digits.bound(at)) : 1);
    }
    return inside;
  }

  private void add(long key, int position, boolean less, long more) {
    if (more == 0) {
      return;
    }
    int at = 0;
    while (at < count && signature[at] != key) {
      at++;
    }
    if (at == count) {
      signature[count] = key;
      differs[count] = position;
      isLess[count] = less;
      members[count++] = 0;
    }
    members[at] = Math.addExact(members[at], more);
  }

  /** What the receivers of a class do, by an example of it. */
  private void look(int at, boolean steps) {
    makeExample(at);
    for (int receiver = 0; receiver < receivers; receiver++) {
      put(receiver);
      int cell = at * receivers + receiver;
      long tile = valueOf(example);
      extent[cell] = extentOf(tile);
      if (extent[cell] > 0) {
        long before = lastBefore(steps);
        shift[cell] = Math.multiplyExact(before - tile, digits.stride(from));
        extentBefore[cell] = extentOf(before);
      }
    }
  }

  private long extentOf(long tile) {
    long lastTile = digits.lastTile(from);
    if (tile > lastTile) {
      return 0;
    }
    return tile == lastTile ? digits.residualTile(from) : digits.tile(from);
  }

  private void makeExample(int number) {
    Arrays.fill(example, 0);
    for (int at = from; at < digits.positions(); at++) {
      boolean stated = !isReceiver(at) && digits.kind(at) != Kind.RETURNED;
      if (digits.bound(at) > 1 && stated) {
        long least = digits.allows(at, 0) ? 0 : 1;
        if (at > differs[number]) {
          example[at] = digits.lastDigit(at);
        } else {
          example[at] = at == differs[number] && !isLess[number] ? digits.lastDigit(at) + 1 : least;
        }
      }
    }
  }

  private long valueOf(long[] string) {
    long tiles = 0;
    for (int at = from; at < digits.positions(); at++) {
      tiles += string[at] * digits.weight(from, at);
    }
    return tiles;
  }

  /**
   * The tile before the step: the last that has the digits of the example, the loop that steps one
   * back, the loops inside it as far on as they go.
   */
  private long lastBefore(boolean steps) {
    boolean agrees = true;
    int lowered = -1;
    for (int at = digits.positions() - 1; at >= from; at--) {
      long lastDigit = digits.lastDigit(at);
      if (digits.kind(at) == Kind.RETURNED) {
        turned[at] = agrees ? lastDigit : digits.bound(at) - 1;
        lowered = agrees && lastDigit > 0 ? at : lowered;
      } else {
        boolean back = steps && digits.kind(at) == Kind.STEPPED;
        turned[at] = back ? example[at] - 1 : example[at];
        if (agrees && turned[at] > lastDigit) {
          lower(lowered);
          agrees = false;
        } else {
          agrees &= turned[at] == lastDigit;
        }
      }
    }
    return valueOf(turned);
  }

  /** Takes one from a digit that returned; those inside it can then go all the way. */
  private void lower(int position) {
    turned[position]--;
    for (int at = from; at < position; at++) {
      if (digits.kind(at) == Kind.RETURNED) {
        turned[at] = digits.bound(at) - 1;
      }
    }
  }
}
