/**
 * JMH benchmarks, one class for each question. May use {@code org.loopwright.cost}, {@code
 * org.loopwright.search} and {@code org.loopwright.formats}; nothing depends on it.
 */
package org.loopwright.bench;
