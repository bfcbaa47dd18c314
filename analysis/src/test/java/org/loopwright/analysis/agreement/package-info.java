/**
 * The analysis against the interpreter: every count of both side by side, and the known
 * approximations that may make them differ.
 */
package org.loopwright.analysis.agreement;
