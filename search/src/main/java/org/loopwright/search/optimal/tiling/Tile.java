package org.loopwright.search.optimal.tiling;

/**
 * The tile of one data space in an instance of a level.
 *
 * @param element of the lattice, at the cut above the level
 * @param extents of the operation tile, by dimension
 * @param words of the box that the data space has in it
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared, and nobody writes to it.
public record Tile(int element, long[] extents, double words) {}
