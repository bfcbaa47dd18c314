/** Values that a hardware parameter takes in a sweep. Uses only the JDK and {@code Require}. */
package org.loopwright.explore.axis;
