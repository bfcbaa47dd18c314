package org.loopwright.formats.timeloop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.loopwright.formats.document.ListNode;
import org.loopwright.formats.document.MapNode;
import org.loopwright.formats.document.Node;
import org.loopwright.formats.document.ScalarNode;
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
    return YamlTree.of(MapNode.written().put("problem", section(workload)).build());
  }

  /** The value of {@code problem}. */
  public static MapNode section(Workload workload) {
    return MapNode.written()
        .put(Versions.KEY, Versions.WRITTEN)
        .put(ProblemKeys.GIVEN_SHAPE, shape(workload))
        .put(ProblemKeys.GIVEN_INSTANCE, instance(workload))
        .build();
  }

  private static MapNode shape(Workload workload) {
    List<Node> coefficients = new ArrayList<>();
    for (long value : coefficients(workload)) {
      coefficients.add(
          MapNode.written()
              .put(ProblemKeys.COEFFICIENT_NAME, coefficientName(value))
              .put(ProblemKeys.COEFFICIENT_DEFAULT, value)
              .build());
    }
    List<Node> dataSpaces = new ArrayList<>();
    workload.dataSpaces().forEach(dataSpace -> dataSpaces.add(dataSpace(dataSpace)));
    return MapNode.written()
        .put(ProblemKeys.NAME, workload.name())
        .putTexts(
            ProblemKeys.DIMENSIONS, workload.dimensions().stream().map(Dimension::name).toList())
        .put(ProblemKeys.COEFFICIENTS, coefficients)
        .put(ProblemKeys.DATA_SPACES, dataSpaces)
        .build();
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

  private static MapNode dataSpace(DataSpace dataSpace) {
    List<Node> ranks = new ArrayList<>();
    for (IndexExpression index : dataSpace.projection()) {
      List<Node> terms = new ArrayList<>();
      index.terms().forEach(term -> terms.add(ListNode.of(term(term), Node.NOWHERE)));
      ranks.add(new ListNode(Node.NOWHERE, terms));
    }
    MapNode.Builder map =
        MapNode.written()
            .put(ProblemKeys.DATA_SPACE_NAME, dataSpace.name())
            .put(ProblemKeys.PROJECTION, ranks);
    if (dataSpace.readWrite()) {
      map.put(ProblemKeys.READ_WRITE, true);
    }
    return map.build();
  }

  private static List<String> term(Term term) {
    return term.coefficient() == 1
        ? List.of(term.dimension())
        : List.of(term.dimension(), coefficientName(term.coefficient()));
  }

  private static MapNode instance(Workload workload) {
    MapNode.Builder instance = MapNode.written();
    for (Dimension dimension : workload.dimensions()) {
      instance.put(ProblemKeys.bound(dimension.name()), dimension.bound());
    }
    for (long value : coefficients(workload)) {
      instance.put(ProblemKeys.coefficient(coefficientName(value)), value);
    }
    Map<String, Node> densities = new LinkedHashMap<>();
    for (DataSpace dataSpace : workload.dataSpaces()) {
      if (dataSpace.density() != 1) {
        densities.put(dataSpace.name(), ScalarNode.of(dataSpace.density(), Node.NOWHERE));
      }
    }
    if (!densities.isEmpty()) {
      instance.put(ProblemKeys.DENSITIES, densities);
    }
    return instance.build();
  }
}
