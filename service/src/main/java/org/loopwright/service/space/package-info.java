/** Sweeps of design spaces: every point is built, priced, bounded and, if need be, mapped. */
package org.loopwright.service.space;
