package org.loopwright.formats.timeloop;

import org.loopwright.formats.document.MapReader;
import org.loopwright.model.diagnostics.Location;

/**
 * A component of an architecture before its attributes are read.
 *
 * @param instances in the whole design, by the ranges of the names on the way from the root
 */
record Component(
    String name, String componentClass, long instances, MapReader attributes, Location location) {}
