package org.loopwright.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs a few small commands, whose results go nowhere, so that the launcher can keep the classes
 * they need in an archive for quick starts.
 */
public final class Training {
  private Training() {}

  /**
   * Runs the commands on the library of the folder {@code loopwright.home}.
   *
   * @param args the folder that results and a template are written to
   */
  public static void main(String[] args) throws IOException {
    Path work = Path.of(args[0]);
    Path template = work.resolve("template.yaml");
    Files.writeString(template, "ignored: {{ 1 | default(2) }}\n");
    String results = work.resolve("trained").toString();
    System.setProperty("java.awt.headless", "true");
    String mapping =
        System.getProperty("loopwright.home") + "/library/mappings/teaching-weight-stationary.yaml";
    Main.run(new String[] {"--version"}, StandardOutput.ofProcess(), StandardOutput.errors());
    for (String[] command :
        new String[][] {
          {"validate", "-a", "eyeriss", "-n", "alexnet"},
          {"evaluate", "-a", "teaching", mapping},
          {"analyze", "kc-p", "--pes", "16", "--noc-bandwidth", "8"},
          {"analyze", "-n", "alexnet", "--style", "kc-p"},
          {
            "map",
            "-a",
            "teaching",
            mapping,
            template.toString(),
            "--format",
            "json",
            "--out",
            results,
            "--overwrite"
          }
        }) {
      StandardOutput nowhere = new StandardOutput(OutputStream.nullOutputStream(), false);
      Main.run(command, nowhere, new PrintWriter(Writer.nullWriter()));
    }
  }
}
