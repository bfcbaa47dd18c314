/** Tests of sweep reports. */
package org.loopwright.report.explore;
