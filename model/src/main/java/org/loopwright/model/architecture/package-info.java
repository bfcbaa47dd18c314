/**
 * The hardware: storage levels, arithmetic units, and the networks between them. Uses only the JDK
 * and the checks of {@link org.loopwright.model.diagnostics.Require}.
 */
package org.loopwright.model.architecture;
