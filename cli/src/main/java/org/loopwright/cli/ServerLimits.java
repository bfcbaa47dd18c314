package org.loopwright.cli;

import picocli.CommandLine.Option;

/** How much a server does for others at once, and for how long. */
final class ServerLimits {
  @Option(
      names = "--searches",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "Searches, and other long calls, that run at once; more wait (default: ${DEFAULT-VALUE}).")
  private int searches;

  @Option(
      names = "--max-time",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      defaultValue = "10m",
      description = "The longest time of the search of a layer (default: ${DEFAULT-VALUE}).")
  private Double maxSeconds;

  int searches() {
    return searches;
  }

  double maxSeconds() {
    return maxSeconds;
  }
}
