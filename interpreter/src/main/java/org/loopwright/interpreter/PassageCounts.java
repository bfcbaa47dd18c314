package org.loopwright.interpreter;

/**
 * All that moved of one data space between a level that keeps it and the next inner level that does
 * (or the arithmetic). Totals over all instances and the whole run, in words; for results the words
 * go outward.
 *
 * @param outer name of the outer level
 * @param inner name of the inner level
 * @param sentWords words that the outer level sends; a word that several get at once counts once if
 *     they get all the same words
 * @param unionWords words that it would send if every word that several get at once counted once
 *     and neighbours passed nothing: no hardware without links can do with less
 * @param receivedWords words that the inner instances take in, from the outer level or a neighbour
 * @param heldWords different words that an inner instance holds over the run, added over them
 * @param linkTransfers those of them that a neighbour passed
 */
public record PassageCounts(
    String dataSpace,
    String outer,
    String inner,
    long outerInstances,
    long innerInstances,
    long sentWords,
    long unionWords,
    long receivedWords,
    long heldWords,
    long linkTransfers) {}
