/** Reads cost tables of hardware sweeps. Uses {@code node} and the values of {@code explore}. */
package org.loopwright.formats.costs;
