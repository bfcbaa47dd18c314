/**
 * The search that proves its answer: branch and bound over spatial skeletons, residencies and
 * tables of tile shapes. docs/optimal-search.md has the proof; the code follows its structure.
 */
package org.loopwright.search.optimal;
