/** Plots of results, which can be written as SVG and PNG. */
package org.loopwright.report.plot;
