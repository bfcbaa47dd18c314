package org.loopwright.serve;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.service.Library;

/**
 * How to serve.
 *
 * @param port 0 for any that is free
 * @param version version of this program
 * @param folder where files are saved and results are opened; empty for nowhere
 * @param searches searches that run at once; more wait
 * @param maxSeconds time after which a search ends in any case
 */
public record ServerSettings(
    int port,
    String version,
    Library library,
    Optional<Path> folder,
    int searches,
    double maxSeconds) {
  public ServerSettings {
    requireNonNull(version, "version");
    requireNonNull(library, "library");
    requireNonNull(folder, "folder");
    Require.that(port >= 0 && port < 65536, "port must be 0 to 65535 but was %s", port);
    Require.positive(searches, "searches");
    Require.that(maxSeconds > 0, "longest search must be positive but was %s s", maxSeconds);
  }

  /** Threads of each search, so that all together have the processors. */
  int threads() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() / searches);
  }
}
