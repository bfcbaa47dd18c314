package org.loopwright.dataflow.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.dataflow.spec.Origin;
import org.loopwright.model.diagnostics.Problem;

/** Collects what is wrong with a layer; warnings only where they are wanted. */
final class Findings {
  private final Layer layer;
  private final boolean withWarnings;
  private final List<Problem> problems = new ArrayList<>(0);

  Findings(Layer layer, boolean withWarnings) {
    this.layer = layer;
    this.withWarnings = withWarnings;
  }

  void error(Origin origin, String message, Object... values) {
    problems.add(problem(layer, origin, message, values));
  }

  void warn(Origin origin, String message, Object... values) {
    if (withWarnings) {
      problems.add(Problem.warning(origin.location(), text(layer, message, values)));
    }
  }

  static Problem problem(Layer layer, Origin origin, String message, Object... values) {
    return Problem.error(origin.location(), text(layer, message, values));
  }

  private static String text(Layer layer, String message, Object... values) {
    return "layer " + layer.name() + ": " + String.format(Locale.ROOT, message, values);
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
