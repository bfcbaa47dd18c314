package org.loopwright.dataflow.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.Origin;
import org.loopwright.model.diagnostics.Problem;

/** Collects what is wrong with a layer. Doubts cost nothing where nobody asks for them. */
final class Findings {
  private final Layer layer;
  private final boolean withWarnings;
  private final List<Problem> problems = new ArrayList<>(0);

  Findings(Layer layer, boolean withWarnings) {
    this.layer = layer;
    this.withWarnings = withWarnings;
  }

  void error(Origin origin, String message) {
    problems.add(Problem.error(origin.location(), "layer " + layer.name() + ": " + message));
  }

  void warn(Origin origin, Supplier<String> message) {
    if (withWarnings) {
      problems.add(
          Problem.warning(origin.location(), "layer " + layer.name() + ": " + message.get()));
    }
  }

  boolean withWarnings() {
    return withWarnings;
  }

  boolean hasErrors() {
    return problems.stream().anyMatch(Problem::isError);
  }

  boolean isEmpty() {
    return problems.isEmpty();
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }
}
