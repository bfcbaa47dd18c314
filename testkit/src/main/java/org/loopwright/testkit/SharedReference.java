package org.loopwright.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/** The reference data that lie beside the repository, for the tests that need them. */
public final class SharedReference {
  private SharedReference() {}

  /**
   * A file of the reference data. Skips the running test, and says so, if there is none: it is
   * looked for in the folder that the system property {@code loopwright.shared} names, and upward
   * from here.
   */
  public static Path file(String name) {
    Optional<Path> file = folder().map(folder -> folder.resolve(name)).filter(Files::exists);
    if (file.isEmpty()) {
      String message = "SKIPPED: no ../shared/reference/" + name + " beside the repository";
      System.err.println(message);
      throw new TestAbortedException(message);
    }
    return file.get();
  }

  private static Optional<Path> folder() {
    String property = System.getProperty("loopwright.shared");
    if (property != null) {
      return Optional.of(Path.of(property, "reference"));
    }
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path candidate = at.resolve("shared").resolve("reference");
      if (Files.isDirectory(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }
}
