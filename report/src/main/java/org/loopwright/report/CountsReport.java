package org.loopwright.report;

import static org.loopwright.report.table.Column.shown;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.loopwright.model.count.AccessCounts;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.count.LevelCounts;
import org.loopwright.report.table.Column;
import org.loopwright.report.table.Quantity;
import org.loopwright.report.table.Table;
import org.loopwright.report.table.TextRenderer;

/** Access counts for people, of one source or of two side by side. */
public final class CountsReport {
  private static final List<String> COUNTS =
      List.of("tile", "instances", "reads", "fills", "updates");

  private CountsReport() {}

  /** A data space of a level with its counts, in the order of {@link #COUNTS}. */
  private record Line(String name, List<Long> counts) {}

  /** One count in both sources. */
  private record Pair(String name, String count, long executed, long analysed) {
    boolean differs() {
      return executed != analysed;
    }
  }

  /** The counts of one source. */
  public static String of(AccessCounts counts) {
    List<Column<Line>> columns = new ArrayList<>();
    columns.add(shown("words per instance", Line::name));
    for (int i = 0; i < COUNTS.size(); i++) {
      int count = i;
      columns.add(shown(COUNTS.get(i), line -> line.counts().get(count), Quantity::count));
    }
    return "operations: "
        + Quantity.count(counts.computes())
        + System.lineSeparator()
        + TextRenderer.render(new Table<>(columns, lines(counts)));
  }

  /** Two sources side by side, marking where they differ. */
  public static String compare(AccessCounts executed, AccessCounts analysed) {
    List<Line> left = lines(executed);
    List<Line> right = lines(analysed);
    // A row for each count of each level; the name of the level is on its first row only.
    List<Pair> pairs = new ArrayList<>();
    for (int line = 0; line < left.size(); line++) {
      for (int i = 0; i < COUNTS.size(); i++) {
        String name = i == 0 ? left.get(line).name() : "";
        pairs.add(
            new Pair(
                name,
                COUNTS.get(i),
                left.get(line).counts().get(i),
                right.get(line).counts().get(i)));
      }
    }
    // The verdict over all rows, below the table.
    long differences = pairs.stream().filter(Pair::differs).count();
    String verdict =
        differences == 0
            ? "The analysis agrees with the execution in every count."
            : differences
                + " counts differ; docs/known-approximations.md lists where the model approximates.";
    return TextRenderer.render(
            Table.of(
                pairs,
                shown("words per instance", Pair::name),
                shown("", Pair::count),
                shown("executed", Pair::executed, Quantity::count),
                shown("analysed", Pair::analysed, Quantity::count),
                shown("", pair -> pair.differs() ? "differs" : "")))
        + System.lineSeparator()
        + verdict;
  }

  /** The levels from the outside in. */
  private static List<Line> lines(AccessCounts counts) {
    List<Line> lines = new ArrayList<>();
    for (int level = counts.levels().size() - 1; level >= 0; level--) {
      LevelCounts at = counts.levels().get(level);
      for (Map.Entry<String, DataSpaceCounts> entry : at.dataSpaces().entrySet()) {
        DataSpaceCounts words = entry.getValue();
        List<Long> numbers =
            List.of(
                words.tileWords(),
                words.instances(),
                words.reads(),
                words.fills(),
                words.updates());
        lines.add(new Line(at.level() + " " + entry.getKey(), numbers));
      }
    }
    return lines;
  }
}
