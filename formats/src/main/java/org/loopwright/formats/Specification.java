package org.loopwright.formats;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.cost.technology.compound.CompoundClass;
import org.loopwright.formats.technology.ComponentAttributes;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.diagnostics.Problem;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.workload.Workload;
import org.loopwright.search.SearchOptions;

/**
 * All that a user's files state. A mapping and constraints are of the workload; without one there
 * are none.
 *
 * @param attributes the attributes of the components, as estimators of their costs read it
 * @param compounds classes of components that are made of others
 * @param warnings what was read but is doubtful or has no effect
 */
public record Specification(
    Optional<Workload> workload,
    Architecture architecture,
    ComponentAttributes attributes,
    List<CompoundClass> compounds,
    Constraints constraints,
    EnergyTable energy,
    AreaTable area,
    Optional<Mapping> mapping,
    Optional<SearchOptions> search,
    List<Problem> warnings) {
  public Specification {
    requireNonNull(workload, "workload");
    requireNonNull(architecture, "architecture");
    requireNonNull(attributes, "attributes");
    requireNonNull(constraints, "constraints");
    requireNonNull(energy, "energy");
    requireNonNull(area, "area");
    requireNonNull(mapping, "mapping");
    requireNonNull(search, "search");
    compounds = List.copyOf(compounds);
    warnings = List.copyOf(warnings);
  }
}
