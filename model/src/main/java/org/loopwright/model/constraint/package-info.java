/**
 * Limits on which mappings are allowed. Uses only the JDK and the checks of {@link
 * org.loopwright.model.Require}.
 */
package org.loopwright.model.constraint;
