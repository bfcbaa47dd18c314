package org.loopwright.service.space;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.loopwright.explore.space.DesignSpace;
import org.loopwright.explore.space.SpacePoint;
import org.loopwright.explore.space.SpaceQuestion;
import org.loopwright.formats.SpecificationFiles;
import org.loopwright.formats.SpecificationWriter;
import org.loopwright.formats.network.NetworkWriter;
import org.loopwright.formats.space.SpaceFile;
import org.loopwright.model.diagnostics.VisibleText;
import org.loopwright.model.network.Network;

/**
 * One point of a space as files, to go on with.
 *
 * @param design as one file
 * @param network the first that the space names, with the layers that it names, as a file
 * @param technology of its prices; empty is the design's own
 */
public record PointFile(
    SpacePoint point, String design, String network, Optional<String> technology) {
  public PointFile {
    requireNonNull(point, "point");
    requireNonNull(design, "design");
    requireNonNull(network, "network");
    requireNonNull(technology, "technology");
  }

  /**
   * The point of that number.
   *
   * @throws IllegalArgumentException if the space has no such point
   */
  public static PointFile of(SpaceRequest request, long number) {
    SpaceQuestion question = request.space().question();
    DesignSpace space = question.space();
    if (number < 0 || number >= space.size()) {
      throw new IllegalArgumentException(
          "the space %s has no point %,d; it has 0 to %,d"
              .formatted(question.name(), number, space.size() - 1));
    }
    SpacePoint point = space.point(number);
    PointDesigns designs = new PointDesigns(request);
    SpecificationFiles files = designs.design(point).files().design(question.tablesKept());
    Network network = designs.networks().get(0);
    String design = SpecificationWriter.write(files, network.layers().get(0).workload());
    String head = "point %d of %s: %s".formatted(number, question.name(), point.label());
    return new PointFile(
        point,
        "# " + VisibleText.of(head) + "\n" + design,
        NetworkWriter.yaml(network, List.of()),
        Optional.ofNullable(point.values().get(SpaceFile.TECHNOLOGY)).or(request::technology));
  }
}
