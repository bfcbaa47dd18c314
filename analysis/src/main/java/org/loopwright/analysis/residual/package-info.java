/**
 * The engine for mappings with residual factors, whose last tiles are smaller; it counts digit
 * strings, see docs/imperfect.md. May use {@code org.loopwright.analysis.nest} and the mesh hops of
 * {@code org.loopwright.analysis.perfect}.
 */
package org.loopwright.analysis.residual;
