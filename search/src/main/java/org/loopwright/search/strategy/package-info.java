/**
 * Ways to walk a mapspace: streams of candidates that are asked for a mapping and get its outcome
 * back. A strategy never meets the cost model, threads or clocks. May use {@code
 * org.loopwright.search.mapspace} and what that may use.
 */
package org.loopwright.search.strategy;
