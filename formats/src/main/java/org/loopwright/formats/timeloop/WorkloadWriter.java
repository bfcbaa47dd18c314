package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.loopwright.formats.document.write.YamlTree;
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
  private WorkloadWriter() {}

  /** A YAML document with the one section {@code problem}. */
  public static String yaml(Workload workload) {
    return YamlTree.of(Map.of("problem", tree(workload)));
  }

  /** The value of {@code problem}. */
  public static Map<String, Object> tree(Workload workload) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("version", "0.4");
    problem.put("shape", shape(workload));
    problem.put("instance", instance(workload));
    return problem;
  }

  private static Map<String, Object> shape(Workload workload) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("name", workload.name());
    shape.put("dimensions", workload.dimensions().stream().map(Dimension::name).toList());
    List<Map<String, Object>> coefficients = new ArrayList<>();
    for (long value : coefficients(workload)) {
      Map<String, Object> coefficient = new LinkedHashMap<>();
      coefficient.put("name", coefficientName(value));
      coefficient.put("default", value);
      coefficients.add(coefficient);
    }
    shape.put("coefficients", coefficients);
    shape.put("data_spaces", workload.dataSpaces().stream().map(WorkloadWriter::tensor).toList());
    return shape;
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

  private static Map<String, Object> tensor(DataSpace dataSpace) {
    Map<String, Object> tensor = new LinkedHashMap<>();
    tensor.put("name", dataSpace.name());
    List<Object> ranks = new ArrayList<>();
    for (IndexExpression index : dataSpace.projection()) {
      ranks.add(index.terms().stream().map(WorkloadWriter::term).toList());
    }
    tensor.put("projection", ranks);
    if (dataSpace.readWrite()) {
      tensor.put("read_write", true);
    }
    return tensor;
  }

  private static List<String> term(Term term) {
    return term.coefficient() == 1
        ? List.of(term.dimension())
        : List.of(term.dimension(), coefficientName(term.coefficient()));
  }

  private static Map<String, Object> instance(Workload workload) {
    Map<String, Object> instance = new LinkedHashMap<>();
    workload.dimensions().forEach(dimension -> instance.put(dimension.name(), dimension.bound()));
    coefficients(workload).forEach(value -> instance.put(coefficientName(value), value));
    Map<String, Object> densities = new LinkedHashMap<>();
    for (DataSpace dataSpace : workload.dataSpaces()) {
      if (dataSpace.density() != 1) {
        densities.put(dataSpace.name(), dataSpace.density());
      }
    }
    if (!densities.isEmpty()) {
      instance.put("densities", densities);
    }
    return instance;
  }
}
