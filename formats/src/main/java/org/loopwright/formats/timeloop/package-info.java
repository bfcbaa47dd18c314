/**
 * The classic specification tree of Timeloop, versions 0.1 to 0.4: problems, architectures,
 * mappings, constraints, mapper options, energy and area tables. One small reader a section, from
 * located nodes to model values; what the model refuses becomes a problem with its place. Uses
 * {@code org.loopwright.formats.document} and the values of model, cost and search.
 */
package org.loopwright.formats.timeloop;
