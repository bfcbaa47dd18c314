package org.loopwright.cost.technology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.loopwright.model.diagnostics.Require;

/**
 * Energy, leakage and area of SRAM from a table. Inside the table it interpolates logarithms over
 * capacity, width, banks and node; it goes through the rows, and energies never fall as capacity or
 * width grows. Beyond the table its readings are marked.
 */
public final class SramModel {
  private final NavigableMap<Integer, SramSweep> byPorts;
  private final NodeScaling scaling;
  private final Map<SurfaceKey, Optional<SramSurface>> surfaces = new ConcurrentHashMap<>();

  public SramModel(List<SramRow> rows, NodeScaling scaling) {
    this(byPorts(rows), scaling);
  }

  private SramModel(NavigableMap<Integer, SramSweep> byPorts, NodeScaling scaling) {
    this.byPorts = byPorts;
    this.scaling = scaling;
  }

  private static NavigableMap<Integer, SramSweep> byPorts(List<SramRow> rows) {
    NavigableMap<Integer, List<SramRow>> groups = new TreeMap<>();
    rows.forEach(row -> groups.computeIfAbsent(row.ports(), p -> new ArrayList<>()).add(row));
    Require.that(groups.containsKey(1), "an SRAM table needs rows with one port");
    NavigableMap<Integer, SramSweep> sweeps = new TreeMap<>();
    groups.forEach((ports, group) -> sweeps.put(ports, SramSweep.of(group)));
    return sweeps;
  }

  /** The model without a row of the table; what tests measure its accuracy by. */
  public SramModel without(SramRow row) {
    NavigableMap<Integer, SramSweep> fewer = new TreeMap<>(byPorts);
    fewer.computeIfPresent(row.ports(), (ports, sweep) -> sweep.without(row));
    return new SramModel(fewer, scaling);
  }

  /**
   * A number from the table.
   *
   * @param value in the unit of its {@link SramQuantity}
   * @param extrapolated whether the table does not reach so far
   * @param scaled whether the table has no such node, and its nearest was scaled
   */
  public record Reading(double value, boolean extrapolated, boolean scaled) {}

  /** Bits of the narrowest word of the table. */
  double narrowestBits() {
    return byPorts.get(1).widths[0];
  }

  /** Bits of the widest word of the table. */
  double widestBits() {
    double[] widths = byPorts.get(1).widths;
    return widths[widths.length - 1];
  }

  /** Bytes of the smallest bank with words of a width: the table's fewest bytes, or fewest rows. */
  double smallestBytes(double widthBits) {
    SramSweep single = byPorts.get(1);
    return Math.max(single.capacities[0], single.fewestRows() * widthBits / 8);
  }

  /** The provenance of a reading. */
  Provenance provenance(Reading reading, String source) {
    Provenance plain = new Provenance("SRAM", "sram.csv", source, reading.extrapolated);
    return reading.scaled ? scaling.scaled(plain) : plain;
  }

  /** One quantity of a memory. */
  public Reading read(SramQuantity quantity, SramShape shape, SramProcess process) {
    double[] nodes = nodes(process.device());
    Require.that(nodes.length > 0, "there is no SRAM of device %s in the table", process.device());
    double node = Math.min(nodes[nodes.length - 1], Math.max(nodes[0], process.nodeNm()));
    double factor =
        quantity == SramQuantity.AREA
            ? scaling.areaFactor(node, process.nodeNm())
            : scaling.energyFactor(node, process.nodeNm());
    Logarithm log = atNode(quantity, shape, process.device(), nodes, node);
    return new Reading(Math.exp(log.value) * factor, log.beyond, node != process.nodeNm());
  }

  /** The nodes of the table for a device, smallest first. */
  double[] nodes(String device) {
    return byPorts.get(1).processes.stream()
        .filter(process -> process.device().equals(device))
        .mapToDouble(SramProcess::nodeNm)
        .sorted()
        .toArray();
  }

  /** The transistor types of the table. */
  public List<String> devices() {
    return byPorts.get(1).processes.stream().map(SramProcess::device).distinct().toList();
  }

  private Logarithm atNode(
      SramQuantity quantity, SramShape shape, String device, double[] nodes, double node) {
    int found = Arrays.binarySearch(nodes, node);
    if (found >= 0) {
      return ofPorts(quantity, shape, new SramProcess(node, device));
    }
    double low = nodes[-found - 2];
    double high = nodes[-found - 1];
    Logarithm atLow = ofPorts(quantity, shape, new SramProcess(low, device));
    Logarithm atHigh = ofPorts(quantity, shape, new SramProcess(high, device));
    return atLow.toward(atHigh, Math.log(node / low) / Math.log(high / low));
  }

  /**
   * Ports that the table has only for few shapes, or not at all, cost what they add to a memory of
   * one bank; each port beyond the table adds as much as the last.
   */
  private Logarithm ofPorts(SramQuantity quantity, SramShape shape, SramProcess process) {
    int ports = shape.ports();
    int tabled = byPorts.floorKey(ports);
    if (tabled == 1 && ports == 1) {
      return ofBanks(quantity, shape, process, 1);
    }
    Optional<SramSurface> exact =
        surface(1 < tabled ? tabled : 2, quantity, process, shape.banks());
    if (tabled == ports && exact.isPresent()) {
      return Logarithm.of(exact.get(), shape);
    }
    Logarithm one = ofBanks(quantity, shape, process, 1);
    Optional<SramSurface> more = surface(2, quantity, withPorts(process), 1);
    Optional<SramSurface> single = surface(1, quantity, withPorts(process), 1);
    if (more.isEmpty() || single.isEmpty()) {
      return new Logarithm(one.value + Math.log(ports), true);
    }
    double added = logOf(more.get(), shape) - logOf(single.get(), shape);
    return new Logarithm(
        one.value + Math.log1p((ports - 1) * Math.expm1(Math.max(0, added))), true);
  }

  /** The process of the same node that was measured with several ports. */
  private SramProcess withPorts(SramProcess process) {
    SramSweep several = byPorts.get(2);
    if (several == null) {
      return process;
    }
    return several.processes.stream()
        .filter(other -> other.nodeNm() == process.nodeNm())
        .findFirst()
        .orElse(process);
  }

  private Logarithm ofBanks(
      SramQuantity quantity, SramShape shape, SramProcess process, int ports) {
    int[] banks = byPorts.get(ports).banks;
    int most = banks[banks.length - 1];
    int clamped = Math.min(most, shape.banks());
    int found = Arrays.binarySearch(banks, clamped);
    Logarithm log;
    if (found >= 0) {
      log = ofTabledBanks(quantity, shape, process, clamped);
    } else {
      int low = banks[-found - 2];
      int high = banks[-found - 1];
      log =
          ofTabledBanks(quantity, shape, process, low)
              .toward(
                  ofTabledBanks(quantity, shape, process, high),
                  Math.log((double) clamped / low) / Math.log((double) high / low));
    }
    return new Logarithm(log.value, log.beyond || shape.banks() > most);
  }

  /**
   * Where a device was not measured with that number of banks, they add what they add to another.
   */
  private Logarithm ofTabledBanks(
      SramQuantity quantity, SramShape shape, SramProcess process, int banks) {
    Optional<SramSurface> surface = surface(1, quantity, process, banks);
    if (surface.isPresent()) {
      return Logarithm.of(surface.get(), shape);
    }
    SramSurface one =
        surface(1, quantity, process, 1)
            .orElseThrow(() -> new IllegalArgumentException("no SRAM table for " + process));
    for (SramProcess other : byPorts.get(1).processes) {
      Optional<SramSurface> many = surface(1, quantity, other, banks);
      Optional<SramSurface> single = surface(1, quantity, other, 1);
      if (other.nodeNm() == process.nodeNm() && many.isPresent() && single.isPresent()) {
        double added = logOf(many.get(), shape) - logOf(single.get(), shape);
        return new Logarithm(logOf(one, shape) + added, true);
      }
    }
    return new Logarithm(logOf(one, shape), true);
  }

  private static double logOf(SramSurface surface, SramShape shape) {
    return surface.log(shape.capacityBytes(), shape.widthBits());
  }

  private Optional<SramSurface> surface(
      int ports, SramQuantity quantity, SramProcess process, int banks) {
    return surfaces.computeIfAbsent(
        new SurfaceKey(ports, quantity, process, banks), this::makeSurface);
  }

  private Optional<SramSurface> makeSurface(SurfaceKey key) {
    SramSweep sweep = byPorts.get(key.ports);
    if (sweep == null) {
      return Optional.empty();
    }
    int process = sweep.processes.indexOf(key.process);
    int bank = Arrays.binarySearch(sweep.banks, key.banks);
    return process < 0 || bank < 0
        ? Optional.empty()
        : Optional.ofNullable(SramSurface.of(sweep, key.quantity, process, bank));
  }

  private record SurfaceKey(int ports, SramQuantity quantity, SramProcess process, int banks) {}

  private record Logarithm(double value, boolean beyond) {
    static Logarithm of(SramSurface surface, SramShape shape) {
      return new Logarithm(
          logOf(surface, shape), surface.isBeyond(shape.capacityBytes(), shape.widthBits()));
    }

    Logarithm toward(Logarithm other, double part) {
      return new Logarithm((1 - part) * value + part * other.value, beyond || other.beyond);
    }
  }
}
