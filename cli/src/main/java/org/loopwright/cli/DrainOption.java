package org.loopwright.cli;

import picocli.CommandLine.Option;

/** Whether reads of results that a level sends outward are charged. */
final class DrainOption {
  @Option(
      names = "--charge-drain",
      description =
          "Charge a read for each result that a level sends outward, as the line 'drain' of the bill;"
              + " without it that is free.")
  private boolean charged;

  boolean charged() {
    return charged;
  }
}
