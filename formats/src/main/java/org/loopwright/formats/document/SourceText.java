package org.loopwright.formats.document;

import java.util.List;
import java.util.Map;
import org.loopwright.model.diagnostics.Location;

/**
 * A text to parse and where it comes from: a file as it is, or what templates made of files.
 *
 * @param file that the text as a whole comes from
 * @param origins of each line the place in a file; empty if the lines are those of the file
 * @param includes nodes of other files, by the tag and text of the scalars in their place
 */
public record SourceText(
    String file, String text, List<Location> origins, Map<String, Node> includes) {
  public SourceText {
    origins = List.copyOf(origins);
    includes = Map.copyOf(includes);
  }

  /** The text of a file as it is. */
  public static SourceText of(String file, String text) {
    return new SourceText(file, text, List.of(), Map.of());
  }

  /** The place of a line and column of the text, in the file that they come from. */
  Location locate(int line, int column, String path) {
    if (origins.isEmpty() || line < 1) {
      return new Location(file, line, column, path);
    }
    Location origin = origins.get(Math.min(line, origins.size()) - 1);
    return new Location(origin.file(), origin.line(), column, path);
  }
}
