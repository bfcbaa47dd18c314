package org.loopwright.formats.study;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalLong;
import org.loopwright.model.diagnostics.Location;

/**
 * The layers of a study.
 *
 * @param network name in the library, or a file relative to the study
 * @param layers names, in which {@code *} stands for any characters; none for all layers
 * @param batch in place of the batch size of the layers
 * @param at its place in the study, for messages
 */
public record StudyNetwork(String network, List<String> layers, OptionalLong batch, Location at) {
  public StudyNetwork {
    layers = List.copyOf(layers);
    requireNonNull(batch, "batch");
    requireNonNull(at, "at");
  }
}
