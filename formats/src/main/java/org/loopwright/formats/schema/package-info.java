/**
 * Describes files to editors: turns the declared tables of keys, by which the readers read, into
 * JSON Schema. May use {@code org.loopwright.formats.document} and Jackson.
 */
package org.loopwright.formats.schema;
