/**
 * How long the proving search takes for whole problems, and how its mappings compare with those of
 * the public reference mapper: a program, not JMH, since one search is one measurement. May use
 * {@code org.loopwright.search} and {@code org.loopwright.formats}; nothing depends on it.
 */
package org.loopwright.bench.optimal;
