/**
 * Limits on which mappings are allowed. Uses only the JDK and the checks of {@link
 * org.loopwright.model.diagnostics.Require}.
 */
package org.loopwright.model.constraint;
