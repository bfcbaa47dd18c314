package org.loopwright.formats.maestro;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.loopwright.dataflow.check.LayerCheck;
import org.loopwright.dataflow.spec.DataflowNetwork;
import org.loopwright.dataflow.spec.Layer;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.diagnostics.SpecException;

/** Reads networks in the directive language. */
public final class MaestroReader {
  private MaestroReader() {}

  /**
   * Reads a mapping file.
   *
   * @param fileName the name in error messages; the file is not opened
   * @throws SpecException with every error of the file
   */
  public static DataflowNetwork read(String text, String fileName) {
    Reading reading = tryRead(text, fileName);
    reading.requireNoErrors();
    return reading.network();
  }

  /** Reads a mapping file with its errors and warnings; what is in error is left out. */
  public static Reading tryRead(String text, String fileName) {
    return tryRead(text, fileName, true, LayerCheck::check);
  }

  /** Reads layers that will be mapped otherwise: their own dataflows may be missing or wrong. */
  public static Reading tryReadShapes(String text, String fileName) {
    return tryRead(text, fileName, false, LayerCheck::checkShape);
  }

  private static Reading tryRead(
      String text, String fileName, boolean mapped, Function<Layer, List<Problem>> check) {
    List<Problem> problems = new ArrayList<>();
    DataflowNetwork network = NetworkBuilder.read(text, fileName, problems, mapped);
    network.layers().forEach(layer -> problems.addAll(check.apply(layer)));
    return new Reading(network, problems);
  }

  /** What was read, and what is wrong with it. */
  public record Reading(DataflowNetwork network, List<Problem> problems) {
    public Reading {
      problems = List.copyOf(problems);
    }

    /** The doubtful parts that do not keep the file from being used. */
    public List<Problem> warnings() {
      return problems.stream().filter(problem -> !problem.isError()).toList();
    }

    /** Throws a {@link SpecException} with every error, if there is one. */
    public void requireNoErrors() {
      List<Problem> errors = problems.stream().filter(Problem::isError).toList();
      if (!errors.isEmpty()) {
        throw new SpecException(errors);
      }
    }
  }
}
