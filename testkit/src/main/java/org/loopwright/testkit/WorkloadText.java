package org.loopwright.testkit;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Dimension;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/**
 * Workloads on one line, such as {@code conv1d P6 R3; W[R]; X[2*P+R]; Z +=[P]}: the dimensions with
 * their bounds, then the tensors, {@code +=} for results.
 */
public final class WorkloadText {
  private static final Pattern BOUND = Pattern.compile("([A-Za-z]+)(\\d+)");
  private static final Pattern TENSOR = Pattern.compile("(\\w+)( \\+=)?\\[(.*)]");
  private static final Pattern TERM = Pattern.compile("(?:(-?\\d+)\\*)?([A-Za-z]\\w*)");

  private WorkloadText() {}

  public static String of(Workload workload) {
    StringBuilder text = new StringBuilder(workload.name());
    for (Dimension dimension : workload.dimensions()) {
      text.append(' ').append(dimension.name()).append(dimension.bound());
    }
    for (DataSpace dataSpace : workload.dataSpaces()) {
      text.append("; ").append(text(dataSpace));
    }
    return text.toString();
  }

  private static String text(DataSpace dataSpace) {
    String indices = dataSpace.projection().stream().map(WorkloadText::text).collect(joining("]["));
    return dataSpace.name() + (dataSpace.readWrite() ? " +=" : "") + "[" + indices + "]";
  }

  private static String text(IndexExpression index) {
    return index.terms().stream()
        .map(t -> (t.coefficient() == 1 ? "" : t.coefficient() + "*") + t.dimension())
        .collect(joining("+"));
  }

  public static Workload parse(String line) {
    String[] parts = line.split("; ");
    List<String> head = List.of(parts[0].strip().split(" +"));
    List<Dimension> dimensions = new ArrayList<>();
    for (String word : head.subList(1, head.size())) {
      Matcher dimension = match(BOUND, word);
      dimensions.add(new Dimension(dimension.group(1), Long.parseLong(dimension.group(2))));
    }
    List<DataSpace> dataSpaces =
        Arrays.stream(parts).skip(1).map(part -> dataSpace(part.strip())).toList();
    return new Workload(head.get(0), dimensions, dataSpaces);
  }

  private static DataSpace dataSpace(String text) {
    Matcher tensor = match(TENSOR, text);
    List<IndexExpression> projection =
        Arrays.stream(tensor.group(3).split("]\\[")).map(WorkloadText::index).toList();
    return new DataSpace(tensor.group(1), projection, tensor.group(2) != null, 1);
  }

  private static IndexExpression index(String text) {
    List<Term> terms = new ArrayList<>();
    for (String word : text.split("\\+")) {
      Matcher term = match(TERM, word);
      long coefficient = term.group(1) == null ? 1 : Long.parseLong(term.group(1));
      terms.add(new Term(term.group(2), coefficient));
    }
    return new IndexExpression(terms);
  }

  static Matcher match(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no " + pattern + " in: " + text);
    }
    return matcher;
  }
}
