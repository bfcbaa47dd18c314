/**
 * What both engines share: the loops of a mapping, the table of counts, and the interface {@link
 * org.loopwright.analysis.nest.AccessEngine}. Uses {@code org.loopwright.model} only.
 */
package org.loopwright.analysis.nest;
