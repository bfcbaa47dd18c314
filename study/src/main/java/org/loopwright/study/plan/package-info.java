/** From the runs of a study file to parts, each of which can be computed and kept alone. */
package org.loopwright.study.plan;
