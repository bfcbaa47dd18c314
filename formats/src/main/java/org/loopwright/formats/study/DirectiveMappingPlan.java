package org.loopwright.formats.study;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.loopwright.dataflow.spec.DataflowHardware;
import org.loopwright.dataflow.style.DataflowStyle;
import org.loopwright.dataflow.style.TileSizes;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.search.goal.Target;

/**
 * A way of mapping layers with directives, and the hardware that it runs on.
 *
 * @param name one word, which the names of its numbers begin with
 * @param style empty if layers are searched, or keep the directives of their file
 * @param tiles what a PE holds, in place of the style's own
 * @param search what a search makes small; none if nothing is searched
 * @param at its place in the study, for messages
 */
public record DirectiveMappingPlan(
    String name,
    Optional<DataflowStyle> style,
    TileSizes tiles,
    List<Target> search,
    DataflowHardware hardware,
    Location at) {
  public DirectiveMappingPlan {
    StudyDesign.requireName(name);
    requireNonNull(style, "style");
    requireNonNull(tiles, "tiles");
    search = List.copyOf(search);
    requireNonNull(hardware, "hardware");
    requireNonNull(at, "at");
    Require.that(
        style.isEmpty() || search.isEmpty(),
        "mapping %s has both a style and a search: leave out one of them",
        name);
    Require.that(
        style.isPresent() || tiles.sizes().isEmpty(),
        "mapping %s has tiles of a style, and no style",
        name);
  }
}
