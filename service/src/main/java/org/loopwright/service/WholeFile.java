package org.loopwright.service;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that are there whole or not at all: under another name first, then moved. */
public final class WholeFile {
  private WholeFile() {}

  /** Something that writes a file. */
  public interface Content {
    void writeTo(Path draft) throws IOException;
  }

  /** Writes a file, and the folders above it where they are missing. */
  public static void write(Path file, Content content) throws IOException {
    requireReplaceable(file);
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    // Not a temporary file of the JDK, which only its owner may read.
    Path draft =
        folder.resolve("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      content.writeTo(draft);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (FileSystemException alreadyNamed) {
      throw alreadyNamed;
    } catch (IOException failed) {
      FileSystemException named =
          new FileSystemException(file.toString(), null, failed.getMessage());
      named.initCause(failed);
      throw named;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Throws if something is there that is no regular file, such as a device, a pipe or a link. */
  static void requireReplaceable(Path file) throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileSystemException(
          file.toString(), null, "is in the way, and no regular file: it is not replaced");
    }
  }

  /** Writes a text. */
  public static void write(Path file, String text) throws IOException {
    write(file, draft -> Files.writeString(draft, text));
  }
}
