package org.loopwright.service;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes files that are there whole or not at all: under another name first, then moved. */
public final class WholeFile {
  /** Ending of a file that is not whole yet; before it stands who writes it. */
  private static final String DRAFT = ".part";

  private static final Pattern DRAFT_NAME = Pattern.compile("\\..+\\.(\\d{1,18})\\.part");

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
        folder.resolve("." + file.getFileName() + "." + ProcessHandle.current().pid() + DRAFT);
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

  /** Deletes what processes that are no more had begun to write into a folder. */
  public static void deleteAbandoned(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path draft : entries.filter(WholeFile::isAbandoned).toList()) {
        Files.deleteIfExists(draft);
      }
    }
  }

  private static boolean isAbandoned(Path file) {
    Matcher draft = DRAFT_NAME.matcher(file.getFileName().toString());
    return draft.matches()
        && ProcessHandle.of(Long.parseLong(draft.group(1))).isEmpty()
        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
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
