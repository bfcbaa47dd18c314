package org.loopwright.report;

import java.util.Map;
import org.loopwright.model.count.AccessCounts;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.count.LevelCounts;

/** Access counts for people, of one source or of two side by side. */
public final class CountsText {
  private static final String[] COUNTS = {"tile", "instances", "reads", "fills", "updates"};

  private CountsText() {}

  /** The counts of one source. */
  public static String of(AccessCounts counts) {
    TextTable table =
        new TextTable("words per instance", "tile", "instances", "reads", "fills", "updates");
    for (int level = counts.levels().size() - 1; level >= 0; level--) {
      LevelCounts levelCounts = counts.levels().get(level);
      levelCounts
          .dataSpaces()
          .forEach(
              (name, words) -> {
                long[] numbers = numbers(words);
                String[] cells = new String[COUNTS.length + 1];
                cells[0] = levelCounts.level() + " " + name;
                for (int i = 0; i < COUNTS.length; i++) {
                  cells[i + 1] = Quantity.count(numbers[i]);
                }
                table.row(cells);
              });
    }
    return "operations: " + Quantity.count(counts.computes()) + System.lineSeparator() + table;
  }

  /** Two sources side by side, marking where they differ. */
  public static String compare(AccessCounts executed, AccessCounts analysed) {
    TextTable table = new TextTable("words per instance", "", "executed", "analysed", "");
    int differences = 0;
    for (int level = executed.levels().size() - 1; level >= 0; level--) {
      LevelCounts left = executed.levels().get(level);
      Map<String, DataSpaceCounts> right = analysed.levels().get(level).dataSpaces();
      for (Map.Entry<String, DataSpaceCounts> entry : left.dataSpaces().entrySet()) {
        String cell = left.level() + " " + entry.getKey();
        differences +=
            compare(table, cell, numbers(entry.getValue()), numbers(right.get(entry.getKey())));
      }
    }
    String verdict =
        differences == 0
            ? "The analysis agrees with the execution in every count."
            : differences
                + " counts differ; docs/known-approximations.md says where the model approximates.";
    return table + System.lineSeparator() + verdict;
  }

  private static int compare(TextTable table, String cell, long[] executed, long[] analysed) {
    int differences = 0;
    for (int i = 0; i < COUNTS.length; i++) {
      boolean same = executed[i] == analysed[i];
      differences += same ? 0 : 1;
      table.row(
          i == 0 ? cell : "",
          COUNTS[i],
          Quantity.count(executed[i]),
          Quantity.count(analysed[i]),
          same ? "" : "differs");
    }
    return differences;
  }

  private static long[] numbers(DataSpaceCounts words) {
    return new long[] {
      words.tileWords(), words.instances(), words.reads(), words.fills(), words.updates()
    };
  }
}
