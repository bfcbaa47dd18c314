package org.loopwright.formats.timeloop.v04;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.loopwright.formats.timeloop.ConstraintsTree;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.constraint.FactorLimit;
import org.loopwright.model.constraint.LevelConstraint;
import org.loopwright.model.constraint.NestConstraint;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.Workload;

/**
 * Recognizes the levels without room that {@link NodesReader} places before nodes with several
 * instances, with all that it says of them: those need not be written.
 */
final class LevelsOfTheReader {
  private static final Pattern NAME = Pattern.compile("inter_(.+)_spatial");
  private static final Map<String, String> ATTRIBUTES =
      Map.of("width", "1", "depth", "1", "datawidth", "1", "technology", "-1");

  private final Architecture architecture;
  private final Map<String, Map<?, ?>> components;
  private final Map<String, Map<String, Map<String, Object>>> constraints;
  private final Optional<Workload> workload;

  /**
   * Recognizes levels of an architecture.
   *
   * @param components classic components by name
   * @param constraints keys by level and type
   */
  LevelsOfTheReader(
      Architecture architecture,
      Map<String, Map<?, ?>> components,
      Map<String, Map<String, Map<String, Object>>> constraints,
      Optional<Workload> workload) {
    this.architecture = architecture;
    this.components = components;
    this.constraints = constraints;
    this.workload = workload;
  }

  /** The node before which the reader places a level, if it makes just this one. */
  Optional<String> nodeBefore(int level, Set<String> taken) {
    StorageLevel here = architecture.storage().get(level);
    Matcher name = NAME.matcher(here.name());
    if (!name.matches()
        || architecture.fanout(level).instances() == 1
        || !here.equals(fanoutLevel(here.name(), here.mesh()))
        || !saysOnlyWhatTheReaderSays(here.name())) {
      return Optional.empty();
    }
    String node = name.group(1);
    boolean free = !taken.contains(node) || architecture.innerName(level).equals(node);
    return free ? Optional.of(node) : Optional.empty();
  }

  private static StorageLevel fanoutLevel(String name, Mesh mesh) {
    return StorageLevel.builder(name, "dummy_storage", mesh).capacityWords(1).wordBits(1).build();
  }

  private boolean saysOnlyWhatTheReaderSays(String level) {
    for (Map.Entry<?, ?> attribute :
        ((Map<?, ?>) components.get(level).get("attributes")).entrySet()) {
      String key = attribute.getKey().toString();
      if (!ComponentChain.OF_THE_MESH.contains(key)
          && !attribute.getValue().toString().equals(ATTRIBUTES.get(key))) {
        return false;
      }
    }
    Map<String, Object> said = new LinkedHashMap<>(constraints.getOrDefault(level, Map.of()));
    said.remove("spatial");
    return workload.map(known -> said.equals(noLoopsAndNoData(known))).orElse(said.isEmpty());
  }

  private static Map<String, Object> noLoopsAndNoData(Workload workload) {
    Map<String, FactorLimit> ones = new LinkedHashMap<>();
    List<String> order = new ArrayList<>();
    for (Dimension dimension : workload.dimensions()) {
      ones.put(dimension.name(), FactorLimit.exactly(1));
      order.add(dimension.name());
    }
    LevelConstraint made =
        new LevelConstraint(
            "made",
            NestConstraint.FREE.withFactors(ones).withPermutation(order, List.of()),
            NestConstraint.FREE,
            Set.of(),
            Set.copyOf(workload.dataSpaceNames()));
    Map<String, Object> said = new LinkedHashMap<>();
    for (Map<String, Object> entry :
        ConstraintsTree.of(new Constraints(List.of(made), 0), "made")) {
      said.put(NodesTree.typeOf(entry), NodesTree.keysOf(entry));
    }
    return said;
  }
}
