package org.loopwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.loopwright.dataflow.NetworkResult;
import org.loopwright.report.table.JsonObject;
import org.loopwright.report.trace.DataflowTrace;
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
    if (!layers.isEmpty()) {
      write(() -> MappingTrace.of(identity, layers));
    }
  }

  /** Writes the trace of a data-centric analysis if one is wanted. */
  void write(RunIdentity identity, NetworkResult result) throws IOException {
    write(() -> DataflowTrace.of(identity, result));
  }

  private void write(Supplier<JsonObject> trace) throws IOException {
    if (isWanted()) {
      WholeFile.write(file, trace.get().compact());
    }
  }
}
