package org.loopwright.formats.study;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Require;

/**
 * A design of a study.
 *
 * @param name one word, which the names of its numbers begin with
 * @param architecture name in the library, or a file relative to the study; empty of a variant
 * @param base another design of the run, which this one is a variant of
 * @param files further files with sections, relative to the study
 * @param changes attributes by {@code COMPONENT.attribute}, in place of those of the file
 * @param technology prices are computed in; empty for the design's own
 * @param tables what becomes of its price tables
 * @param mappingOf another design, whose mappings this one runs instead of searching
 * @param areaMatch buffers to size, if any
 * @param at its place in the study, for messages
 */
public record StudyDesign(
    String name,
    Optional<String> architecture,
    Optional<String> base,
    List<String> files,
    Map<String, String> changes,
    Optional<String> technology,
    PriceTables tables,
    Optional<String> mappingOf,
    Optional<AreaMatch> areaMatch,
    Location at) {
  /**
   * Buffers that are sized so that the area of the design is that of another one.
   *
   * @param design the other design of the run
   * @param buffers components whose {@code depth} is multiplied by one factor
   */
  public record AreaMatch(String design, List<String> buffers) {
    public AreaMatch {
      buffers = List.copyOf(buffers);
      Require.that(!buffers.isEmpty(), "area_of needs a buffer to size");
    }
  }

  public StudyDesign {
    requireName(name);
    files = List.copyOf(files);
    changes = Collections.unmodifiableMap(new LinkedHashMap<>(changes));
    requireNonNull(tables, "tables");
    requireNonNull(at, "at");
    Require.that(
        architecture.isPresent() != base.isPresent(),
        "design %s needs one of 'architecture' and 'base'",
        name);
  }

  /** Names are parts of formulas. */
  static void requireName(String name) {
    Require.that(
        name.matches("[A-Za-z_][A-Za-z0-9_]*"),
        "a name that formulas use is made of letters, digits and '_', but was '%s'",
        name);
  }
}
