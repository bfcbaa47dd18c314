package org.loopwright.formats.space;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.loopwright.explore.space.SpaceAxis;
import org.loopwright.explore.space.SpaceQuestion;
import org.loopwright.model.diagnostics.Location;
import org.loopwright.search.SearchOptions;

/**
 * What a file of a design space states.
 *
 * @param question the space, and what is asked of it
 * @param architecture the design that varies: a file, or a name of the library; empty where an axis
 *     chooses it
 * @param files further files of every design: constraints, tables
 * @param networks what every design runs: files, or names of the library
 * @param layers of the networks only these; all if none is named
 * @param search how to map each layer
 * @param places where each axis and derived value stands, by its name
 * @param location of the file
 */
public record SpaceFile(
    SpaceQuestion question,
    Optional<String> architecture,
    List<String> files,
    List<String> networks,
    List<String> layers,
    Optional<SearchOptions> search,
    Map<String, Location> places,
    Location location) {
  /** An axis of this name chooses the design: a file, or a name of the library. */
  public static final String ARCHITECTURE = "architecture";

  /** An axis of this name chooses the technology of prices. */
  public static final String TECHNOLOGY = "technology";

  /** An axis of this name chooses one more file of the design, such as constraints. */
  public static final String FILES = "file";

  public SpaceFile {
    requireNonNull(question, "question");
    requireNonNull(architecture, "architecture");
    files = List.copyOf(files);
    networks = List.copyOf(networks);
    layers = List.copyOf(layers);
    requireNonNull(search, "search");
    places = Map.copyOf(places);
    requireNonNull(location, "location");
  }

  /** What it names: files, and names of the library. */
  public List<String> names() {
    List<String> names = new ArrayList<>(networks);
    names.addAll(files);
    architecture.ifPresent(names::add);
    for (SpaceAxis axis : question.space().axes()) {
      if (axis.name().equals(ARCHITECTURE) || axis.name().equals(FILES)) {
        names.addAll(axis.values());
      }
    }
    return names;
  }
}
