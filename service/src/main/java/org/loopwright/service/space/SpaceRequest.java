package org.loopwright.service.space;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.loopwright.formats.space.SpaceFile;
import org.loopwright.result.RunIdentity;
import org.loopwright.search.SearchOptions;
import org.loopwright.service.Library;

/**
 * A space to sweep.
 *
 * @param library where names of designs, networks and technologies are looked up
 * @param technology of prices, where the space does not choose it; empty is the design's own
 * @param options changes the options of the search that the file gives
 */
public record SpaceRequest(
    RunIdentity identity,
    SpaceFile space,
    Library library,
    Optional<String> technology,
    UnaryOperator<SearchOptions> options) {
  public SpaceRequest {
    requireNonNull(identity, "identity");
    requireNonNull(space, "space");
    requireNonNull(library, "library");
    requireNonNull(technology, "technology");
    requireNonNull(options, "options");
  }
}
