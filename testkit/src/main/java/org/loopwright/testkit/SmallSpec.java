package org.loopwright.testkit;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.Workload;

/** A workload, an architecture and a mapping that go together, small enough to be interpreted. */
public record SmallSpec(Workload workload, Architecture architecture, Mapping mapping) {
  public SmallSpec {
    requireNonNull(workload, "workload");
    requireNonNull(architecture, "architecture");
    requireNonNull(mapping, "mapping");
  }

  /** Reads the text that {@link #toString} writes; levels are named L0, L1 ... from the inside. */
  public static SmallSpec parse(String text) {
    return SmallSpecParser.parse(text);
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
    LevelMapping of = mapping.levels().get(level);
    return "  "
        + of.level()
        + " "
        + text(architecture.storage().get(level).mesh())
        + " keeps "
        + String.join(" ", of.keep())
        + " | "
        + text(of.temporal())
        + " | Y "
        + text(of.spatialY())
        + " | X "
        + text(of.spatialX());
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
}
