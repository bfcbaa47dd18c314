/**
 * What the optimal search chooses from: spatial skeletons, bypass choices, the lattice of temporal
 * tilings of each skeleton, and what loops do to the tiles of data spaces. Knows no costs but the
 * prices that the problem states, and nothing of {@code bound}.
 */
package org.loopwright.search.optimal.tiling;
