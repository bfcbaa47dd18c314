package org.loopwright.service.space;

/**
 * How far a sweep is.
 *
 * @param points of the space
 * @param done points that are settled
 * @param pruned those of them that bounds left out
 * @param proved those of them that are mapped, with proof
 */
public record SpaceProgress(long points, long done, long pruned, long proved) {}
