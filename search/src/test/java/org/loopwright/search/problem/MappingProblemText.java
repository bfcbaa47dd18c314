package org.loopwright.search.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.NetworkAttributes;
import org.loopwright.model.architecture.NetworkSharing;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.architecture.WordWidths;
import org.loopwright.model.constraint.FactorLimit;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.constraint.NestConstraint;
import org.loopwright.testkit.WorkloadText;

/** Problems as text, complete but for what has no effect. */
final class MappingProblemText {
  private MappingProblemText() {}

  static String of(MappingProblem problem) {
    List<String> lines = new ArrayList<>();
    lines.add("seed " + problem.seed() + ", mapspace of " + problem.space().size());
    lines.add(WorkloadText.of(problem.workload()));
    for (int level = problem.architecture().storage().size() - 1; level >= 0; level--) {
      StorageLevel storage = problem.architecture().storage().get(level);
      lines.add("  " + hardware(storage) + energies(problem, storage.name()));
      addConstraint(problem.constraints().of(storage.name()), lines);
    }
    Mesh units = problem.architecture().compute().mesh();
    String arithmetic = problem.architecture().compute().name();
    String gating = problem.architecture().compute().zeroGating() ? " zeroGating" : "";
    lines.add("  " + arithmetic + " " + text(units) + gating + energies(problem, arithmetic));
    problem.workload().dataSpaces().stream()
        .filter(dataSpace -> dataSpace.density() != 1)
        .forEach(dataSpace -> lines.add("  " + dataSpace.name() + " " + dataSpace.density()));
    if (problem.constraints().minParallelism() > 0) {
      lines.add("  least parallelism " + problem.constraints().minParallelism());
    }
    return String.join("\n", lines);
  }

  private static String text(Mesh mesh) {
    return mesh.x() + "x" + mesh.y();
  }

  private static String hardware(StorageLevel level) {
    StringBuilder text = new StringBuilder(level.name()).append(' ').append(text(level.mesh()));
    level.capacity().words().ifPresent(words -> text.append(" capacity=").append(words));
    add(text, "copies", level.capacity().multipleBuffering(), 1);
    add(text, "minUtilization", level.capacity().minUtilization(), 0);
    add(text, "block", (double) level.memory().blockWords(), 1);
    if (!level.memory().widths().equals(WordWidths.ALIKE)) {
      text.append(' ').append(level.memory().widths());
    }
    text.append(level.memory().zeroGating() ? " zeroGating" : "");
    add(text, "cluster", (double) level.memory().clusterSize(), 1);
    level.bandwidth().read().ifPresent(words -> text.append(" readBandwidth=").append(words));
    level.bandwidth().write().ifPresent(words -> text.append(" writeBandwidth=").append(words));
    level.bandwidth().shared().ifPresent(words -> text.append(" sharedBandwidth=").append(words));
    if (!level.bandwidth().scale().isEmpty()) {
      text.append(" scale=").append(level.bandwidth().scale());
    }
    if (!level.memory().reductionSupported()) {
      text.append(" noReduction");
    }
    NetworkAttributes network = level.network();
    add(text, "fillLatency", (double) network.fillLatencyCycles(), 0);
    add(text, "drainLatency", (double) network.drainLatencyCycles(), 0);
    if (!network.sharing().equals(NetworkSharing.ALL)) {
      text.append(' ').append(network.sharing());
    }
    if (!level.memory().elideFirstRead()) {
      text.append(" readsFirst");
    }
    add(text, "hopPj", network.energy().perHopPj().orElse(0), 0);
    add(text, "routerPj", network.energy().perRouterPj(), 0);
    return text.toString();
  }

  private static void add(StringBuilder text, String name, double value, double usual) {
    if (value != usual) {
      text.append(' ').append(name).append('=').append(value);
    }
  }

  private static String energies(MappingProblem problem, String component) {
    Map<String, Double> actions =
        new TreeMap<>(problem.energies().components().getOrDefault(component, Map.of()));
    actions.values().removeIf(pj -> pj == 0);
    return " pJ=" + actions;
  }

  private static void addConstraint(LevelConstraint level, List<String> lines) {
    addNest(level.level() + " temporal", level.temporal(), lines);
    addNest(level.level() + " spatial", level.spatial(), lines);
    if (!level.keep().isEmpty() || !level.bypass().isEmpty()) {
      lines.add("    keep " + level.keep() + " bypass " + level.bypass());
    }
    if (!level.reuse().isNone()) {
      lines.add("    " + level.level() + " off " + level.reuse().off());
    }
  }

  private static void addNest(String name, NestConstraint nest, List<String> lines) {
    if (nest.equals(NestConstraint.FREE)) {
      return;
    }
    StringBuilder text = new StringBuilder("    ").append(name).append(':');
    nest.factors().forEach((dimension, limit) -> text.append(' ').append(text(dimension, limit)));
    nest.othersAtMost().ifPresent(most -> text.append(" others<=").append(most));
    text.append(" innermost ").append(nest.innermost());
    text.append(" outermost ").append(nest.outermost());
    nest.split().ifPresent(split -> text.append(" split ").append(split));
    lines.add(text.toString());
  }

  private static String text(String dimension, FactorLimit limit) {
    if (limit.equals(FactorLimit.whole())) {
      return dimension + "=whole";
    }
    if (limit.isExact()) {
      return dimension + "=" + limit.least();
    }
    String most = limit.most() == FactorLimit.WHOLE ? "" : dimension + "<=" + limit.most();
    String least = limit.least() == 1 ? "" : dimension + ">=" + limit.least();
    return (least + " " + most).strip();
  }
}
