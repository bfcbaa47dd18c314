package org.loopwright.formats.template;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import org.loopwright.formats.document.IncludeFolders;

/**
 * Finds files in the folder trees that templates may read from. A path that leads outside, by
 * {@code ..} or by a symbolic link, is refused, whether anything is there or not.
 */
record TemplateFolders(IncludeFolders trees) {
  private static final int MAX_MATCHES = 1_000;
  private static final int MAX_STARS = 3;

  /**
   * What is there under a path, looked for in {@code folders} one after the other.
   *
   * @throws TemplateRefusedException if the path leads outside
   */
  Optional<Path> find(String path, List<Path> folders) {
    for (Path folder : folders) {
      Path candidate = resolve(folder, path);
      if (Files.exists(candidate)) {
        return Optional.of(real(candidate, path));
      }
    }
    return Optional.empty();
  }

  /** All files that a path with wildcards in its last part matches, by their names. */
  List<Path> findAll(String pattern, List<Path> folders) {
    if (pattern.chars().filter(c -> c == '*').count() > MAX_STARS) {
      throw new TemplateRefusedException("more than " + MAX_STARS + " '*' in '" + pattern + "'");
    }
    List<Path> found = new ArrayList<>();
    for (Path folder : folders) {
      Path candidate = resolve(folder, pattern.replace("*", "\u0001").replace("?", "\u0002"));
      Path parent = candidate.getParent();
      if (parent != null && Files.isDirectory(parent)) {
        real(parent, pattern);
        String name = candidate.getFileName().toString();
        for (Path match : matches(parent, name.replace('\u0001', '*').replace('\u0002', '?'))) {
          Path file = real(match, pattern);
          if (!found.contains(file)) {
            found.add(file);
          }
        }
      }
    }
    return found;
  }

  private static List<Path> matches(Path folder, String glob) {
    List<Path> matches = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
      for (Path entry : entries) {
        boolean hidden = entry.getFileName().toString().startsWith(".");
        if (!hidden && matcher.matches(entry.getFileName()) && matches.size() < MAX_MATCHES) {
          matches.add(entry);
        }
      }
    } catch (IOException | PatternSyntaxException broken) {
      throw new TemplateRefusedException("'%s' cannot be searched".formatted(glob));
    }
    matches.sort(null);
    return matches;
  }

  private Path resolve(Path folder, String path) {
    try {
      Path candidate = folder.resolve(path).normalize();
      if (trees.isInsideByName(candidate)) {
        return candidate;
      }
    } catch (InvalidPathException malformed) {
      throw new TemplateRefusedException("'%s' is no name of a file".formatted(path));
    }
    throw outside(path);
  }

  private Path real(Path candidate, String path) {
    try {
      return trees.real(candidate).orElseThrow(() -> outside(path));
    } catch (IOException broken) {
      throw new TemplateRefusedException("'%s' cannot be read".formatted(path));
    }
  }

  private static TemplateRefusedException outside(String path) {
    return new TemplateRefusedException(
        "'%s' lies outside of the specification's folders".formatted(path),
        "Allow its folder with --include-from FOLDER");
  }
}
