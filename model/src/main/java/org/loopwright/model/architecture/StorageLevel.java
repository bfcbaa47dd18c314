package org.loopwright.model.architecture;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.loopwright.model.diagnostics.Require;

/**
 * One level of the memory hierarchy; all its instances are alike.
 *
 * @param componentClass what is built there, such as {@code SRAM}, {@code DRAM} or {@code regfile}
 * @param mesh number and layout of all instances
 * @param capacityWords words that one instance holds; empty is no limit
 * @param wordBits width of a word, bits
 * @param blockWords words that one access moves (the vector width)
 * @param clusterSize instances that share an address generator and a physical row
 * @param banks banks of one instance
 * @param ports ports of one bank
 * @param multipleBuffering copies of a tile that must fit: 2 is double buffering
 * @param minUtilization least part of the usable capacity that a mapping must fill, 0 to 1
 * @param reductionSupported whether it accumulates in place; if not, partial sums travel twice
 * @param bandwidthScale words that a word of a data space takes of the bandwidth; 1 where not named
 * @param network the network to the next inner level
 */
public record StorageLevel(
    String name,
    String componentClass,
    Mesh mesh,
    OptionalLong capacityWords,
    int wordBits,
    long blockWords,
    long clusterSize,
    int banks,
    int ports,
    Bandwidth bandwidth,
    double multipleBuffering,
    double minUtilization,
    boolean reductionSupported,
    Map<String, Double> bandwidthScale,
    NetworkAttributes network) {
  public StorageLevel {
    Require.notBlank(name, "name of a storage level");
    requireNonNull(componentClass, "componentClass");
    requireNonNull(mesh, "mesh");
    requireNonNull(bandwidth, "bandwidth");
    requireNonNull(network, "network");
    capacityWords.ifPresent(
        words -> Require.that(words >= 0, "capacity of %s must not be negative", name));
    Require.positive(wordBits, "word bits of %s", name);
    Require.positive(blockWords, "block size of %s", name);
    Require.positive(clusterSize, "cluster size of %s", name);
    Require.that(
        mesh.instances() % clusterSize == 0,
        "cluster size %s of %s must divide its %s instances",
        clusterSize,
        name,
        mesh.instances());
    Require.positive(banks, "banks of %s", name);
    Require.positive(ports, "ports of %s", name);
    Require.that(
        multipleBuffering >= 1 && multipleBuffering < Double.POSITIVE_INFINITY,
        "multiple buffering of %s must be at least 1 but was %s",
        name,
        multipleBuffering);
    Require.that(
        minUtilization >= 0 && minUtilization <= 1,
        "minimum utilization of %s must be in [0, 1] but was %s",
        name,
        minUtilization);
    bandwidthScale = Collections.unmodifiableMap(new TreeMap<>(bandwidthScale));
    bandwidthScale.forEach(
        (dataSpace, scale) -> Require.notNegative(scale, "bandwidth scale of %s", dataSpace));
  }

  /** A level with one-word blocks and no other limits than its capacity. */
  public static StorageLevel of(
      String name, String componentClass, Mesh mesh, OptionalLong capacityWords) {
    return new StorageLevel(
        name,
        componentClass,
        mesh,
        capacityWords,
        16,
        1,
        1,
        2,
        2,
        Bandwidth.UNLIMITED,
        1,
        0,
        !componentClass.contains("DRAM"),
        Map.of(),
        NetworkAttributes.free(16));
  }

  public StorageLevel withMesh(Mesh other) {
    return with(other, capacityWords, bandwidth, minUtilization);
  }

  public StorageLevel withCapacityWords(long words) {
    return with(mesh, OptionalLong.of(words), bandwidth, minUtilization);
  }

  public StorageLevel withBandwidth(Bandwidth other) {
    return with(mesh, capacityWords, other, minUtilization);
  }

  public StorageLevel withMinUtilization(double part) {
    return with(mesh, capacityWords, bandwidth, part);
  }

  private StorageLevel with(Mesh grid, OptionalLong words, Bandwidth limits, double leastPart) {
    return new StorageLevel(
        name,
        componentClass,
        grid,
        words,
        wordBits,
        blockWords,
        clusterSize,
        banks,
        ports,
        limits,
        multipleBuffering,
        leastPart,
        reductionSupported,
        bandwidthScale,
        network);
  }

  /** Words that one tile may take: the capacity divided by the copies that must fit. */
  public OptionalLong usableWords() {
    return capacityWords.isPresent()
        ? OptionalLong.of((long) Math.floor(capacityWords.getAsLong() / multipleBuffering))
        : OptionalLong.empty();
  }

  /** Number of clusters of the whole level. */
  public long clusters() {
    return mesh.instances() / clusterSize;
  }

  /** Whether its class is off-chip memory. */
  public boolean isDram() {
    return componentClass.contains("DRAM");
  }
}
