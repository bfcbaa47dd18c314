package org.loopwright.mcp;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.service.Library;

/**
 * How to serve agents.
 *
 * @param version version of this program
 * @param folder whose files may be named; empty for none
 * @param calls commands that run at once; more wait
 * @param maxSeconds time after which the search of a layer ends in any case
 */
public record AgentSettings(
    String version, Library library, Optional<Path> folder, int calls, double maxSeconds) {
  public AgentSettings {
    requireNonNull(version, "version");
    requireNonNull(library, "library");
    requireNonNull(folder, "folder");
    Require.positive(calls, "calls");
    Require.that(maxSeconds > 0, "longest search must be positive but was %s s", maxSeconds);
  }
}
