package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/**
 * Writes a workload as the section {@code problem} that {@link WorkloadReader} and the public tool
 * read. The grammar gives coefficients names; a coefficient of 4 is called {@code x4}.
 */
public final class WorkloadWriter {
  private final StringBuilder text = new StringBuilder();

  private WorkloadWriter() {}

  /** A YAML document with the one section {@code problem}. */
  public static String yaml(Workload workload) {
    WorkloadWriter writer = new WorkloadWriter();
    writer.line("problem:");
    writer.line("  version: '0.4'");
    writer.shape(workload);
    writer.instance(workload);
    return writer.text.toString();
  }

  private void line(String words) {
    text.append(words).append('\n');
  }

  private void shape(Workload workload) {
    line("  shape:");
    line("    name: " + YamlText.scalar(workload.name()));
    line(
        "    dimensions: "
            + YamlText.list(workload.dimensions().stream().map(Dimension::name).toList()));
    line("    coefficients:" + (coefficients(workload).isEmpty() ? " []" : ""));
    for (long value : coefficients(workload)) {
      line("    - {name: " + coefficientName(value) + ", default: " + value + "}");
    }
    line("    data_spaces:");
    workload.dataSpaces().forEach(this::dataSpace);
  }

  private static Set<Long> coefficients(Workload workload) {
    Set<Long> values = new TreeSet<>();
    for (DataSpace dataSpace : workload.dataSpaces()) {
      for (IndexExpression index : dataSpace.projection()) {
        index.terms().stream()
            .map(Term::coefficient)
            .filter(value -> value != 1)
            .forEach(values::add);
      }
    }
    return values;
  }

  private static String coefficientName(long value) {
    return value < 0 ? "minus" + Math.absExact(value) : "x" + value;
  }

  private void dataSpace(DataSpace dataSpace) {
    line("    - name: " + YamlText.scalar(dataSpace.name()));
    List<String> ranks = new ArrayList<>();
    for (IndexExpression index : dataSpace.projection()) {
      ranks.add(
          "[" + String.join(", ", index.terms().stream().map(WorkloadWriter::term).toList()) + "]");
    }
    line("      projection: [" + String.join(", ", ranks) + "]");
    if (dataSpace.readWrite()) {
      line("      read_write: true");
    }
  }

  private static String term(Term term) {
    String dimension = YamlText.scalar(term.dimension());
    return term.coefficient() == 1
        ? "[" + dimension + "]"
        : "[" + dimension + ", " + coefficientName(term.coefficient()) + "]";
  }

  private void instance(Workload workload) {
    line("  instance:");
    for (Dimension dimension : workload.dimensions()) {
      line("    " + YamlText.scalar(dimension.name()) + ": " + dimension.bound());
    }
    for (long value : coefficients(workload)) {
      line("    " + coefficientName(value) + ": " + value);
    }
    List<String> densities = new ArrayList<>();
    for (DataSpace dataSpace : workload.dataSpaces()) {
      if (dataSpace.density() != 1) {
        densities.add("      " + YamlText.scalar(dataSpace.name()) + ": " + dataSpace.density());
      }
    }
    if (!densities.isEmpty()) {
      line("    densities:");
      densities.forEach(this::line);
    }
  }
}
