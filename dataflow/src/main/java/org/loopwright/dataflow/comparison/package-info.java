/**
 * Styles side by side, layer by layer and operator class by operator class (Kwon et al. 2020, Case
 * Study I). Uses the analysis and the styles.
 */
package org.loopwright.dataflow.comparison;
