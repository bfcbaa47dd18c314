/** Results of hardware sweeps as text, CSV, JSON and plots, and their checkpoints. */
package org.loopwright.report.explore;
