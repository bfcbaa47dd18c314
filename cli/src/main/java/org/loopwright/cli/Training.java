package org.loopwright.cli;

import java.io.PrintWriter;
import java.io.Writer;
import picocli.CommandLine;

/**
 * Runs a few small commands in silence, so that the launcher can keep the classes they need in an
 * archive for quick starts.
 */
public final class Training {
  private Training() {}

  /** Runs the commands on the library of the folder {@code loopwright.home}. */
  public static void main(String[] args) {
    System.setProperty("java.awt.headless", "true");
    String mapping =
        System.getProperty("loopwright.home") + "/library/mappings/teaching-weight-stationary.yaml";
    for (String[] command :
        new String[][] {
          {"--version"},
          {"validate", "-a", "eyeriss", "-n", "alexnet"},
          {"evaluate", "-a", "teaching", mapping},
          {"map", "-a", "teaching", "--search-size", "50", mapping}
        }) {
      PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
      CommandLine commandLine = Main.commandLine().setOut(nowhere).setErr(nowhere);
      commandLine.execute(command);
    }
  }
}
