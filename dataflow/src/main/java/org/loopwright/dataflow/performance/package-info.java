/**
 * Performance analysis: ingress, compute and egress delay of every case, overlapped by double
 * buffering, and the counts that go with them. Uses the reuse analysis.
 */
package org.loopwright.dataflow.performance;
