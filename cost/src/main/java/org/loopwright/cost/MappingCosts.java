package org.loopwright.cost;

import org.loopwright.analysis.TileAnalysis;
import org.loopwright.model.workload.Workload;

/**
 * Cycles and energy of the mapping that an analysis counted last; one thread's own.
 *
 * <p>Performance (Parashar et al. 2019, section VI-D): each component's cycles as if it alone
 * limited the run, and the maximum wins. Energy: accesses x energy per action, and leakage.
 */
final class MappingCosts {
  private final HardwareRates hardware;
  private final TileAnalysis analysis;
  private final NetworkEnergy networks;
  private final NetworkDemand demand;

  /** By data space, whether it is a result. */
  private final boolean[] readWrite;

  /** Cycles of the run without the latencies of networks. */
  private long cycles;

  private double energyPj;

  MappingCosts(Workload workload, HardwareRates hardware, TileAnalysis analysis) {
    this.hardware = hardware;
    this.analysis = analysis;
    networks = new NetworkEnergy(hardware, analysis);
    demand = new NetworkDemand(hardware, analysis);
    readWrite = new boolean[workload.dataSpaces().size()];
    for (int space = 0; space < readWrite.length; space++) {
      readWrite[space] = workload.dataSpaces().get(space).readWrite();
    }
  }

  /** Works out cycles and energy of what the analysis counted. */
  void count() {
    countCycles();
    countEnergy();
  }

  private void countCycles() {
    cycles = analysis.steps();
    for (int level = 0; level < hardware.levels(); level++) {
      if (hardware.isLimited(level)) {
        cycles = Math.max(cycles, cycles(level));
      }
      if (hardware.isNetworkLimited(level)) {
        cycles = Math.max(cycles, networkCycles(level));
      }
    }
  }

  /** Cycles of the run if the bandwidth of {@code level} alone limited it. */
  long cycles(int level) {
    double throttle = throttle(level);
    return throttle == 1 ? analysis.steps() : (long) Math.ceil(analysis.steps() / throttle);
  }

  /** Cycles of the run if the bandwidth of the network below {@code level} alone limited it. */
  long networkCycles(int level) {
    return Math.max(analysis.steps(), (long) Math.ceil(demand.cycles(level)));
  }

  /** The part of full speed at which the network below {@code level} keeps up, at most 1. */
  double networkThrottle(int level) {
    return Math.min(1, analysis.steps() / demand.cycles(level));
  }

  /** The part of full speed at which {@code level} keeps up, at most 1. */
  double throttle(int level) {
    StorageHardware.Throughput throughput = hardware.storage[level].throughput();
    double reads = 0;
    double writes = 0;
    double steps = analysis.steps();
    for (int space = 0; space < readWrite.length; space++) {
      double scale = throughput.scale(space);
      reads += analysis.busiestReads(level, space) / steps * scale;
      writes += analysis.busiestWrites(level, space) / steps * scale;
    }
    return throughput.throttle(reads, writes);
  }

  private void countEnergy() {
    energyPj = analysis.operations() * hardware.computePj() + computeLeakagePj();
    for (int level = 0; level < hardware.levels(); level++) {
      energyPj +=
          leakagePj(level) + accessPj(level) * (double) utilizedClusters(level) + additionPj(level);
    }
    if (hardware.networksCost()) {
      for (int level = 0; level < hardware.levels(); level++) {
        energyPj += networks.pj(level);
      }
    }
  }

  /** Leakage of the instances that work, over the run without network latencies, pJ. */
  double leakagePj(int level) {
    return hardware.leakPj(level) * cycles * analysis.instances(level);
  }

  /** Leakage of the arithmetic units that work, over the run without network latencies, pJ. */
  double computeLeakagePj() {
    return hardware.prices.computeLeakPj * cycles * analysis.computeInstances();
  }

  /** Energy of the accesses that one cluster pays for, of all data spaces. */
  private double accessPj(int level) {
    StorageHardware.Blocks blocks = hardware.storage[level].blocks();
    StorageHardware.Prices prices = hardware.storage[level].prices();
    return blocks.areAlike ? accessPj(level, blocks, prices) : accessPjApart(level, blocks, prices);
  }

  private double accessPjApart(
      int level, StorageHardware.Blocks blocks, StorageHardware.Prices prices) {
    double pj = 0;
    for (int space = 0; space < readWrite.length; space++) {
      pj +=
          blocks.paidAccesses(space, analysis.reads(level, space)) * prices.readPj()
              + blocks.paidAccesses(space, analysis.fills(level, space)) * prices.fillPj()
              + blocks.paidAccesses(space, analysis.updates(level, space)) * prices.updatePj()
              + drains(level, space) * prices.drainPj()
              + addresses(level, space, addressedWords(level, space)) * prices.addressPj();
    }
    return pj;
  }

  /** The same of data spaces that are alike; whole accesses, so sums of them are exact. */
  private double accessPj(int level, StorageHardware.Blocks blocks, StorageHardware.Prices prices) {
    long reads = 0;
    long fills = 0;
    long updates = 0;
    for (int space = 0; space < readWrite.length; space++) {
      reads += blocks.accesses(analysis.reads(level, space));
      fills += blocks.accesses(analysis.fills(level, space));
      updates += blocks.accesses(analysis.updates(level, space));
    }
    double pj = reads * prices.readPj() + fills * prices.fillPj() + updates * prices.updatePj();
    if (prices.drainPj() != 0) {
      pj += drains(level) * prices.drainPj();
    }
    return prices.addressPj() == 0 ? pj : pj + addresses(level) * prices.addressPj();
  }

  /** Blocks of results that one cluster sends outward, as far as they take energy. */
  double drains(int level) {
    double drains = 0;
    for (int space = 0; space < readWrite.length; space++) {
      drains += drains(level, space);
    }
    return drains;
  }

  /** The same of one data space. */
  double drains(int level, int space) {
    return accesses(level, space, analysis.drains(level, space));
  }

  /** Energy of the additions to partial sums that all instances hold. */
  private double additionPj(int level) {
    double price = hardware.storage[level].prices().additionPj();
    return price == 0 ? 0 : additions(level) * price;
  }

  /** Additions to partial sums that all instances hold. */
  double additions(int level) {
    double additions = 0;
    for (int space = 0; space < readWrite.length; space++) {
      additions += additions(level, space);
    }
    return additions;
  }

  /** The same of one data space; the arithmetic adds up what it sends to the next level. */
  double additions(int level, int space) {
    return analysis.isNextToArithmetic(level, space)
        ? 0
        : analysis.temporalReductions(level, space) * analysis.instances(level);
  }

  /** Additions in the network below all instances of a level. */
  double networkAdditions(int level) {
    return networks.additions(level);
  }

  /** Addresses that one cluster makes, where data spaces are alike. */
  private long addresses(int level) {
    StorageHardware.Blocks addressed = hardware.storage[level].addressed();
    long addresses = 0;
    for (int space = 0; space < readWrite.length; space++) {
      addresses += addressed.accesses(addressedWords(level, space));
    }
    return addresses;
  }

  /** Addresses of some words that take energy: one for each, or one for each block of them. */
  double addresses(int level, int space, long words) {
    return hardware.storage[level].addressed().paidAccesses(space, words);
  }

  /** Words whose address is made: those filled, and those of a result updated or operand read. */
  long addressedWords(int level, int space) {
    long others = readWrite[space] ? analysis.updates(level, space) : analysis.reads(level, space);
    return analysis.fills(level, space) + others;
  }

  /** Accesses of whole blocks that move some words of a data space, as far as they take energy. */
  double accesses(int level, int space, long words) {
    return hardware.storage[level].blocks().paidAccesses(space, words);
  }

  /** Clusters that work; instances of a cluster share an access, so its cost counts once. */
  long utilizedClusters(int level) {
    return Math.min(analysis.instances(level), hardware.clusters(level));
  }

  /** Instances of a level that work. */
  long instances(int level) {
    return analysis.instances(level);
  }

  /** Energy of the network below a level, pJ. */
  double networkPj(int level) {
    return networks.pj(level);
  }

  /** Energy of the run, leakage included, pJ. */
  double energyPj() {
    return energyPj;
  }

  /** Duration of the run. */
  long cycles() {
    return Math.addExact(cycles, hardware.latencyCycles());
  }

  /** Cycles in which the instances of a level that work leak, added over them. */
  long leakingCycles(int level) {
    return Math.multiplyExact(cycles, analysis.instances(level));
  }

  /** Cycles in which the arithmetic units that work leak, added over them. */
  long computeLeakingCycles() {
    return Math.multiplyExact(cycles, analysis.computeInstances());
  }
}
