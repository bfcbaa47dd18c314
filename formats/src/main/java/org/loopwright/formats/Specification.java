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
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.workload.Workload;
import org.loopwright.search.SearchOptions;

/**
 * All that a user's files state. A mapping and constraints are of the workload; without one there
 * are none.
 *
 * @param warnings what was read but is doubtful or has no effect
 */
public record Specification(
    Optional<Workload> workload,
    HardwareDescription hardware,
    Constraints constraints,
    Optional<Mapping> mapping,
    Optional<SearchOptions> search,
    List<Problem> warnings) {
  public Specification {
    requireNonNull(workload, "workload");
    requireNonNull(hardware, "hardware");
    requireNonNull(constraints, "constraints");
    requireNonNull(mapping, "mapping");
    requireNonNull(search, "search");
    warnings = List.copyOf(warnings);
  }

  /** The same with a mapping, and all that is doubtful then. */
  Specification withMapping(Optional<Mapping> other, List<Problem> allWarnings) {
    return new Specification(workload, hardware, constraints, other, search, allWarnings);
  }

  /** The same with a mapping of its workload on its architecture. */
  public Specification withMapping(PackedMapping other) {
    return withMapping(Optional.of(other.unpack(workload.orElseThrow(), architecture())), warnings);
  }

  /** The constraints that could not be taken over: results hold without them only. */
  public List<Problem> ignoredConstraints() {
    return warnings.stream().filter(Problem::isIgnored).toList();
  }

  public Architecture architecture() {
    return hardware.architecture();
  }

  public ComponentAttributes attributes() {
    return hardware.attributes();
  }

  public List<CompoundClass> compounds() {
    return hardware.compounds();
  }

  public EnergyTable energy() {
    return hardware.energy();
  }

  public AreaTable area() {
    return hardware.area();
  }
}
