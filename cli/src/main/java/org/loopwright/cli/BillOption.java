package org.loopwright.cli;

import picocli.CommandLine.Option;

/** Whether people see the bill, which programs always do, except in batches. */
final class BillOption {
  @Option(
      names = "--bill",
      description =
          "Also print the bill: each energy and area as count x price, with its source;"
              + " JSON has it anyway, but not the lines of a batch.")
  private boolean billed;

  boolean isWanted() {
    return billed;
  }
}
