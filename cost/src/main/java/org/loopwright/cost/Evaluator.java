package org.loopwright.cost;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.analysis.TileAnalysis;
import org.loopwright.cost.table.AreaTable;
import org.loopwright.cost.table.EnergyTable;
import org.loopwright.cost.technology.PriceList;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.mapping.Mapping;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.workload.Workload;

/**
 * The cost model, bound to a workload, an architecture and its energy and area tables: everything
 * that does not depend on the mapping is computed once, here. Immutable; each thread takes a {@link
 * #session} of its own.
 */
public final class Evaluator {
  private final Workload workload;
  private final Architecture architecture;
  private final HardwareRates hardware;
  private final TileAnalysis analysis;

  /** A cost model in which only what the tables list has energy and area. */
  public Evaluator(
      Workload workload, Architecture architecture, EnergyTable energies, AreaTable areas) {
    this(workload, architecture, PriceList.given(energies, areas));
  }

  public Evaluator(Workload workload, Architecture architecture, PriceList prices) {
    this.workload = requireNonNull(workload, "workload");
    this.architecture = requireNonNull(architecture, "architecture");
    hardware = new HardwareRates(workload, architecture, prices);
    analysis = new TileAnalysis(workload, architecture);
  }

  public Workload workload() {
    return workload;
  }

  public Architecture architecture() {
    return architecture;
  }

  /** What the hardware costs and allows. */
  public HardwareRates rates() {
    return hardware;
  }

  /** A session for one thread. */
  public EvaluationSession session() {
    return new EvaluationSession(workload, architecture, hardware, analysis.another());
  }

  /**
   * Evaluates one mapping.
   *
   * @throws IllegalArgumentException if it is not a mapping of this workload on this architecture
   * @throws ArithmeticException if a count exceeds 2^63
   */
  public Verdict evaluate(Mapping mapping) {
    return evaluate(mapping, session());
  }

  /** The same in a session of this evaluator, which serves many mappings one after the other. */
  public Verdict evaluate(Mapping mapping, EvaluationSession session) {
    PackedMapping packed = PackedMapping.of(workload, architecture, mapping);
    packed.requireComplete(workload);
    return session.evaluate(packed)
        ? new Verdict.Valid(session.evaluation())
        : new Verdict.Invalid(session.violation());
  }

  /** Area of the whole design, um^2. */
  public double areaUm2() {
    return hardware.areaUm2();
  }

  /** Actions, such as {@code read of GLB}, whose energy is not known; they count as zero. */
  public List<String> missingEnergies() {
    return List.copyOf(hardware.prices.missing);
  }

  /** Components whose every access, or operation, costs nothing. */
  public List<String> zeroEnergyComponents() {
    List<String> zero = new ArrayList<>();
    for (int level = 0; level < hardware.levels(); level++) {
      if (hardware.storage[level].prices().isFree()
          && !architecture.storage().get(level).isInternal()) {
        zero.add(architecture.storage().get(level).name());
      }
    }
    if (hardware.computePj() == 0) {
      zero.add(architecture.compute().name());
    }
    return zero;
  }
}
