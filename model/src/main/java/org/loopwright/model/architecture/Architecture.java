package org.loopwright.model.architecture;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.model.diagnostics.Require;

/**
 * The hardware: a tree of storage levels with arithmetic units at the leaves and a backing store at
 * the root, all instances of a level alike, so a list describes it (Parashar et al. 2019, section
 * V-B).
 *
 * @param storage the storage levels, innermost first; the last is the backing store
 */
public record Architecture(String name, ComputeLevel compute, List<StorageLevel> storage) {
  public Architecture {
    Require.notBlank(name, "name of an architecture");
    requireNonNull(compute, "compute");
    storage = List.copyOf(storage);
    Require.that(!storage.isEmpty(), "architecture %s needs a storage level", name);
    List<String> names = new ArrayList<>(storage.stream().map(StorageLevel::name).toList());
    names.add(compute.name());
    Require.distinct(names, "level");
    String inner = compute.name();
    Mesh innerMesh = compute.mesh();
    for (StorageLevel level : storage) {
      requireDivides(level.mesh().x(), innerMesh.x(), "meshX", level.name(), inner);
      requireDivides(level.mesh().y(), innerMesh.y(), "meshY", level.name(), inner);
      inner = level.name();
      innerMesh = level.mesh();
    }
  }

  private static void requireDivides(
      long outer, long inner, String axis, String outerName, String innerName) {
    Require.that(
        inner % outer == 0,
        "%s %s of %s must divide the %s of %s",
        axis,
        outer,
        outerName,
        inner,
        innerName);
  }

  /**
   * The number of instances of the next inner level, per instance of storage level {@code level},
   * as a mesh.
   */
  public Mesh fanout(int level) {
    Mesh outer = storage.get(level).mesh();
    Mesh inner = level == 0 ? compute.mesh() : storage.get(level - 1).mesh();
    return new Mesh(inner.x() / outer.x(), inner.y() / outer.y());
  }

  /** The position of a storage level, innermost first, or -1. */
  public int indexOf(String storageLevel) {
    for (int i = 0; i < storage.size(); i++) {
      if (storage.get(i).name().equals(storageLevel)) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The name of the level that storage level {@code level} feeds: a storage level or the
   * arithmetic.
   */
  public String innerName(int level) {
    return level == 0 ? compute.name() : storage.get(level - 1).name();
  }
}
