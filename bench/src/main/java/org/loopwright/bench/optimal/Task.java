package org.loopwright.bench.optimal;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;
import org.loopwright.cost.Evaluator;
import org.loopwright.cost.technology.PriceList;
import org.loopwright.formats.Specification;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.workload.Workload;

/**
 * One search to be measured.
 *
 * @param name {@code ARCHITECTURE/LAYER}
 * @param hardware the architecture with its energies
 * @param reference the least EDP that the reference mapper found, pJ x cycles; empty if it found
 *     none or was not asked
 */
record Task(
    String name,
    Workload workload,
    Specification hardware,
    Constraints constraints,
    OptionalDouble reference) {
  Task {
    requireNonNull(name, "name");
    requireNonNull(workload, "workload");
    requireNonNull(hardware, "hardware");
    requireNonNull(constraints, "constraints");
    requireNonNull(reference, "reference");
  }

  String architecture() {
    return name.substring(0, name.indexOf('/'));
  }

  /** Another layer on the same hardware. */
  Task with(Workload other) {
    return new Task(
        architecture() + "/" + other.name(), other, hardware, constraints, OptionalDouble.empty());
  }

  Evaluator evaluator() {
    return new Evaluator(
        workload, hardware.architecture(), PriceList.given(hardware.energy(), hardware.area()));
  }
}
