package org.loopwright.service.space;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.loopwright.formats.space.SpaceFile;
import org.loopwright.formats.space.SpaceReader;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

/**
 * The file of a space and the files that it names, to be unpacked on another machine, where they
 * lie to each other as they did here. What is in the library is there, too, and does not travel.
 */
public final class SpaceBundle implements Serializable {
  private static final long serialVersionUID = 1;

  /** More is no space but somebody's home. */
  private static final long MAX_BYTES = 64L << 20;

  /** What templates of a file may include lies next to it or below. */
  private static final Pattern INCLUDED = Pattern.compile(".*\\.(ya?ml|j2|jinja2?|json|cfg|txt)");

  private static final int MAX_DEPTH = 4;

  private final String space;
  private final TreeMap<String, byte[]> files;

  private SpaceBundle(String space, SortedMap<String, byte[]> files) {
    this.space = space;
    this.files = new TreeMap<>(files);
  }

  /**
   * The files of a space.
   *
   * @throws SpecException if one has another place there than here
   */
  public static SpaceBundle of(SpaceRequest request) throws IOException {
    Path own = absolute(Path.of(request.space().location().file()));
    Set<Path> named = new TreeSet<>();
    for (Path file : new PointDesigns(request).files()) {
      if (!request.library().holds(file)) {
        named.add(absolute(file));
      }
    }
    requireRelative(request.space(), own, named);
    requireShipped(request);
    Set<Path> all = new TreeSet<>(named);
    for (Path file : named) {
      all.addAll(siblings(file));
    }
    Path root = common(own.getParent(), all);
    return new SpaceBundle(name(root, own), contents(root, all));
  }

  private static Path absolute(Path file) {
    return file.toAbsolutePath().normalize();
  }

  /** A file that is found from the working folder here is not found there. */
  private static void requireRelative(SpaceFile space, Path own, Set<Path> named) {
    for (Path file : named) {
      boolean isNextTo =
          file.equals(own) || space.names().stream().anyMatch(name -> isAt(own, name, file));
      if (!isNextTo) {
        throw new SpecException(
            Problem.error(
                    space.location(),
                    "names %s by a path that other machines do not have".formatted(file))
                .withAdvice("Name it by its path from the folder of the space"));
      }
    }
  }

  /** Technologies of users are folders of this machine. */
  private static void requireShipped(SpaceRequest request) {
    for (String name : new PointDesigns(request).technologies()) {
      if (!request.library().technologies().files(name).isEmpty()) {
        throw new SpecException(
            Problem.error(
                    request.space().location(),
                    "takes prices from the folder %s, which other machines do not have"
                        .formatted(name))
                .withAdvice(
                    "Put it into the library (technology/NAME) of an installation on each of them,"
                        + " and name that by -Dloopwright.home"));
      }
    }
  }

  private static boolean isAt(Path own, String name, Path file) {
    return !Path.of(name).isAbsolute() && absolute(own.resolveSibling(name)).equals(file);
  }

  private static List<Path> siblings(Path file) throws IOException {
    try (Stream<Path> found = Files.walk(file.getParent(), MAX_DEPTH)) {
      return found
          .filter(each -> INCLUDED.matcher(each.toString()).matches() && Files.isRegularFile(each))
          .toList();
    }
  }

  /** The innermost folder, from one outwards, that holds all files. */
  private static Path common(Path folder, Set<Path> files) {
    return files.stream().allMatch(file -> file.startsWith(folder))
        ? folder
        : common(folder.getParent(), files);
  }

  private static SortedMap<String, byte[]> contents(Path root, Set<Path> files) throws IOException {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    long bytes = 0;
    for (Path file : files) {
      byte[] content = Files.readAllBytes(file);
      bytes += content.length;
      if (bytes > MAX_BYTES) {
        throw new IllegalArgumentException(
            "the files in %s and below are more than %d MiB, too many to send to other machines;"
                    .formatted(root, MAX_BYTES >> 20)
                + " give the space and what it names a folder of their own");
      }
      contents.put(name(root, file), content);
    }
    return contents;
  }

  private static String name(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /** Unpacks the files into a folder, and reads the space there. */
  public SpaceFile unpacked(Path folder) throws IOException {
    for (var file : files.entrySet()) {
      Path copy = folder.resolve(file.getKey());
      Files.createDirectories(copy.getParent());
      Files.write(copy, file.getValue());
    }
    return SpaceReader.read(folder.resolve(space));
  }
}
