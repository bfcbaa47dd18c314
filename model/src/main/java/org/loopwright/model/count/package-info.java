/**
 * Access counts: what a mapping makes each storage level and network do. Both the analysis and the
 * interpreter return them, so neither needs the other.
 */
package org.loopwright.model.count;
