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
public final class SmallerArchitectures {
  private SmallerArchitectures() {}

  public static Stream<Architecture> of(Architecture architecture) {
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
      storage.set(level, withMesh(old, divide(old.mesh(), fanout)));
    }
    ComputeLevel old = architecture.compute();
    ComputeLevel compute = old.withMesh(divide(old.mesh(), fanout));
    return new Architecture(architecture.name(), compute, storage);
  }

  /** Instances of clusters that no longer divide the mesh become clusters of one. */
  private static StorageLevel withMesh(StorageLevel old, Mesh smaller) {
    long cluster = old.memory().clusterSize();
    return old.toBuilder()
        .mesh(smaller)
        .clusterSize(smaller.instances() % cluster == 0 ? cluster : 1)
        .build();
  }

  private static Mesh divide(Mesh mesh, Mesh by) {
    return new Mesh(mesh.x() / by.x(), mesh.y() / by.y());
  }

  /** Levels like {@code level}, each with one attribute that has no effect. */
  private static List<StorageLevel> simpler(StorageLevel level) {
    Bandwidth old = level.bandwidth();
    OptionalDouble any = OptionalDouble.empty();
    List<StorageLevel> simpler = new ArrayList<>();
    simpler.add(level.toBuilder().capacityWords(OptionalLong.empty()).build());
    simpler.add(level.toBuilder().blockWords(1).build());
    simpler.add(level.toBuilder().clusterSize(1).build());
    simpler.add(level.toBuilder().bandwidth(old.withRead(any)).build());
    simpler.add(level.toBuilder().bandwidth(old.withWrite(any)).build());
    simpler.add(level.toBuilder().bandwidth(old.withShared(any)).build());
    simpler.add(level.toBuilder().multipleBuffering(1).build());
    simpler.add(level.toBuilder().minUtilization(0).build());
    simpler.add(level.toBuilder().reductionSupported(true).build());
    simpler.add(level.toBuilder().bandwidth(old.withScale(Map.of())).build());
    simpler.add(level.toBuilder().network(NetworkAttributes.free(16)).build());
    simpler.removeIf(level::equals);
    return simpler;
  }
}
