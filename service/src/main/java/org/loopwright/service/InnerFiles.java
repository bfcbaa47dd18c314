package org.loopwright.service;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a record of a run names: a file of its folder, or the files of a folder inside that have
 * names of one pattern. Only regular files are ever deleted, and only there.
 */
final class InnerFiles {
  private InnerFiles() {}

  /** The folder inside that a name is of; empty for a file of the folder itself. */
  static String folder(String name) {
    return name.substring(0, Math.max(0, name.indexOf('/')));
  }

  /** Whether it names files of a folder, or of one inside, and none elsewhere. */
  static boolean isSafe(String name) {
    String inner = folder(name);
    String file = inner.isEmpty() ? name : name.substring(inner.length() + 1);
    return (inner.isEmpty() || OutputNames.isSafe(inner)) && OutputNames.isSafe(file);
  }

  /**
   * Deletes what a name is of, and the folder inside if nothing else is in it.
   *
   * @param staying what is not deleted, such as {@code designs/a.parquet}
   */
  static void delete(Path folder, String name, Set<String> staying) throws IOException {
    String inner = folder(name);
    if (inner.isEmpty()) {
      deleteFile(folder.resolve(name));
      return;
    }
    Path files = folder.resolve(inner);
    if (!Files.isDirectory(files, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (DirectoryStream<Path> found =
        Files.newDirectoryStream(files, name.substring(inner.length() + 1))) {
      for (Path file : found) {
        if (!staying.contains(inner + "/" + file.getFileName())) {
          deleteFile(file);
        }
      }
    }
    if (isEmpty(files)) {
      Files.delete(files);
    }
  }

  /** Whether a folder has nothing in it. */
  static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static void deleteFile(Path file) throws IOException {
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(file); // another thread may have been first
    }
  }
}
