package org.loopwright.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.loopwright.service.ContentHash;

/**
 * A folder in a file system of Hadoop, where files are there whole or not at all: each is written
 * under another name first, then moved.
 */
final class HadoopFolder {
  /** Where files are until they are whole; Spark and Hive take no name with that start for data. */
  private static final String DRAFTS = "_temporary";

  private final Path root;
  private final FileSystem files;

  /**
   * A folder, which need not be there yet.
   *
   * @param path one without a file system is of the usual one, and one that does not begin at its
   *     root is relative to the working folder of this process; {@link #toString} is neither
   * @param settings of Hadoop
   */
  HadoopFolder(String path, Map<String, String> settings) throws IOException {
    Configuration configuration = new Configuration();
    settings.forEach(configuration::set);
    Path given = new Path(path);
    files = given.getFileSystem(configuration);
    root = files.makeQualified(given);
    files.setWriteChecksum(false); // a local folder would have a second file for each
  }

  private Path path(String name) {
    return new Path(root, name);
  }

  /** The text of a file, if it is there. */
  Optional<String> text(String name) throws IOException {
    try (FSDataInputStream in = files.open(path(name))) {
      return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (FileNotFoundException missing) {
      return Optional.empty();
    }
  }

  /** Whether a file is there and has that size. */
  boolean has(String name, long bytes) throws IOException {
    try {
      return files.getFileStatus(path(name)).getLen() == bytes;
    } catch (FileNotFoundException missing) {
      return false;
    }
  }

  /**
   * Copies a local file there.
   *
   * @param attempt tells who writes, as two may write the same at once
   */
  void put(java.nio.file.Path local, String name, String attempt) throws IOException {
    Path draft = path(DRAFTS + "/" + attempt + "/" + name);
    files.copyFromLocalFile(false, true, new Path(local.toUri()), draft);
    publish(draft, path(name));
  }

  /** Where a file of that name is already, it is taken away first: a move may not replace it. */
  private void publish(Path draft, Path target) throws IOException {
    files.mkdirs(target.getParent());
    if (files.rename(draft, target)) {
      return;
    }
    files.delete(target, false);
    if (!files.rename(draft, target)) {
      throw new IOException("cannot be moved into place: " + target);
    }
  }

  /** The SHA-256 of a file. */
  String sha256(String name) throws IOException {
    try (FSDataInputStream in = files.open(path(name))) {
      return ContentHash.sha256(in);
    }
  }

  /**
   * The bytes of each file in a folder inside that one, or in itself, by name; none where it is
   * missing.
   */
  Map<String, Long> sizes(String inner) throws IOException {
    Map<String, Long> sizes = new TreeMap<>();
    try {
      for (FileStatus file : files.listStatus(inner.isEmpty() ? root : path(inner))) {
        if (file.isFile()) {
          sizes.put((inner.isEmpty() ? "" : inner + "/") + file.getPath().getName(), file.getLen());
        }
      }
    } catch (FileNotFoundException missing) {
      return Map.of();
    }
    return sizes;
  }

  /** The names of these files. */
  List<String> names(String inner) throws IOException {
    return List.copyOf(sizes(inner).keySet());
  }

  void delete(String name) throws IOException {
    files.delete(path(name), false);
  }

  /** Deletes what writers that died left. */
  void deleteDrafts() throws IOException {
    files.delete(path(DRAFTS), true);
  }

  /** Its path with its file system, the same on every node. */
  @Override
  public String toString() {
    return root.toString();
  }
}
