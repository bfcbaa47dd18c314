package org.loopwright.dataflow.engine;

/**
 * The statistics of a layer: of the outermost level over the whole layer, and of the innermost
 * level over the tile that it meets first.
 */
public record HierarchyStatistics(LevelStatistics outermost, LevelStatistics innermost) {}
