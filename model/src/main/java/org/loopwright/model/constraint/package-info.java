/**
 * Limits on which mappings are allowed. Uses the switches of {@link
 * org.loopwright.model.mapping.ReuseSwitches} and the checks of {@link
 * org.loopwright.model.diagnostics.Require}.
 */
package org.loopwright.model.constraint;
