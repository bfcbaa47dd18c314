package org.loopwright.result;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a result is about, by the names that the user gave. A component is empty where it does not
 * apply.
 *
 * @param version version of this program
 * @param architecture the architecture's file, or its name in the library
 * @param network name of the network
 * @param layer name of the layer, where the result is of a single one that is not named elsewhere
 * @param technology technology of the prices that were computed; empty if files give every price
 */
public record RunIdentity(
    String version,
    Optional<String> architecture,
    Optional<String> network,
    Optional<String> layer,
    Optional<String> technology) {
  public RunIdentity {
    requireNonNull(version, "version");
    requireNonNull(architecture, "architecture");
    requireNonNull(network, "network");
    requireNonNull(layer, "layer");
    requireNonNull(technology, "technology");
  }

  /** A result of this version of the program, of nothing that has a name. */
  public static RunIdentity of(String version) {
    return new RunIdentity(
        version, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** What it is about, such as {@code alexnet on eyeriss in 65nm}; empty if nothing has a name. */
  public String subject() {
    return Stream.of(
            network.or(() -> layer),
            architecture.map(name -> "on " + name),
            technology.map(name -> "in " + name))
        .flatMap(Optional::stream)
        .collect(joining(" "));
  }

  public RunIdentity withArchitecture(Optional<String> name) {
    return new RunIdentity(version, name, network, layer, technology);
  }

  public RunIdentity withNetwork(Optional<String> name) {
    return new RunIdentity(version, architecture, name, layer, technology);
  }

  public RunIdentity withLayer(Optional<String> name) {
    return new RunIdentity(version, architecture, network, name, technology);
  }

  public RunIdentity withTechnology(Optional<String> name) {
    return new RunIdentity(version, architecture, network, layer, name);
  }
}
