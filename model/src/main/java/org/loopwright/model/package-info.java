/**
 * The values that every other module speaks in: workloads, architectures and mappings, the exact
 * integer arithmetic below them, and the problems found while they are checked. All are immutable
 * and safe to share between threads. Uses only the JDK: no input or output, no clock, no
 * randomness.
 */
package org.loopwright.model;
