package org.loopwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.loopwright.report.trace.MappingTrace;
import org.loopwright.report.trace.TracedLayer;
import org.loopwright.result.RunIdentity;
import org.loopwright.service.WholeFile;
import picocli.CommandLine.Option;

/** Where a trace of the mapping goes, if one is wanted. */
final class TraceOption {
  @Option(
      names = "--trace",
      paramLabel = "FILE",
      description =
          "Write when which tile lies where, comes and goes, as a trace that ui.perfetto.dev and"
              + " Chrome (about:tracing) open; see docs/results.md.")
  private Path file;

  boolean isWanted() {
    return file != null;
  }

  /** Writes the trace if one is wanted and there is something to show. */
  void write(RunIdentity identity, List<TracedLayer> layers) throws IOException {
    if (isWanted() && !layers.isEmpty()) {
      WholeFile.write(file, MappingTrace.of(identity, layers).compact());
    }
  }
}
