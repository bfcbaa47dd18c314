/**
 * Spaces of designs whose parts vary: axes by name, values that follow from them, conditions, and
 * the front of what the points take. Knows nothing of how a point is built or mapped.
 */
package org.loopwright.explore.space;
