package org.loopwright.search.mapspace;

import java.util.Arrays;
import java.util.OptionalInt;
import org.loopwright.model.architecture.Mesh;
import org.loopwright.model.constraint.NestConstraint;

/**
 * Which spatial loops fit together below one storage level: those along X into the columns, those
 * along Y into the rows, and along each axis only the dimensions that a constraint allows there.
 *
 * <p>In the order that a constraint gives, the loops along X come before those along Y; a split
 * says how many dimensions the X part has. The dimensions with no place in the order lie between
 * its innermost and its outermost part, in any order. Neighbours on the mesh differ by the
 * innermost loop of an axis, so the order of the loops along an axis is a choice too.
 */
final class MeshRule {
  /** What is left of the mesh after some dimensions were spread over it. */
  record Room(Axis x, Axis y) {
    private Axis axis(boolean onY) {
      return onY ? y : x;
    }

    private Room with(boolean onY, Axis axis) {
      return onY ? new Room(x, axis) : new Room(axis, y);
    }
  }

  /**
   * What is left of one axis.
   *
   * @param length columns left along X, rows left along Y
   * @param slots dimensions that the split still lets lie along the axis
   * @param edge place in the constrained order of the loop along the axis that is nearest to the
   *     other axis
   * @param loops loops along the axis that no constraint orders
   */
  private record Axis(long length, int slots, int edge, int loops) {}

  /** How closely rooms are distinguished. */
  private enum Detail {
    /** What is left, and how many orders there are. */
    ORDERS,
    /** What is left; the loops along an axis have one order. */
    ROOM,
    /** Nothing: each loop need fit the mesh only by itself. */
    NONE
  }

  /** Whether a loop lies along Y: no, yes. */
  static final boolean[] AXES = {false, true};

  private final Mesh mesh;
  private final OptionalInt split;
  private final Detail detail;

  /** By dimension, its place in the order that a constraint gives; free ones share one. */
  private final int[] zone;

  private final int freeZone;
  private final int freeDimensions;

  private MeshRule(
      Mesh mesh, OptionalInt split, Detail detail, int[] zone, int freeZone, int freeDimensions) {
    this.mesh = mesh;
    this.split = split;
    this.detail = detail;
    this.zone = zone;
    this.freeZone = freeZone;
    this.freeDimensions = freeDimensions;
  }

  static MeshRule of(TilingLevel level, Mesh mesh, int dimensions, NestConstraint constraint) {
    int[] innermost = level.innermost();
    int[] outermost = level.outermost();
    int[] zone = new int[dimensions];
    Arrays.fill(zone, innermost.length);
    for (int i = 0; i < innermost.length; i++) {
      zone[innermost[i]] = i;
    }
    for (int i = 0; i < outermost.length; i++) {
      zone[outermost[i]] = dimensions - outermost.length + i;
    }
    int free = dimensions - innermost.length - outermost.length;
    return new MeshRule(mesh, constraint.split(), Detail.ORDERS, zone, innermost.length, free);
  }

  /** This rule, distinguishing rooms less closely. */
  MeshRule loosened() {
    Detail less = detail == Detail.ORDERS ? Detail.ROOM : Detail.NONE;
    return new MeshRule(mesh, split, less, zone, freeZone, freeDimensions);
  }

  boolean canLoosen() {
    return detail != Detail.NONE;
  }

  /** About how many rooms are distinguished. */
  long states() {
    return switch (detail) {
      case ORDERS -> zone.length * mesh.x() * mesh.y();
      case ROOM -> mesh.x() * mesh.y();
      case NONE -> 0;
    };
  }

  Room emptyMesh() {
    int slotsX = zone.length;
    int slotsY = zone.length;
    if (split.isPresent()) {
      slotsX = Math.max(0, Math.min(freeDimensions, split.getAsInt() - freeZone));
      slotsY = freeDimensions - slotsX;
    }
    int beforeAll = -1;
    int afterAll = zone.length;
    return new Room(
        new Axis(mesh.x(), slotsX, beforeAll, 0), new Axis(mesh.y(), slotsY, afterAll, 0));
  }

  private boolean isFree(int dimension) {
    return freeDimensions > 0 && zone[dimension] == freeZone;
  }

  private boolean isOrdered() {
    return freeDimensions < zone.length;
  }

  /** What is left after a loop of {@code bound} joins; null if it does not fit. */
  Room after(Room room, int dimension, long bound, boolean onY) {
    if (bound == 1) {
      return onY ? null : room;
    }
    Axis axis = room.axis(onY);
    if (bound > axis.length || !hasPlace(room, dimension, onY)) {
      return null;
    }
    int free = isFree(dimension) ? 1 : 0;
    int nearest = onY ? Math.min(axis.edge, zone[dimension]) : Math.max(axis.edge, zone[dimension]);
    Axis left =
        new Axis(
            detail == Detail.NONE ? axis.length : axis.length / bound,
            split.isPresent() ? axis.slots - free : axis.slots,
            isOrdered() && split.isEmpty() ? nearest : axis.edge,
            detail == Detail.ORDERS ? axis.loops + free : axis.loops);
    return room.with(onY, left);
  }

  /** The number of places, in the order of an axis, that a new loop may take. */
  int places(Room room, int dimension, long bound, boolean onY) {
    return bound == 1 || !isFree(dimension) ? 1 : 1 + room.axis(onY).loops;
  }

  private boolean hasPlace(Room room, int dimension, boolean onY) {
    if (split.isEmpty()) {
      return !isOrdered() || isInOrder(room, zone[dimension], onY);
    }
    return isFree(dimension)
        ? room.axis(onY).slots > 0
        : onY == (zone[dimension] >= split.getAsInt());
  }

  /** Whether the loops along X still come before those along Y; free ones may be on either side. */
  private boolean isInOrder(Room room, int place, boolean onY) {
    int lastX = onY ? room.x.edge : place;
    int firstY = onY ? place : room.y.edge;
    return lastX < firstY || (lastX == freeZone && firstY == freeZone);
  }
}
