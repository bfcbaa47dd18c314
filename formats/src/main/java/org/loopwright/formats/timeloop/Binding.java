package org.loopwright.formats.timeloop;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.NumberText;
import org.loopwright.formats.document.ScalarNode;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.Workload;

/**
 * Finds the levels, dimensions and data spaces that the entries of mappings and constraints name.
 */
record Binding(Workload workload, Architecture architecture, Diagnosis diagnosis) {
  /** The storage level that an entry is for: its name, or its number, 0 being the innermost. */
  OptionalInt target(MapReader entry) {
    Optional<Node> node = entry.find(EntryKeys.TARGET);
    String name = entry.text(EntryKeys.TARGET);
    if (node.isEmpty()) {
      return OptionalInt.empty();
    }
    return level(node.get(), name);
  }

  /** The storage level that {@code name}, read from {@code node}, is or counts. */
  OptionalInt level(Node node, String name) {
    int level = architecture.indexOf(name);
    if (level < 0) {
      long number = NumberText.toLong(name).orElse(-1);
      level = number >= 0 && number < architecture.storage().size() ? (int) number : -1;
    }
    if (level < 0) {
      diagnosis.unknown(
          node.location(), "unknown storage level '" + name + "'", name, levelNames());
      return OptionalInt.empty();
    }
    return OptionalInt.of(level);
  }

  String levelName(int level) {
    return architecture.storage().get(level).name();
  }

  private List<String> levelNames() {
    return architecture.storage().stream().map(StorageLevel::name).toList();
  }

  /** Whether one instance of a level feeds more than one of the next inner level. */
  boolean hasFanout(int level) {
    return architecture.fanout(level).instances() > 1;
  }

  String noFanout(int level) {
    return "%s has no fan-out: it has as many instances as %s"
        .formatted(levelName(level), architecture.innerName(level));
  }

  /** The dimension of that name; without one, an error. */
  Optional<Dimension> dimension(String name, Location location) {
    int index = workload.indexOfDimension(name);
    if (index < 0) {
      List<String> known = workload.dimensions().stream().map(Dimension::name).toList();
      diagnosis.unknown(location, "unknown dimension '" + name + "'", name, known);
      return Optional.empty();
    }
    return Optional.of(workload.dimensions().get(index));
  }

  /** Whether no level lies outside. */
  boolean isOutermost(int level) {
    return level == architecture.storage().size() - 1;
  }

  /** The data spaces that a key lists. */
  Set<String> dataSpaces(MapReader entry, Key<List<ScalarNode>> key) {
    Set<String> names = new LinkedHashSet<>();
    for (ScalarNode word : entry.get(key).orElse(List.of())) {
      if (workload.indexOfDataSpace(word.text()) >= 0) {
        names.add(word.text());
      } else {
        diagnosis.unknown(
            word.location(),
            "unknown data space '" + word.text() + "'",
            word.text(),
            workload.dataSpaceNames());
      }
    }
    return names;
  }
}
