package org.loopwright.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.Bandwidth;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.NetworkAttributes;
import org.loopwright.model.architecture.StorageLevel;

/** The architectures with a level, a fan-out or a limit less than a given one. */
final class SmallerArchitectures {
  private SmallerArchitectures() {}

  static Stream<Architecture> of(Architecture architecture) {
    List<Architecture> smaller = new ArrayList<>();
    List<StorageLevel> storage = architecture.storage();
    for (int level = 0; level < storage.size(); level++) {
      if (level < storage.size() - 1) {
        List<StorageLevel> rest = new ArrayList<>(storage);
        rest.remove(level);
        smaller.add(new Architecture(architecture.name(), architecture.compute(), rest));
      }
      if (architecture.fanout(level).instances() > 1) {
        smaller.add(withoutFanout(architecture, level));
      }
      for (StorageLevel simpler : simpler(storage.get(level))) {
        List<StorageLevel> changed = new ArrayList<>(storage);
        changed.set(level, simpler);
        smaller.add(new Architecture(architecture.name(), architecture.compute(), changed));
      }
    }
    return smaller.stream();
  }

  private static Architecture withoutFanout(Architecture architecture, int below) {
    Mesh fanout = architecture.fanout(below);
    List<StorageLevel> storage = new ArrayList<>(architecture.storage());
    for (int level = 0; level < below; level++) {
      StorageLevel old = storage.get(level);
      storage.set(level, new Draft(old).mesh(divide(old.mesh(), fanout)).build());
    }
    ComputeLevel old = architecture.compute();
    ComputeLevel compute =
        new ComputeLevel(
            old.name(), old.componentClass(), divide(old.mesh(), fanout), old.wordBits());
    return new Architecture(architecture.name(), compute, storage);
  }

  private static Mesh divide(Mesh mesh, Mesh by) {
    return new Mesh(mesh.x() / by.x(), mesh.y() / by.y());
  }

  /** Each with one attribute that has no effect. */
  private static List<StorageLevel> simpler(StorageLevel level) {
    Bandwidth old = level.bandwidth();
    OptionalDouble any = OptionalDouble.empty();
    List<StorageLevel> simpler = new ArrayList<>();
    simpler.add(new Draft(level).capacity(OptionalLong.empty()).build());
    simpler.add(new Draft(level).block(1).build());
    simpler.add(new Draft(level).cluster(1).build());
    simpler.add(new Draft(level).bandwidth(new Bandwidth(any, old.write(), old.shared())).build());
    simpler.add(new Draft(level).bandwidth(new Bandwidth(old.read(), any, old.shared())).build());
    simpler.add(new Draft(level).bandwidth(new Bandwidth(old.read(), old.write(), any)).build());
    simpler.add(new Draft(level).copies(1).build());
    simpler.add(new Draft(level).minUtilization(0).build());
    simpler.add(new Draft(level).reduction().build());
    simpler.add(new Draft(level).unscaled().build());
    simpler.add(new Draft(level).network(NetworkAttributes.free(16)).build());
    simpler.removeIf(level::equals);
    return simpler;
  }

  /** A level to be changed. */
  private static final class Draft {
    private final StorageLevel old;
    private Mesh mesh;
    private OptionalLong capacity;
    private long block;
    private long cluster;
    private Bandwidth bandwidth;
    private double copies;
    private double minUtilization;
    private boolean reduction;
    private Map<String, Double> scale;
    private NetworkAttributes network;

    Draft(StorageLevel old) {
      this.old = old;
      mesh = old.mesh();
      capacity = old.capacityWords();
      block = old.blockWords();
      cluster = old.clusterSize();
      bandwidth = old.bandwidth();
      copies = old.multipleBuffering();
      minUtilization = old.minUtilization();
      reduction = old.reductionSupported();
      scale = old.bandwidthScale();
      network = old.network();
    }

    /** Instances of clusters that no longer come out even stand alone. */
    Draft mesh(Mesh smaller) {
      mesh = smaller;
      cluster = smaller.instances() % cluster == 0 ? cluster : 1;
      return this;
    }

    Draft capacity(OptionalLong words) {
      capacity = words;
      return this;
    }

    Draft block(long words) {
      block = words;
      return this;
    }

    Draft cluster(long instances) {
      cluster = instances;
      return this;
    }

    Draft bandwidth(Bandwidth limits) {
      bandwidth = limits;
      return this;
    }

    Draft copies(double tiles) {
      copies = tiles;
      return this;
    }

    Draft minUtilization(double part) {
      minUtilization = part;
      return this;
    }

    Draft reduction() {
      reduction = true;
      return this;
    }

    Draft unscaled() {
      scale = Map.of();
      return this;
    }

    Draft network(NetworkAttributes attributes) {
      network = attributes;
      return this;
    }

    StorageLevel build() {
      return new StorageLevel(
          old.name(),
          old.componentClass(),
          mesh,
          capacity,
          old.wordBits(),
          block,
          cluster,
          old.banks(),
          old.ports(),
          bandwidth,
          copies,
          minUtilization,
          reduction,
          scale,
          network);
    }
  }
}
