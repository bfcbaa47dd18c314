package org.loopwright.formats.document;

import org.loopwright.model.diagnostics.Require;

/**
 * How much of a file is read before it is refused as hostile.
 *
 * @param depth maps and lists inside each other
 * @param bytes of a file, or of a line where each line is a document, after decompression
 * @param nodes values of a document, aliases counted as often as used
 */
public record ReadLimits(int depth, int bytes, long nodes) {
  /** Far above any real specification. */
  public static final ReadLimits DEFAULT = new ReadLimits(64, 16 << 20, 200_000);

  public ReadLimits {
    Require.positive(depth, "depth");
    Require.positive(bytes, "bytes");
    Require.positive(nodes, "nodes");
  }
}
