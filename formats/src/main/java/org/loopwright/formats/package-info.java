/**
 * Readers and writers, one package for each format, on located nodes: every value knows the file,
 * the line and the key path it came from. Here is the facade: files of any format in, a
 * specification out. May use {@code org.loopwright.model} to {@code org.loopwright.search} and the
 * parsing libraries, which no module below may see.
 */
package org.loopwright.formats;
