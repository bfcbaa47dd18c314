/**
 * Readers and writers, one package for each format, on located nodes: every value knows the file,
 * the line and the key path it came from. May use {@code org.loopwright.model} to {@code
 * org.loopwright.search} and the parsing libraries, which no module below may see.
 */
package org.loopwright.formats;
