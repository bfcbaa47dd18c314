package org.loopwright.testkit;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.architecture.StorageLevel;
import org.loopwright.model.mapping.LevelMapping;
import org.loopwright.model.mapping.Loop;
import org.loopwright.model.mapping.Mapping;

/** The triples that are one step simpler than a given one: how a counter-example is made small. */
public final class SmallerSpecs {
  private SmallerSpecs() {}

  /** Each has fewer iterations, tensors, levels, terms, bypasses, units or parallel loops. */
  public static Stream<SmallSpec> of(SmallSpec spec) {
    return Stream.of(
            shorterLoops(spec),
            SmallerWorkloads.of(spec),
            withoutIdleLevels(spec),
            tightMeshes(spec),
            inTime(spec),
            keptMore(spec))
        .flatMap(smaller -> smaller);
  }

  /** Takes steps as long as {@code stillHolds} allows one. */
  public static SmallSpec shrink(SmallSpec spec, Predicate<SmallSpec> stillHolds) {
    SmallSpec smallest = spec;
    Optional<SmallSpec> next = Optional.of(spec);
    while (next.isPresent()) {
      smallest = next.get();
      next = of(smallest).filter(stillHolds).findFirst();
    }
    return smallest;
  }

  /** The sizes that every step makes less, the weightiest first. */
  static long[] size(SmallSpec spec) {
    List<LevelMapping> levels = spec.mapping().levels();
    long kept = levels.stream().mapToLong(level -> level.keep().size()).sum();
    int dataSpaces = spec.workload().dataSpaces().size();
    return new long[] {
      spec.points(),
      dataSpaces,
      spec.workload().dimensions().size(),
      SmallerWorkloads.weight(spec.workload()),
      levels.size(),
      levels.stream().mapToLong(l -> l.spatialX().size() + l.spatialY().size()).sum(),
      spec.architecture().storage().stream().mapToLong(l -> l.mesh().instances()).sum()
          + spec.architecture().compute().mesh().instances(),
      (long) levels.size() * dataSpaces - kept
    };
  }

  private static Stream<SmallSpec> shorterLoops(SmallSpec spec) {
    List<SmallSpec> smaller = new ArrayList<>();
    for (int level = 0; level < spec.mapping().levels().size(); level++) {
      for (Nest nest : Nest.values()) {
        List<Loop> loops = nest.of(spec.mapping().levels().get(level));
        for (int i = 0; i < loops.size(); i++) {
          for (long bound : smallerBounds(loops.get(i).bound())) {
            smaller.add(withBound(spec, level, nest, i, bound));
          }
        }
      }
    }
    return smaller.stream();
  }

  private static Set<Long> smallerBounds(long bound) {
    Set<Long> smaller = new TreeSet<>();
    SmallMappings.primeFactors(bound).forEach(prime -> smaller.add(bound / prime));
    smaller.add(bound - 1);
    return smaller;
  }

  private static SmallSpec withBound(SmallSpec spec, int level, Nest nest, int index, long bound) {
    LevelMapping old = spec.mapping().levels().get(level);
    List<Loop> loops = new ArrayList<>(nest.of(old));
    Loop loop = loops.remove(index);
    if (bound > 1) {
      loops.add(index, new Loop(loop.dimension(), bound));
    }
    return new SmallSpec(
        SmallerWorkloads.scale(spec.workload(), loop.dimension(), bound, loop.bound()),
        spec.architecture(),
        with(spec.mapping(), level, nest.with(old, loops)));
  }

  private static Mapping with(Mapping mapping, int level, LevelMapping levelMapping) {
    List<LevelMapping> levels = new ArrayList<>(mapping.levels());
    levels.set(level, levelMapping);
    return new Mapping(levels);
  }

  /** Specs without one level that has no loops; the backing store stays. */
  private static Stream<SmallSpec> withoutIdleLevels(SmallSpec spec) {
    int levels = spec.mapping().levels().size();
    return IntStream.range(0, levels - 1)
        .filter(
            level -> {
              LevelMapping levelMapping = spec.mapping().levels().get(level);
              return levelMapping.temporal().isEmpty() && levelMapping.fanout() == 1;
            })
        .mapToObj(level -> withoutLevel(spec, level));
  }

  private static SmallSpec withoutLevel(SmallSpec spec, int removed) {
    List<Mesh> meshes = meshesOutermostFirst(spec);
    meshes.remove(spec.mapping().levels().size() - 1 - removed);
    List<LevelMapping> mappings = new ArrayList<>(spec.mapping().levels());
    mappings.remove(removed);
    List<LevelMapping> renamed = new ArrayList<>();
    for (LevelMapping old : mappings) {
      renamed.add(
          new LevelMapping(
              "L" + renamed.size(), old.temporal(), old.spatialX(), old.spatialY(), old.keep()));
    }
    return new SmallSpec(spec.workload(), SmallArchitectures.of(meshes), new Mapping(renamed));
  }

  private static List<Mesh> meshesOutermostFirst(SmallSpec spec) {
    List<Mesh> meshes = new ArrayList<>();
    meshes.add(spec.architecture().compute().mesh());
    for (StorageLevel level : spec.architecture().storage()) {
      meshes.add(0, level.mesh());
    }
    return meshes;
  }

  /** On hardware that has just the instances that work. */
  private static Stream<SmallSpec> tightMeshes(SmallSpec spec) {
    List<Mesh> meshes = new ArrayList<>();
    Mesh mesh = Mesh.SINGLE;
    meshes.add(mesh);
    for (int level = spec.mapping().levels().size() - 1; level >= 0; level--) {
      LevelMapping levelMapping = spec.mapping().levels().get(level);
      mesh =
          new Mesh(
              mesh.x() * product(levelMapping.spatialX()),
              mesh.y() * product(levelMapping.spatialY()));
      meshes.add(mesh);
    }
    return meshes.equals(meshesOutermostFirst(spec))
        ? Stream.empty()
        : Stream.of(new SmallSpec(spec.workload(), SmallArchitectures.of(meshes), spec.mapping()));
  }

  private static long product(List<Loop> loops) {
    return loops.stream().mapToLong(Loop::bound).reduce(1, Math::multiplyExact);
  }

  /** Specs with one parallel loop run in time, innermost at its level. */
  private static Stream<SmallSpec> inTime(SmallSpec spec) {
    List<SmallSpec> smaller = new ArrayList<>();
    for (int level = 0; level < spec.mapping().levels().size(); level++) {
      LevelMapping old = spec.mapping().levels().get(level);
      for (Nest nest : List.of(Nest.X, Nest.Y)) {
        for (Loop loop : nest.of(old)) {
          boolean free =
              old.temporal().stream().noneMatch(l -> l.dimension().equals(loop.dimension()));
          if (free) {
            List<Loop> rest = new ArrayList<>(nest.of(old));
            rest.remove(loop);
            List<Loop> temporal = new ArrayList<>(old.temporal());
            temporal.add(0, loop);
            LevelMapping serial = Nest.TEMPORAL.with(nest.with(old, rest), temporal);
            smaller.add(
                new SmallSpec(
                    spec.workload(), spec.architecture(), with(spec.mapping(), level, serial)));
          }
        }
      }
    }
    return smaller.stream();
  }

  private static Stream<SmallSpec> keptMore(SmallSpec spec) {
    List<SmallSpec> smaller = new ArrayList<>();
    for (int level = 0; level < spec.mapping().levels().size(); level++) {
      LevelMapping old = spec.mapping().levels().get(level);
      for (String dataSpace : spec.workload().dataSpaceNames()) {
        if (!old.keep().contains(dataSpace)) {
          Set<String> keep = new HashSet<>(old.keep());
          keep.add(dataSpace);
          LevelMapping kept =
              new LevelMapping(old.level(), old.temporal(), old.spatialX(), old.spatialY(), keep);
          smaller.add(
              new SmallSpec(
                  spec.workload(), spec.architecture(), with(spec.mapping(), level, kept)));
        }
      }
    }
    return smaller.stream();
  }

  private enum Nest {
    TEMPORAL,
    X,
    Y;

    List<Loop> of(LevelMapping level) {
      return switch (this) {
        case TEMPORAL -> level.temporal();
        case X -> level.spatialX();
        case Y -> level.spatialY();
      };
    }

    LevelMapping with(LevelMapping old, List<Loop> loops) {
      return new LevelMapping(
          old.level(),
          this == TEMPORAL ? loops : old.temporal(),
          this == X ? loops : old.spatialX(),
          this == Y ? loops : old.spatialY(),
          old.keep());
    }
  }
}
