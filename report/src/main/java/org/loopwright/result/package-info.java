/**
 * What the program finds out, as values with typed verdicts: mapped layers, fronts, explanations,
 * comparisons. Made by the service, shown by {@code org.loopwright.report}; knows neither.
 */
package org.loopwright.result;
