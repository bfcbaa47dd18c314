package org.loopwright.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.loopwright.report.plot.ChartImage;
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
  OutputFolder open(Path out, Console console) throws IOException {
    return open(out, overwrite ? Earlier.REPLACED : Earlier.REFUSED, console);
  }

  /** Opens a folder for results and says beforehand if there will be no plots in it. */
  static OutputFolder open(Path out, Earlier earlier, Console console) throws IOException {
    OutputFolder folder = OutputFolder.open(out, earlier);
    warnIfUndrawn(out, console);
    return folder;
  }

  /** Says beforehand if there will be no plots in a folder. */
  static void warnIfUndrawn(Path out, Console console) {
    if (!ChartImage.canBeDrawn()) {
      console.note(
          "warning: %s: no plots (SVG and PNG) will be there, but all else: this Java finds no fonts. Install fontconfig and a font, such as fonts-dejavu-core"
              .formatted(out));
    }
  }
}
