/** Tests of axes. */
package org.loopwright.explore.axis;
