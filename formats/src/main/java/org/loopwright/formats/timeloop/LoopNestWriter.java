package org.loopwright.formats.timeloop;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.loopwright.formats.document.QuotedText;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;

/**
 * A mapping as the loop nest that it is, outermost level first: each level with the data spaces
 * that it keeps and the reuse that it forgoes, then its loops in time and across space, down to the
 * arithmetic. In a file whose name ends in {@code .txt} it reads back as the same mapping.
 */
public final class LoopNestWriter {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");
  private static final Set<String> WORDS =
      Set.of("for", "parallel-for", "keeps", "nothing", "in", "no", "of");

  private LoopNestWriter() {}

  public static String text(Architecture architecture, Mapping mapping) {
    StringBuilder text = new StringBuilder();
    int depth = 0;
    for (int i = mapping.levels().size() - 1; i >= 0; i--) {
      LevelMapping level = mapping.levels().get(i);
      text.append(heading(level));
      depth = loops(text, depth, "for", level.temporal());
      depth = loops(text, depth, "parallel-for Y", level.spatialY());
      depth = loops(text, depth, "parallel-for X", level.spatialX());
    }
    text.append(line(depth, name(architecture.compute().name())));
    return text.toString();
  }

  private static String heading(LevelMapping level) {
    StringBuilder heading = new StringBuilder(name(level.level())).append(" keeps ");
    heading.append(level.keep().isEmpty() ? "nothing" : names(level.keep()));
    level
        .reuse()
        .off()
        .forEach(
            (which, dataSpaces) ->
                heading.append("; no ").append(which.label() + " of ").append(names(dataSpaces)));
    return heading.append(System.lineSeparator()).toString();
  }

  private static String names(Collection<String> names) {
    return names.stream().map(LoopNestWriter::name).collect(joining(", "));
  }

  /** A name, in quotes where it is not a word. */
  private static String name(String name) {
    return PLAIN.matcher(name).matches() && !WORDS.contains(name) ? name : QuotedText.quoted(name);
  }

  private static int loops(StringBuilder text, int depth, String kind, List<Loop> innermostFirst) {
    List<Loop> loops = new ArrayList<>(innermostFirst);
    Collections.reverse(loops);
    int at = depth;
    for (Loop loop : loops) {
      String head = kind + " " + name(loop.dimension());
      String end = loop.isPerfect() ? "" : "," + loop.residual();
      text.append(line(at++, head + " in [0:" + loop.bound() + end + ")"));
    }
    return at;
  }

  private static String line(int depth, String words) {
    return "| " + "  ".repeat(depth) + words + System.lineSeparator();
  }
}
