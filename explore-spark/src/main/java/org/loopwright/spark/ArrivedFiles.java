package org.loopwright.spark;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.loopwright.service.space.ShardOutcome;
import org.loopwright.service.space.StoredFile;

/**
 * Looks from the driver for what tasks say that they wrote. Where nodes do not share the folder
 * each has a part of the results in a folder of its own, which no task can see.
 */
final class ArrivedFiles {
  /** What is read again to compare checksums; of larger results sizes must do. */
  private static final long MAX_READ = 256L << 20;

  private final HadoopFolder out;
  private final Map<String, Long> sizes = new HashMap<>();
  private final Set<String> listed = new HashSet<>();
  private long read;

  ArrivedFiles(HadoopFolder out) throws IOException {
    this.out = out;
    sizes.putAll(out.sizes(""));
  }

  /**
   * Requires the files of a shard, each as it was written.
   *
   * @param name of its own file
   * @param bytes of its own file
   * @throws IOException if one is missing or another; the message names it
   */
  void require(String name, long bytes, ShardOutcome outcome) throws IOException {
    requireSize(name, bytes);
    List<StoredFile> tables = outcome.files();
    for (StoredFile table : tables) {
      String folder = table.name().substring(0, table.name().indexOf('/'));
      if (listed.add(folder)) {
        sizes.putAll(out.sizes(folder));
      }
      requireSize(table.name(), table.bytes());
      read += table.bytes();
      if (read <= MAX_READ && !out.sha256(table.name()).equals(table.sha256())) {
        throw refused(table.name(), "has other bytes than its task wrote");
      }
    }
  }

  private void requireSize(String name, long bytes) throws IOException {
    Long found = sizes.get(name);
    if (found == null) {
      throw refused(name, "is not there, though its task is done");
    }
    if (found != bytes) {
      throw refused(name, "has %d bytes, not the %d that its task wrote".formatted(found, bytes));
    }
  }

  private IOException refused(String name, String why) {
    return new IOException(
        "%s/%s %s: --out must be a folder that all nodes share, such as one of HDFS, of an object"
                .formatted(out, name, why)
            + " store, or mounted everywhere");
  }
}
