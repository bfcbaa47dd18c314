package org.loopwright.formats.maestro;

import java.util.List;
import java.util.Map;
import org.loopwright.dataflow.language.ClusterType;
import org.loopwright.dataflow.language.DimensionSize;
import org.loopwright.dataflow.language.Directive;
import org.loopwright.dataflow.language.LayerDimension;
import org.loopwright.dataflow.language.Origin;
import org.loopwright.dataflow.language.Size;

/** One directive. */
final class DirectiveParser {
  private static final List<String> DIRECTIVES = List.of("TemporalMap", "SpatialMap", "Cluster");

  private final SourceCursor cursor;
  private final Map<String, Size> constants;
  private final List<DimensionSize> bounds;

  DirectiveParser(SourceCursor cursor, Map<String, Size> constants, List<DimensionSize> bounds) {
    this.cursor = cursor;
    this.constants = constants;
    this.bounds = bounds;
  }

  /** Reads a directive; {@code origin} is where it counts as written. */
  Directive parse(Origin origin) {
    String word = cursor.word();
    return switch (word) {
      case "TemporalMap", "SpatialMap" -> map(word, origin);
      case "Cluster" -> cluster(origin);
      default -> {
        String found = word.isEmpty() ? cursor.found() : "'" + word + "'";
        throw new MaestroSyntaxException(
            origin,
            "expected TemporalMap, SpatialMap, Cluster or '}' but found " + found,
            NearestWord.advice(word, DIRECTIVES));
      }
    };
  }

  private Directive map(String word, Origin origin) {
    cursor.expect('(', "after " + word);
    Size size = size("mapping size");
    cursor.skipSeparators();
    Size offset = size("offset");
    cursor.expect(')', "to close " + word + "(");
    cursor.skipSeparators();
    Origin place = cursor.origin();
    String symbol = cursor.symbol();
    LayerDimension dimension =
        LayerDimension.of(symbol)
            .orElseThrow(
                () ->
                    new MaestroSyntaxException(
                        place,
                        "expected the dimension that "
                            + word
                            + " maps but found "
                            + (symbol.isEmpty() ? cursor.found() : "'" + symbol + "'"),
                        ""));
    return word.equals("TemporalMap")
        ? new Directive.TemporalMap(size, offset, dimension, origin)
        : new Directive.SpatialMap(size, offset, dimension, origin);
  }

  private Directive cluster(Origin origin) {
    cursor.expect('(', "after Cluster");
    Size size = size("cluster size");
    cursor.skipSeparators();
    Origin place = cursor.origin();
    String symbol = cursor.word();
    ClusterType type =
        ClusterType.of(symbol)
            .orElseThrow(
                () ->
                    new MaestroSyntaxException(
                        place,
                        "expected P (physical) or L (logical) but found "
                            + (symbol.isEmpty() ? cursor.found() : "'" + symbol + "'"),
                        ""));
    cursor.expect(')', "to close Cluster(");
    return new Directive.Cluster(size, type, origin);
  }

  private Size size(String what) {
    return new SizeParser(cursor, constants, bounds).parse(what);
  }
}
