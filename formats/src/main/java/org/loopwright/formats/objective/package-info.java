/**
 * Objectives as users write them, on the command line and in files. May use the arithmetic and the
 * goals of searches.
 */
package org.loopwright.formats.objective;
