package org.loopwright.formats.timeloop;

import java.util.Optional;
import java.util.function.Consumer;
import org.loopwright.model.diagnostics.Location;

/**
 * One thing that a line of a file asks of mappings.
 *
 * @param location where
 * @param text what, such as {@code RF temporal: K = 16}
 * @param hint how it could be met, where that can be said of it alone
 * @param effect puts it into limits
 */
record ConstraintStatement(
    Location location, String text, Optional<String> hint, Consumer<ConstraintLimits> effect) {}
