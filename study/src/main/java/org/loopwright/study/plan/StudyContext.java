package org.loopwright.study.plan;

import java.nio.file.Files;
import java.nio.file.Path;
import org.loopwright.service.Library;
import org.loopwright.service.Library.Kind;

/**
 * Where a study runs.
 *
 * @param library where its names come from
 * @param version of the program
 * @param folder of the study file
 */
public record StudyContext(Library library, String version, Path folder) {
  /** A file next to the study, or a name from the library. */
  Path find(Kind kind, String nameOrFile) {
    Path near = folder.resolve(nameOrFile);
    return Files.isRegularFile(near) ? near : library.find(kind, nameOrFile);
  }
}
