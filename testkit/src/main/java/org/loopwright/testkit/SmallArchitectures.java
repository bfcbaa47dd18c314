package org.loopwright.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.architecture.ComputeLevel;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;

/** Random trees of two to four storage levels without limits on capacity. */
public final class SmallArchitectures {
  private static final int[] FANOUTS = {1, 1, 1, 2, 2, 3, 4};
  private static final long MAX_UNITS = 48;

  private SmallArchitectures() {}

  public static Architecture next(RandomGenerator random) {
    int levels = 2 + random.nextInt(3);
    List<Mesh> outermostFirst = new ArrayList<>();
    Mesh mesh = Mesh.SINGLE;
    for (int level = 0; level <= levels; level++) {
      outermostFirst.add(mesh);
      Mesh inner = new Mesh(mesh.x() * fanout(random), mesh.y() * fanout(random));
      mesh = inner.instances() <= MAX_UNITS ? inner : mesh;
    }
    return of(outermostFirst);
  }

  private static int fanout(RandomGenerator random) {
    return FANOUTS[random.nextInt(FANOUTS.length)];
  }

  /** Levels named L0, L1 ... from the inside, and MAC; the last mesh is that of the arithmetic. */
  static Architecture of(List<Mesh> outermostFirst) {
    int levels = outermostFirst.size() - 1;
    List<StorageLevel> storage = new ArrayList<>();
    for (int level = 0; level < levels; level++) {
      Mesh mesh = outermostFirst.get(levels - 1 - level);
      storage.add(StorageLevel.builder("L" + level, "SRAM", mesh).build());
    }
    ComputeLevel compute = new ComputeLevel("MAC", "intmac", outermostFirst.get(levels), 16);
    return new Architecture("small", compute, storage);
  }
}
