package org.loopwright.result;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.loopwright.cost.ActionCost;

/**
 * A network on several designs, each mapped for itself.
 *
 * @param network name of the network
 * @param designs at least two; the first is what the others are compared with
 */
public record DesignComparison(String network, List<ComparedDesign> designs) {
  /** A design by the name that the user gave, and what its layers take. */
  public record ComparedDesign(String name, MappingResult result) {
    /** The layer of that name, if it has a mapping. */
    public Optional<MappedLayer> mapped(String layer) {
      return result.layers().stream()
          .filter(each -> each.name().equals(layer) && each.best().isPresent())
          .findFirst();
    }

    /** Energy of all layers in the components of a name, pJ. */
    public double energyPj(String component) {
      return result.bill().stream()
          .filter(line -> !line.isArea() && line.price().component().equals(component))
          .mapToDouble(ActionCost::total)
          .sum();
    }

    /** Whether every layer has a mapping. */
    public boolean isComplete() {
      return result.layers().stream().allMatch(layer -> layer.best().isPresent());
    }
  }

  public DesignComparison {
    requireNonNull(network, "network");
    designs = List.copyOf(designs);
  }

  public ComparedDesign base() {
    return designs.get(0);
  }

  /** The designs that are compared with the first. */
  public List<ComparedDesign> others() {
    return designs.subList(1, designs.size());
  }

  /** The components that take energy in any design, those of the first design first. */
  public List<String> components() {
    return designs.stream()
        .flatMap(design -> design.result().bill().stream())
        .filter(line -> !line.isArea() && line.total() > 0)
        .map(line -> line.price().component())
        .distinct()
        .toList();
  }

  /** The names of the layers, in their order. */
  public List<String> layers() {
    return base().result().layers().stream().map(MappedLayer::name).toList();
  }
}
