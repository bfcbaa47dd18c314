/**
 * Arbitraries of small workloads, architectures and mappings, their texts, and smaller ones for a
 * failed test to shrink to. Uses {@code org.loopwright.model} alone, so that the tests of every
 * module above can use it; only tests do.
 */
package org.loopwright.testkit;
