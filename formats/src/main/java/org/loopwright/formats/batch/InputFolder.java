package org.loopwright.formats.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

/**
 * The folder tree that a batch may read: a batch comes from elsewhere, and must not reach the rest
 * of the disk through {@code ..} or symbolic links.
 *
 * @param base the folder that inputs are relative to
 * @param root the folder that they must lie in, as a path without links
 */
record InputFolder(Path base, Path root) {
  static InputFolder of(Path batch) {
    Path base = base(batch);
    return of(batch, base);
  }

  static InputFolder of(Path batch, Path root) {
    try {
      return new InputFolder(base(batch), root.toRealPath());
    } catch (IOException missing) {
      Location location = Location.ofFile(root.toString());
      throw new SpecException(Problem.error(location, "there is no such folder"));
    }
  }

  private static Path base(Path batch) {
    Path parent = batch.getParent();
    return parent == null ? Path.of("") : parent;
  }

  /** The file that an input names, if it is in the tree. */
  Optional<Path> resolve(ScalarNode input, Diagnosis diagnosis) {
    try {
      Path file = base.resolve(input.text());
      Path lexical = base.toAbsolutePath().normalize().resolve(input.text()).normalize();
      boolean mayLook =
          lexical.startsWith(root) || lexical.startsWith(base.toAbsolutePath().normalize());
      if (mayLook && file.toRealPath().startsWith(root) && Files.isRegularFile(file)) {
        return Optional.of(file);
      }
      diagnosis.error(
          input.location(), "input " + input.describe() + " is not a file in the batch's folder");
    } catch (IOException missing) {
      diagnosis.error(input.location(), "there is no file " + input.describe());
    } catch (InvalidPathException malformed) {
      diagnosis.error(input.location(), "no name of a file: " + input.describe());
    }
    return Optional.empty();
  }
}
