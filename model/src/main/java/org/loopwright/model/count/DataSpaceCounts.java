package org.loopwright.model.count;

/**
 * What one storage level does for one data space. Counts are of words, and of the average instance
 * among those that work.
 *
 * @param tileWords words of the tile that one instance holds at a time
 * @param partitionWords words that one instance holds over the whole run
 * @param instances instances that work
 * @param reads words read, per instance: sent inward, and partial sums read back to be accumulated
 * @param fills words written by the outer level or by a neighbour, per instance
 * @param updates words written by the inner level, per instance: results and partial sums
 * @param temporalReductions additions to words already there, per instance
 */
public record DataSpaceCounts(
    long tileWords,
    long partitionWords,
    long instances,
    long reads,
    long fills,
    long updates,
    double temporalReductions) {}
