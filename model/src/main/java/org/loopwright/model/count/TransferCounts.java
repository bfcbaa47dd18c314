package org.loopwright.model.count;

/**
 * The transfers of one data space over one network.
 *
 * @param fanout instances of the inner level that one outer instance feeds
 * @param multicastFactor greatest number of them that one word goes to
 * @param words words that the outer level sends (or receives), per outer instance; a multicast word
 *     counts once
 * @param linkTransfers words that neighbours of the inner level pass to each other instead
 * @param spatialReductions additions on the way outward
 * @param hops average number of mesh hops that a word makes
 * @param routerPasses routers that all words of one outer instance pass: one at the start, and one
 *     for each whole hop of the multicasts of one size, on average
 */
public record TransferCounts(
    long fanout,
    long multicastFactor,
    double words,
    double linkTransfers,
    double spatialReductions,
    double hops,
    double routerPasses) {
  /** The same words over other hops. */
  public TransferCounts withHops(double other) {
    return new TransferCounts(
        fanout,
        multicastFactor,
        words,
        linkTransfers,
        spatialReductions,
        other,
        words * (1 + Math.floor(other)));
  }

  /** A network that moves nothing. */
  public static final TransferCounts NONE = new TransferCounts(0, 0, 0, 0, 0, 0, 0);
}
