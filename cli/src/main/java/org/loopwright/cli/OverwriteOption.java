package org.loopwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.loopwright.service.OutputFolder;
import org.loopwright.service.OutputFolder.Earlier;
import picocli.CommandLine.Option;

/** Whether a folder of results may be written to again. */
final class OverwriteOption {
  @Option(
      names = "--overwrite",
      description = "Replace the results of an earlier run in the --out folder.")
  private boolean overwrite;

  /** Opens the folder of {@code --out}: before minutes of work, not after them. */
  OutputFolder open(Path out) throws IOException {
    return OutputFolder.open(out, overwrite ? Earlier.REPLACED : Earlier.REFUSED);
  }
}
