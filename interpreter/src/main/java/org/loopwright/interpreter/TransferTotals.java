package org.loopwright.interpreter;

/**
 * All that moved of one data space between a level that keeps it and the next inner level that does
 * (or the arithmetic). Totals over all instances and the whole run; for results the words go
 * outward.
 *
 * @param outer name of the outer level
 * @param inner name of the inner level
 */
public record TransferTotals(
    String dataSpace,
    String outer,
    String inner,
    long outerInstances,
    long innerInstances,
    Words words) {
  /**
   * Words that moved or stayed.
   *
   * @param sent words that the outer level sends; a word that several get at once counts once if
   *     they get all the same words
   * @param union words that it would send if every word that several get at once counted once and
   *     neighbours passed nothing: no hardware without links can do with less
   * @param received words that the inner instances take in, from the outer level or a neighbour
   * @param held different words that an inner instance holds over the run, added over them
   * @param linked words received from a neighbour
   */
  public record Words(long sent, long union, long received, long held, long linked) {}
}
