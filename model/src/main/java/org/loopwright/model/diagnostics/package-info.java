/**
 * Problems found in a user's input, and their places. Uses only the JDK and the checks of {@link
 * org.loopwright.model.diagnostics.Require}.
 */
package org.loopwright.model.diagnostics;
