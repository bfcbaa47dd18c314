package org.loopwright.result;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalDouble;
import org.loopwright.model.diagnostics.Labelled;
import org.loopwright.search.SearchVerdict;

/**
 * A layer on one point of a space.
 *
 * @param count how often the layer occurs
 * @param energyPj energy of one run of it, pJ
 * @param gap the part of the objective above its bound; empty if nothing is proved
 * @param origin how its mapping came about
 * @param levels what its levels do; empty where that is no longer held
 */
public record PointLayer(
    String network,
    String name,
    long count,
    double energyPj,
    long cycles,
    SearchVerdict verdict,
    OptionalDouble gap,
    Origin origin,
    List<PointLevel> levels) {
  /** How a mapping came about. */
  public enum Origin implements Labelled {
    /** By a search. */
    SEARCHED("searched"),
    /** The same layer on hardware that is the same to it has it. */
    SHARED("shared"),
    /** A design that can do no worse has it as its optimum, and it takes as little here. */
    CARRIED("carried");

    private final String label;

    Origin(String label) {
      this.label = label;
    }

    @Override
    public String label() {
      return label;
    }
  }

  public PointLayer {
    requireNonNull(network, "network");
    requireNonNull(name, "name");
    requireNonNull(verdict, "verdict");
    requireNonNull(gap, "gap");
    requireNonNull(origin, "origin");
    levels = List.copyOf(levels);
  }

  /** The same without what its levels do, which takes more memory than all else. */
  public PointLayer withoutLevels() {
    return new PointLayer(network, name, count, energyPj, cycles, verdict, gap, origin, List.of());
  }
}
