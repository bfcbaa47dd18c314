package org.loopwright.bench.optimal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.loopwright.formats.Specification;
import org.loopwright.formats.batch.BatchCase;
import org.loopwright.formats.batch.BatchReader;
import org.loopwright.formats.document.JsonLines;
import org.loopwright.formats.document.Key;
import org.loopwright.formats.document.KeyTable;
import org.loopwright.formats.document.MapReader;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ValueType;
import org.loopwright.formats.network.NetworkReader;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.network.Network;
import org.loopwright.model.workload.Workload;

/** Reads the pairs of architecture and layer that the reference mapper was run on. */
final class ReferenceTasks {
  private static final Key<Node> REFERENCE =
      Key.of("reference", ValueType.ANYTHING, "What the reference found.");
  private static final Key<Double> EDP =
      Key.of("edp_pj_cycles", ValueType.POSITIVE_NUMBER, "Its energy-delay product.");

  private ReferenceTasks() {}

  /**
   * All lines of {@code mapper/baseline.jsonl} below {@code reference}; whatever is wrong is a
   * {@link SpecException}.
   */
  static List<Task> read(Path reference) {
    Path root = folder(reference);
    Path file = root.resolve("mapper").resolve("baseline.jsonl");
    List<Task> tasks = new ArrayList<>();
    try (BatchReader cases = BatchReader.open(file, root);
        JsonLines lines = JsonLines.open(file)) {
      Optional<BatchCase> next = cases.next();
      while (next.isPresent()) {
        tasks.add(task(next.get(), lines.next().orElseThrow()));
        next = cases.next();
      }
    }
    return tasks;
  }

  private static Path folder(Path reference) {
    try {
      return reference.toRealPath();
    } catch (IOException missing) {
      throw new SpecException(
          Problem.error(Location.ofFile(reference.toString()), "there is no such folder")
              .withAdvice("Name the folder of the reference data with --reference"));
    }
  }

  private static Task task(BatchCase pair, Node line) {
    Specification specification =
        pair.fold(
            whole -> whole,
            problems -> {
              throw new SpecException(problems);
            });
    return new Task(
        pair.id(),
        specification.workload().orElseThrow(),
        specification,
        specification.constraints(),
        edp(line));
  }

  private static OptionalDouble edp(Node line) {
    Diagnosis diagnosis = new Diagnosis();
    OptionalDouble edp =
        MapReader.of(line, KeyTable.of("task", "A task.", REFERENCE), diagnosis)
            .map(REFERENCE, KeyTable.of("reference", "What the reference found.", EDP))
            .map(found -> found.number(EDP))
            .orElse(OptionalDouble.empty());
    diagnosis.throwIfErrors();
    return edp;
  }

  /** The layers of a network that differ, each once. */
  static List<Workload> distinctLayers(Path network) {
    List<Workload> layers = new ArrayList<>();
    Set<Workload> seen = new HashSet<>();
    for (Network.Layer layer : NetworkReader.read(network).layers()) {
      if (seen.add(layer.workload().withName("layer"))) {
        layers.add(layer.workload());
      }
    }
    return layers;
  }
}
