/**
 * Batches: files of JSON lines, each a problem and a mapping with the names of the files that hold
 * the architecture. Read lazily, one case at a time, what the cases share only once. Uses {@code
 * org.loopwright.formats} and its nodes.
 */
package org.loopwright.formats.batch;
