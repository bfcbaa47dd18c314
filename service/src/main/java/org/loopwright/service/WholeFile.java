package org.loopwright.service;

import java.io.IOException;
import java.nio.file.Files;
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
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    // Not a temporary file of the JDK, which only its owner may read.
    Path draft =
        folder.resolve("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      content.writeTo(draft);
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /** Writes a text. */
  public static void write(Path file, String text) throws IOException {
    write(file, draft -> Files.writeString(draft, text));
  }
}
