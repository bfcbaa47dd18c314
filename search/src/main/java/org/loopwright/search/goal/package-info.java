/**
 * What a search is after: objectives, caps and the gap, the deadline, how one candidate is
 * evaluated, and the progress and proof that a search reports. May use {@code
 * org.loopwright.search.strategy} for the outcome of a candidate.
 */
package org.loopwright.search.goal;
