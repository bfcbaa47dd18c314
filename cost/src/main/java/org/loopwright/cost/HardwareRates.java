package org.loopwright.cost;

import org.loopwright.cost.technology.PriceList;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.NetworkAttributes;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Workload;

/**
 * What the hardware costs and allows, for the evaluation of mappings and for those who bound their
 * cost before. Storage levels by their position, innermost 0; immutable.
 */
public final class HardwareRates {
  final HardwarePrices prices;
  final Mesh computeMesh;
  final StorageHardware[] storage;
  private final boolean networksCost;
  private final long latencyCycles;

  /** Part of the operations that takes energy. */
  final double computeShare;

  HardwareRates(Workload workload, Architecture architecture, PriceList given) {
    prices = new HardwarePrices(architecture, given);
    computeMesh = architecture.compute().mesh();
    storage = new StorageHardware[architecture.storage().size()];
    for (int level = 0; level < storage.length; level++) {
      storage[level] =
          StorageHardware.of(
              architecture.storage().get(level),
              workload,
              prices.storage.get(level),
              prices.networks.get(level));
    }
    networksCost = !prices.networks.stream().allMatch(StorageHardware.NetworkPrices::isFree);
    latencyCycles = latencyCycles(architecture);
    computeShare = architecture.compute().zeroGating() ? density(workload) : 1;
  }

  /** The part of the operations that has no zero among its operands. */
  private static double density(Workload workload) {
    return workload.dataSpaces().stream()
        .filter(dataSpace -> !dataSpace.readWrite())
        .mapToDouble(DataSpace::density)
        .reduce(1, (a, b) -> a * b);
  }

  private static long latencyCycles(Architecture architecture) {
    long cycles = 0;
    for (int level = 0; level < architecture.storage().size(); level++) {
      NetworkAttributes network = architecture.storage().get(level).network();
      cycles = Math.addExact(cycles, network.fillLatencyCycles());
      cycles = Math.addExact(cycles, network.drainLatencyCycles());
      cycles = Math.addExact(cycles, network.layout().latencyCycles(architecture.fanout(level)));
    }
    return cycles;
  }

  int levels() {
    return storage.length;
  }

  /** Area of the arithmetic units of the whole design, um^2. */
  double computeAreaUm2() {
    return prices.computeAreaUm2 * computeMesh.instances();
  }

  /** Area of all instances of a level, um^2. */
  double areaUm2(int level) {
    return prices.storage.get(level).areaUm2() * storage[level].mesh().instances();
  }

  /** Area of the whole design, um^2. */
  double areaUm2() {
    double area = computeAreaUm2();
    for (int level = 0; level < levels(); level++) {
      area += areaUm2(level);
    }
    return area;
  }

  /** pJ of an operation, on average. */
  public double computePj() {
    return prices.computePj * computeShare;
  }

  /** pJ of reading a block. */
  public double readPj(int level) {
    return storage[level].prices().readPj();
  }

  /** pJ of filling a block from outside. */
  public double fillPj(int level) {
    return storage[level].prices().fillPj();
  }

  /** pJ of updating a block from inside. */
  public double updatePj(int level) {
    return storage[level].prices().updatePj();
  }

  /** pJ of making an address: one for each {@link #wordsPerAddress} words. */
  public double addressPj(int level) {
    return storage[level].prices().addressPj();
  }

  /** Words of a data space that share an address, at the most: those of a block, or one. */
  public double wordsPerAddress(int level, int dataSpace) {
    return storage[level].addressed().wordsPerAccess(dataSpace);
  }

  /** Addresses of some words of a data space, as far as they take energy. */
  public double paidAddresses(int level, int dataSpace, long words) {
    return storage[level].addressed().paidAccesses(dataSpace, words);
  }

  /** pJ of adding a partial sum to one that the level holds. */
  public double additionPj(int level) {
    return storage[level].prices().additionPj();
  }

  /** pJ of a word over one hop below the level. */
  public double hopPj(int level) {
    return storage[level].network().hopPj();
  }

  /** pJ of a word through one router below the level. */
  public double routerPj(int level) {
    return storage[level].network().routerPj();
  }

  /** pJ of adding two partial sums on their way to the level. */
  public double networkAdditionPj(int level) {
    return storage[level].network().additionPj();
  }

  /** pJ that one arithmetic unit leaks in a cycle. */
  public double computeLeakPj() {
    return prices.computeLeakPj;
  }

  /** pJ that one instance leaks in a cycle. */
  public double leakPj(int level) {
    return storage[level].prices().leakPj();
  }

  /**
   * Words of the data space at that position in the workload that move for the energy of one
   * access, at the most.
   */
  public double wordsPerAccess(int level, int dataSpace) {
    return storage[level].blocks().wordsPerAccess(dataSpace);
  }

  /** Accesses that move some words of a data space, as far as they take energy. */
  public double paidAccesses(int level, int dataSpace, long words) {
    return storage[level].blocks().paidAccesses(dataSpace, words);
  }

  /** Words of the level that a word of the data space at that position in the workload takes. */
  public double wordShare(int level, int dataSpace) {
    return storage[level].blocks().share(dataSpace);
  }

  /** Bits of a word of the data space at that position in the workload. */
  public long wordBits(int level, int dataSpace) {
    return storage[level].blocks().bits(dataSpace);
  }

  /** Clusters, whose instances share the energy of an access. */
  public long clusters(int level) {
    return storage[level].blocks().clusters;
  }

  /** Words of a level that some bits take, which are packed into them. */
  public double levelWords(int level, double bits) {
    return Math.ceil(bits / storage[level].blocks().wordBits);
  }

  /** Words of the level that the tiles may take together, {@link Long#MAX_VALUE} for any number. */
  public long usableWords(int level) {
    return storage[level].limits().maxWords();
  }

  /** Words of the level that the tiles must take together. */
  public double minWords(int level) {
    return storage[level].limits().minWords();
  }

  /** Whether a bandwidth limits the level. */
  public boolean isLimited(int level) {
    return storage[level].throughput().limited;
  }

  /** Whether a bandwidth limits the network below the level. */
  public boolean isNetworkLimited(int level) {
    return storage[level].networkThroughput().limited;
  }

  /** What a word of the data space at that position in the workload counts for that bandwidth. */
  public double networkScale(int level, int dataSpace) {
    return storage[level].networkThroughput().scale(dataSpace);
  }

  /** Cycles that words take over the network below the level, 0 if nothing limits it. */
  public double networkCycles(int level, double inward, double outward) {
    StorageHardware.Throughput limits = storage[level].networkThroughput();
    return Math.max(
        Math.max(inward / limits.read, outward / limits.write), (inward + outward) / limits.shared);
  }

  /** Words a cycle that an instance can read, infinite for any. */
  public double readBandwidth(int level) {
    return storage[level].throughput().read;
  }

  /** Words a cycle that an instance can take in, infinite for any. */
  public double writeBandwidth(int level) {
    return storage[level].throughput().write;
  }

  /** Words a cycle that an instance can read and take in together, infinite for any. */
  public double sharedBandwidth(int level) {
    return storage[level].throughput().shared;
  }

  /** What a word of the data space at that position in the workload counts for bandwidth. */
  public double bandwidthScale(int level, int dataSpace) {
    return storage[level].throughput().scale(dataSpace);
  }

  /** Whether words that travel below a level take energy by the way that they take. */
  public boolean networkCosts(int level) {
    return hopPj(level) > 0 || routerPj(level) > 0;
  }

  /** Whether words that travel take energy. */
  public boolean networksCost() {
    return networksCost;
  }

  /** Cycles that the networks add to every run. */
  public long latencyCycles() {
    return latencyCycles;
  }
}
