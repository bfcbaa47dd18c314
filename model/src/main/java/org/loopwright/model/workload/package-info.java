/**
 * The workload: a deep affine loop nest over named dimensions, and the data spaces that its body
 * reads and updates. Uses only the JDK and the checks of {@link
 * org.loopwright.model.diagnostics.Require}.
 */
package org.loopwright.model.workload;
