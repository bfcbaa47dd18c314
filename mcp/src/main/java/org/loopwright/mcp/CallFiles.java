package org.loopwright.mcp;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.loopwright.model.diagnostics.Spelling;
import org.loopwright.service.Library;
import org.loopwright.service.Library.Kind;

/**
 * What a call may read: texts that came with it, in a folder that lives as long as the call; the
 * library; and files of the folder that the user gave. A name is one part of a path.
 */
final class CallFiles implements AutoCloseable {
  /** Characters of a text: far above any real specification. */
  private static final int MAX_TEXT = 2 << 20;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,100}");

  private final Library library;
  private final Optional<Path> folder;
  private final Path texts;

  private CallFiles(Library library, Optional<Path> folder, Path texts) {
    this.library = library;
    this.folder = folder;
    this.texts = texts;
  }

  static CallFiles open(AgentSettings settings) throws IOException {
    return new CallFiles(
        settings.library(), settings.folder(), Files.createTempDirectory("loopwright-call"));
  }

  Library library() {
    return library;
  }

  /** Writes a text that came with the call. */
  Path write(String name, String text) throws IOException {
    if (text.length() > MAX_TEXT) {
      throw new IllegalArgumentException(
          "%s has %,d characters; at most %,d are read".formatted(name, text.length(), MAX_TEXT));
    }
    return Files.writeString(texts.resolve(name), text, StandardCharsets.UTF_8);
  }

  /** What the user's folder holds under a name: a file, or a folder of results. */
  Optional<Path> saved(String name) {
    return folder
        .filter(any -> NAME.matcher(name).matches())
        .map(saved -> saved.resolve(name))
        .filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
        .filter(path -> !Files.isSymbolicLink(path));
  }

  /** The error for a name that nothing has. */
  IllegalArgumentException unknown(String argument, String name, Optional<Kind> kind) {
    List<String> names = kind.map(library::names).orElse(List.of());
    String shipped =
        kind.map(
                it ->
                    ", and no name among the %s that ship%s"
                        .formatted(
                            it.label(),
                            Spelling.advice(name, names)
                                .map(advice -> ": " + advice)
                                .orElse(" (" + String.join(", ", names) + ")")))
            .orElse("");
    String saved =
        folder.isPresent()
            ? ", no file of the folder"
            : ", and files can be named only where the server has a --folder";
    return new IllegalArgumentException(
        "%s: '%s' is no YAML or JSON text%s%s".formatted(argument, name, saved, shipped));
  }

  /** The error for a name that the folder does not have. */
  IllegalArgumentException notSaved(String argument, String name) {
    return new IllegalArgumentException(
        folder.isPresent()
            ? "%s: there is no '%s' in the folder".formatted(argument, name)
            : argument + " is a name in a folder: start the server with --folder DIR");
  }

  /** A message without the folder that nobody can look into. */
  String shown(String message) {
    return message.replace(texts + File.separator, "");
  }

  @Override
  public void close() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(texts)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(texts);
  }
}
