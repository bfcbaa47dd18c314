package org.loopwright.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;

/** Reads what {@link SmallSpec#toString} writes, so that a counter-example can be run again. */
final class SmallSpecParser {
  private static final Pattern LOOP = Pattern.compile("([A-Za-z]+)(\\d+)(?:,(\\d+))?");
  private static final Pattern LEVEL =
      Pattern.compile("(\\w+) (\\d+x\\d+) keeps(.*)\\|(.*)\\| Y(.*)\\| X(.*)");

  private SmallSpecParser() {}

  static SmallSpec parse(String text) {
    List<String> lines = text.strip().lines().map(String::strip).toList();
    List<Mesh> meshes = new ArrayList<>();
    List<LevelMapping> levels = new ArrayList<>();
    for (String line : lines.subList(1, lines.size() - 1)) {
      Matcher level = WorkloadText.match(LEVEL, line);
      meshes.add(mesh(level.group(2)));
      levels.add(
          0,
          new LevelMapping(
              level.group(1),
              loops(level.group(4)),
              loops(level.group(6)),
              loops(level.group(5)),
              Set.copyOf(words(level.group(3)))));
    }
    String[] arithmetic = lines.get(lines.size() - 1).split(" ");
    meshes.add(mesh(arithmetic[1]));
    return new SmallSpec(
        WorkloadText.parse(lines.get(0)), SmallArchitectures.of(meshes), new Mapping(levels));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.strip().split(" +")).filter(word -> !word.isEmpty()).toList();
  }

  private static Mesh mesh(String text) {
    String[] sides = text.split("x");
    return new Mesh(Long.parseLong(sides[0]), Long.parseLong(sides[1]));
  }

  private static List<Loop> loops(String outermostFirst) {
    List<Loop> loops = new ArrayList<>();
    for (String word : words(outermostFirst)) {
      if (!word.equals("-")) {
        Matcher loop = WorkloadText.match(LOOP, word);
        long bound = Long.parseLong(loop.group(2));
        long residual = loop.group(3) == null ? bound : Long.parseLong(loop.group(3));
        loops.add(new Loop(loop.group(1), bound, residual));
      }
    }
    Collections.reverse(loops);
    return loops;
  }
}
