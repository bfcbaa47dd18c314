package org.loopwright.cost;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.loopwright.model.architecture.Bandwidth;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.NetworkAttributes;
import org.loopwright.model.architecture.StorageLevel;

/** Builds a storage level of which a test names only what it is about. */
final class LevelBuilder {
  private final String name;
  private final Map<String, Double> scale = new HashMap<>();
  private Mesh mesh = Mesh.SINGLE;
  private OptionalLong capacity = OptionalLong.empty();
  private long block = 1;
  private long cluster = 1;
  private OptionalDouble read = OptionalDouble.empty();
  private OptionalDouble write = OptionalDouble.empty();
  private OptionalDouble shared = OptionalDouble.empty();
  private double buffering = 1;
  private double least;
  private NetworkAttributes network = NetworkAttributes.free(16);

  private LevelBuilder(String name) {
    this.name = name;
  }

  static LevelBuilder level(String name) {
    return new LevelBuilder(name);
  }

  LevelBuilder mesh(long x, long y) {
    mesh = new Mesh(x, y);
    return this;
  }

  LevelBuilder capacity(long words) {
    capacity = OptionalLong.of(words);
    return this;
  }

  LevelBuilder block(long words) {
    block = words;
    return this;
  }

  LevelBuilder cluster(long instances) {
    cluster = instances;
    return this;
  }

  LevelBuilder read(double wordsPerCycle) {
    read = OptionalDouble.of(wordsPerCycle);
    return this;
  }

  LevelBuilder write(double wordsPerCycle) {
    write = OptionalDouble.of(wordsPerCycle);
    return this;
  }

  LevelBuilder shared(double wordsPerCycle) {
    shared = OptionalDouble.of(wordsPerCycle);
    return this;
  }

  LevelBuilder scale(String dataSpace, double wordsPerWord) {
    scale.put(dataSpace, wordsPerWord);
    return this;
  }

  LevelBuilder buffering(double copies) {
    buffering = copies;
    return this;
  }

  LevelBuilder least(double utilization) {
    least = utilization;
    return this;
  }

  LevelBuilder network(
      long fillLatencyCycles, long drainLatencyCycles, double hopPj, double routerPj) {
    network = new NetworkAttributes(16, fillLatencyCycles, drainLatencyCycles, hopPj, routerPj);
    return this;
  }

  StorageLevel build() {
    return StorageLevel.builder(name, "SRAM", mesh)
        .capacityWords(capacity)
        .blockWords(block)
        .clusterSize(cluster)
        .bandwidth(new Bandwidth(read, write, shared, scale))
        .multipleBuffering(buffering)
        .minUtilization(least)
        .network(network)
        .build();
  }
}
