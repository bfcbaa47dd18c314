package org.loopwright.formats.maestro;

import java.util.Arrays;
import java.util.List;
import org.loopwright.dataflow.spec.ClusterType;
import org.loopwright.dataflow.spec.Directive;
import org.loopwright.dataflow.spec.LayerDimension;
import org.loopwright.dataflow.spec.Origin;
import org.loopwright.dataflow.spec.Size;

/** One directive. */
final class DirectiveParser {
  private static final List<String> DIRECTIVES = List.of("TemporalMap", "SpatialMap", "Cluster");
  private static final List<String> CLUSTER_TYPES =
      Arrays.stream(ClusterType.values()).map(ClusterType::symbol).toList();

  private final SourceCursor cursor;
  private final Constants constants;
  private final Bounds bounds;
  private final SyntaxProblems problems;

  DirectiveParser(
      SourceCursor cursor, Constants constants, Bounds bounds, SyntaxProblems problems) {
    this.cursor = cursor;
    this.constants = constants;
    this.bounds = bounds;
    this.problems = problems;
  }

  /** Whether a directive comes next. */
  static boolean isNext(SourceCursor cursor) {
    return DIRECTIVES.contains(cursor.peekWord());
  }

  /** Reads a directive; {@code origin} is where it counts as written. */
  Directive parse(Origin origin) {
    String word = problems.keyword(cursor, DIRECTIVES, "TemporalMap, SpatialMap, Cluster or '}'");
    return word.equals("Cluster") ? cluster(origin) : map(word, origin);
  }

  private Directive map(String word, Origin origin) {
    cursor.expect('(', "after " + word);
    Size size = size("mapping size");
    cursor.skipSeparators();
    Size offset = size("offset");
    cursor.expect(')', "to close " + word + "(");
    LayerDimension dimension = dimension(word);
    return word.equals("TemporalMap")
        ? new Directive.TemporalMap(size, offset, dimension, origin)
        : new Directive.SpatialMap(size, offset, dimension, origin);
  }

  private LayerDimension dimension(String word) {
    Origin end = cursor.origin();
    String expected = "the dimension that " + word + " maps";
    cursor.skipSeparators();
    if (isNext(cursor) || cursor.peek() == '}') {
      throw new MaestroSyntaxException(
          end, "expected " + expected + " but found " + cursor.found());
    }
    return DimensionSymbol.read(cursor, expected);
  }

  private Directive cluster(Origin origin) {
    cursor.expect('(', "after Cluster");
    Size size = size("cluster size");
    cursor.skipSeparators();
    Origin place = cursor.origin();
    String found = cursor.found();
    String symbol = cursor.word();
    ClusterType type =
        ClusterType.of(symbol)
            .orElseThrow(
                () ->
                    new MaestroSyntaxException(
                            place,
                            "expected P (physical) or L (logical) but found "
                                + (symbol.isEmpty() ? found : "'" + symbol + "'"))
                        .advising(symbol, CLUSTER_TYPES));
    cursor.expect(')', "to close Cluster(");
    return new Directive.Cluster(size, type, origin);
  }

  private Size size(String what) {
    return new SizeParser(cursor, constants, bounds).parse(what);
  }
}
