/**
 * JMH benchmarks, one class for each question. May use {@code org.loopwright.cost}, {@code
 * org.loopwright.search}, {@code org.loopwright.formats} and {@code org.loopwright.testkit};
 * nothing depends on it.
 */
package org.loopwright.bench;
