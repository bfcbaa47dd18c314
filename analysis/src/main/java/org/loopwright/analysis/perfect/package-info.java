/**
 * The engine for perfect mappings, whose loop bounds multiply: tiles, deltas between consecutive
 * tiles, and how children share them (multicast, forwarding). May use {@code
 * org.loopwright.analysis.nest}.
 */
package org.loopwright.analysis.perfect;
