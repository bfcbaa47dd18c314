/**
 * Exact arithmetic on bounds: prime factors, divisors, and ordered factorizations with a limit on
 * each factor. Uses only the JDK and the checks of {@code org.loopwright.model}.
 */
package org.loopwright.model.math;
