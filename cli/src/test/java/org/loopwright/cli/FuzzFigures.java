package org.loopwright.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How the commands of a fuzzing run ended; mutable, of one run. */
final class FuzzFigures {
  private static final double NANOS_PER_SECOND = 1e9;

  private final Map<String, int[]> endsByCommand = new TreeMap<>();
  private long mostCpuNanos;

  void add(String command, int exitCode, long cpuNanos) {
    endsByCommand.computeIfAbsent(command, name -> new int[ExitCode.BAD_INPUT + 1])[exitCode]++;
    mostCpuNanos = Math.max(mostCpuNanos, cpuNanos);
  }

  int refused() {
    return sum(ExitCode.BAD_INPUT);
  }

  private int sum(int exitCode) {
    return endsByCommand.values().stream().mapToInt(ends -> ends[exitCode]).sum();
  }

  /** A table in Markdown, and what holds of all mutants. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    int all = sum(ExitCode.DONE) + sum(ExitCode.NO_VALID_MAPPING) + sum(ExitCode.BAD_INPUT);
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d mutants (numbers 0 to %d): exit code 3, stack traces, numbers that are not finite and"
                + " files left over: 0. Most processor time of one: %.1f s.",
            all,
            all - 1,
            mostCpuNanos / NANOS_PER_SECOND));
    lines.add("");
    lines.add("| command | mutants | done (0) | no mapping or design (1) | refused (2) |");
    lines.add("|---|--:|--:|--:|--:|");
    endsByCommand.forEach(
        (command, ends) ->
            lines.add(
                String.format(
                    Locale.ROOT,
                    "| `%s` | %,d | %,d | %,d | %,d |",
                    command,
                    ends[0] + ends[1] + ends[2],
                    ends[0],
                    ends[1],
                    ends[2])));
    return lines;
  }
}
