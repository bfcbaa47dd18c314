package org.loopwright.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;

/**
 * A mapping as the loop nest that it is, outermost level first: each level with the data spaces
 * that it keeps, then its loops in time and across space, down to the arithmetic.
 */
public final class MappingText {
  private MappingText() {}

  public static String of(Architecture architecture, Mapping mapping) {
    StringBuilder text = new StringBuilder();
    int depth = 0;
    for (int i = mapping.levels().size() - 1; i >= 0; i--) {
      LevelMapping level = mapping.levels().get(i);
      text.append(heading(level));
      depth = loops(text, depth, "for", level.temporal());
      depth = loops(text, depth, "parallel-for Y", level.spatialY());
      depth = loops(text, depth, "parallel-for X", level.spatialX());
    }
    text.append(line(depth, architecture.compute().name()));
    return text.toString();
  }

  private static String heading(LevelMapping level) {
    String kept = level.keep().isEmpty() ? "nothing" : String.join(", ", level.keep());
    return level.level() + " keeps " + kept + System.lineSeparator();
  }

  private static int loops(StringBuilder text, int depth, String kind, List<Loop> innermostFirst) {
    List<Loop> loops = new ArrayList<>(innermostFirst);
    Collections.reverse(loops);
    int at = depth;
    for (Loop loop : loops) {
      text.append(line(at++, kind + " " + loop.dimension() + " in [0:" + loop.bound() + ")"));
    }
    return at;
  }

  private static String line(int depth, String words) {
    return "| " + "  ".repeat(depth) + words + System.lineSeparator();
  }
}
