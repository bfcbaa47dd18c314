/**
 * The arbiter: executes a loop nest point by point, holds real sets of coordinates in every buffer
 * and counts what moves. Deliberately naive and obviously right. May use {@code
 * org.loopwright.model} and the result values of {@code org.loopwright.analysis}, but shares no
 * formula with the analysis that it judges.
 */
package org.loopwright.interpreter;
