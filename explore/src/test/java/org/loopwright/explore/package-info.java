/** Tests of hardware sweeps. */
package org.loopwright.explore;
