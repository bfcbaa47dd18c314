package org.loopwright.testkit;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.Workload;

/** A workload, an architecture and a mapping that go together, small enough to be interpreted. */
public record SmallSpec(Workload workload, Architecture architecture, Mapping mapping) {
  private static final Pattern LOOP = Pattern.compile("([A-Za-z]+)(\\d+)(?:,(\\d+))?");
  private static final Pattern LEVEL =
      Pattern.compile("(\\w+) (\\d+x\\d+) keeps(.*)\\|(.*)\\| Y(.*)\\| X(.*)");

  public SmallSpec {
    requireNonNull(workload, "workload");
    requireNonNull(architecture, "architecture");
    requireNonNull(mapping, "mapping");
  }

  /** Reads the text that {@link #toString} writes; levels are named L0, L1 ... from the inside. */
  public static SmallSpec parse(String text) {
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

  /** Whether every loop always runs all its iterations. */
  public boolean isPerfect() {
    return mapping.isPerfect();
  }

  /** Operations of the workload. */
  public long points() {
    return workload.operations();
  }

  /**
   * On a few lines: the tensors, then the nest from the outermost level inward, such as {@code L1
   * 2x1 keeps A B | P4 C2 | X K2 | Y -}, loops outermost first.
   */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(WorkloadText.of(workload));
    for (int level = mapping.levels().size() - 1; level >= 0; level--) {
      text.append('\n').append(text(level));
    }
    Mesh units = architecture.compute().mesh();
    return text.append("\n  ")
        .append(architecture.compute().name())
        .append(' ')
        .append(text(units))
        .toString();
  }

  private String text(int level) {
    LevelMapping levelMapping = mapping.levels().get(level);
    return "  "
        + levelMapping.level()
        + " "
        + text(architecture.storage().get(level).mesh())
        + " keeps "
        + String.join(" ", levelMapping.keep())
        + " | "
        + text(levelMapping.temporal())
        + " | Y "
        + text(levelMapping.spatialY())
        + " | X "
        + text(levelMapping.spatialX());
  }

  private static String text(Mesh mesh) {
    return mesh.x() + "x" + mesh.y();
  }

  private static String text(List<Loop> innermostFirst) {
    StringBuilder text = new StringBuilder();
    for (int i = innermostFirst.size() - 1; i >= 0; i--) {
      Loop loop = innermostFirst.get(i);
      text.append(text.length() == 0 ? "" : " ").append(loop.dimension()).append(loop.bound());
      text.append(loop.isPerfect() ? "" : "," + loop.residual());
    }
    return text.length() == 0 ? "-" : text.toString();
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
