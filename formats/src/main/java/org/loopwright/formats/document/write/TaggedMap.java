package org.loopwright.formats.document.write;

import java.util.Map;

/**
 * A map in a list, with a tag that says what it is.
 *
 * @param tag such as {@code !Component}
 */
public record TaggedMap(String tag, Map<String, ?> entries) {}
