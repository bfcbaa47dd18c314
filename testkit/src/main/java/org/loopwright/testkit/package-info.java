/**
 * What tests share: jqwik arbitraries, AssertJ assertions, golden files and small real
 * specifications. May use {@code org.loopwright.model} to {@code org.loopwright.search}; only tests
 * and benchmarks use it.
 */
package org.loopwright.testkit;
