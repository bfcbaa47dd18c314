/**
 * Results as pages that stand alone: one HTML file with its data, its style and its code, which
 * needs no network. The style and the code are resources; here is what they get.
 */
package org.loopwright.report.html;
