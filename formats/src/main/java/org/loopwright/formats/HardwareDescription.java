package org.loopwright.formats;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.cost.table.MissingPrices;
import org.loopwright.cost.technology.compound.CompoundClass;
import org.loopwright.formats.technology.ComponentAttributes;
import org.loopwright.model.architecture.Architecture;

/**
 * An architecture with all that its costs depend on.
 *
 * @param attributes those of the components, as estimators of their costs read them
 * @param compounds classes of components that are made of others
 * @param energy given energies
 * @param area given areas
 */
public record HardwareDescription(
    Architecture architecture,
    ComponentAttributes attributes,
    List<CompoundClass> compounds,
    EnergyTable energy,
    AreaTable area) {
  public HardwareDescription {
    requireNonNull(architecture, "architecture");
    requireNonNull(attributes, "attributes");
    compounds = List.copyOf(compounds);
    requireNonNull(energy, "energy");
    requireNonNull(area, "area");
  }

  /** An architecture of which nothing else is known. */
  public static HardwareDescription of(Architecture architecture) {
    return new HardwareDescription(
        architecture, ComponentAttributes.NONE, List.of(), EnergyTable.EMPTY, AreaTable.EMPTY);
  }

  public HardwareDescription withArchitecture(Architecture other) {
    return new HardwareDescription(other, attributes, compounds, energy, area);
  }

  /** The same without given energies and areas. */
  public HardwareDescription withoutTables() {
    return new HardwareDescription(
        architecture, attributes, compounds, EnergyTable.EMPTY, AreaTable.EMPTY);
  }

  /** The same with other attributes. */
  public HardwareDescription withAttributes(ComponentAttributes other) {
    return new HardwareDescription(architecture, other, compounds, energy, area);
  }

  /** The same, where other becomes of the energies that the table lacks. */
  public HardwareDescription withMissingPrices(MissingPrices missing) {
    return new HardwareDescription(
        architecture, attributes, compounds, new EnergyTable(energy.components(), missing), area);
  }

  /** Whether the tables have the energy and the area of every component, or are all there is. */
  public boolean hasAllCosts() {
    return energy.missing() != MissingPrices.COMPUTED
        && hasCosts(architecture.compute().name())
        && architecture.storage().stream().allMatch(level -> hasCosts(level.name()));
  }

  private boolean hasCosts(String component) {
    return energy.has(component) && area.areaUm2(component).isPresent();
  }
}
