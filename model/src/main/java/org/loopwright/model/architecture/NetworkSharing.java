package org.loopwright.model.architecture;

/**
 * How a network spares the level that feeds it; what is off, each instance asks for by itself.
 *
 * @param multicast whether a word that several instances need is sent once
 * @param reduction whether partial sums of several instances are added on their way outward
 * @param forwarding whether neighbours pass each other what they need next
 */
public record NetworkSharing(boolean multicast, boolean reduction, boolean forwarding) {
  /** A network that can do all of it. */
  public static final NetworkSharing ALL = new NetworkSharing(true, true, true);
}
