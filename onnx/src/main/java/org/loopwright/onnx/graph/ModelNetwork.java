package org.loopwright.onnx.graph;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import onnx.ModelProto;
import org.loopwright.model.diagnostics.Diagnosis;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;
import org.loopwright.model.network.Network;

/**
 * A model as a network.
 *
 * @param network its convolutions and matrix products
 * @param unmodelled its other operators
 * @param warnings what was left out or assumed
 */
public record ModelNetwork(
    Network network, List<UnmodelledOperator> unmodelled, List<Problem> warnings) {
  public ModelNetwork {
    requireNonNull(network, "network");
    unmodelled = List.copyOf(unmodelled);
    warnings = List.copyOf(warnings);
  }

  /**
   * The network of a model.
   *
   * @param name of the network
   * @param file where the model is from, for messages and as the network's source
   * @throws SpecException with all that is wrong
   */
  public static ModelNetwork of(
      ModelProto model, String name, String file, OpenDimensions dimensions) {
    Diagnosis diagnosis = new Diagnosis();
    DeclaredShapes declared = new DeclaredShapes(dimensions, file, diagnosis);
    GraphWalk walk = new GraphWalk(file, model.getFunctionsList(), declared, diagnosis);
    Work work =
        diagnosis
            .attempt(Location.ofFile(file), () -> counted(walk.model(model.getGraph())))
            .orElseGet(Work::new);
    diagnosis.throwIfErrors();
    if (work.layers().isEmpty()) {
      List<Problem> problems = new ArrayList<>(diagnosis.warnings());
      problems.add(
          Problem.error(
                  Location.ofFile(file),
                  "the model has no convolution and no matrix product of known shape to map")
              .withAdvice("Its operators: " + operators(work)));
      throw new SpecException(problems);
    }
    return new ModelNetwork(
        new Network(name, Optional.of("ONNX model " + file), work.layers()),
        work.unmodelled(),
        diagnosis.warnings());
  }

  /** The same work, whose multiply-accumulates can be counted. */
  private static Work counted(Work work) {
    work.operations();
    return work;
  }

  private static String operators(Work work) {
    List<String> names = work.unmodelled().stream().map(UnmodelledOperator::name).toList();
    String first = String.join(", ", names.stream().limit(12).toList());
    return names.size() > 12 ? first + ", ..." : names.isEmpty() ? "none" : first;
  }
}
