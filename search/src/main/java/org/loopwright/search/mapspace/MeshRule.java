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
  /**
   * What is left of the mesh after some dimensions were spread over it.
   *
   * @param x columns left
   * @param y rows left
   * @param slotsX dimensions that the split still lets lie along X
   * @param slotsY dimensions that the split still lets lie along Y
   * @param lastX outermost place in the constrained order of a loop along X
   * @param firstY innermost place in that order of a loop along Y
   * @param loopsX loops along X that no constraint orders
   * @param loopsY loops along Y that no constraint orders
   */
  record Room(
      long x, long y, int slotsX, int slotsY, int lastX, int firstY, int loopsX, int loopsY) {}

  /** How closely rooms are told apart. */
  private enum Detail {
    /** What is left, and how many orders there are. */
    ORDERS,
    /** What is left; the loops along an axis have one order. */
    ROOM,
    /** Nothing: each loop need fit the mesh only by itself. */
    NONE
  }

  private final Mesh mesh;
  private final int dimensions;
  private final int[] zone;
  private final int freeZone;
  private final int freeDimensions;
  private final boolean ordered;
  private final OptionalInt split;
  private final Detail detail;

  private MeshRule(
      Mesh mesh,
      int dimensions,
      int[] zone,
      int freeZone,
      int freeDimensions,
      boolean ordered,
      OptionalInt split,
      Detail detail) {
    this.mesh = mesh;
    this.dimensions = dimensions;
    this.zone = zone;
    this.freeZone = freeZone;
    this.freeDimensions = freeDimensions;
    this.ordered = ordered;
    this.split = split;
    this.detail = detail;
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
    int named = innermost.length + outermost.length;
    return new MeshRule(
        mesh,
        dimensions,
        zone,
        innermost.length,
        dimensions - named,
        named > 0,
        constraint.split(),
        Detail.ORDERS);
  }

  /** The same with less detail. */
  MeshRule loosened() {
    Detail less = detail == Detail.ORDERS ? Detail.ROOM : Detail.NONE;
    return new MeshRule(mesh, dimensions, zone, freeZone, freeDimensions, ordered, split, less);
  }

  boolean canLoosen() {
    return detail != Detail.NONE;
  }

  /** About how many rooms are told apart. */
  long states() {
    return switch (detail) {
      case ORDERS -> dimensions * mesh.x() * mesh.y();
      case ROOM -> mesh.x() * mesh.y();
      case NONE -> 0;
    };
  }

  Room emptyMesh() {
    int slotsX = dimensions;
    int slotsY = dimensions;
    if (split.isPresent()) {
      slotsX = Math.max(0, Math.min(freeDimensions, split.getAsInt() - freeZone));
      slotsY = freeDimensions - slotsX;
    }
    return new Room(mesh.x(), mesh.y(), slotsX, slotsY, -1, dimensions, 0, 0);
  }

  private boolean isFree(int dimension) {
    return freeDimensions > 0 && zone[dimension] == freeZone;
  }

  /** What is left after a loop of {@code bound} joins, or null if it does not fit. */
  Room after(Room room, int dimension, long bound, boolean onY) {
    if (bound == 1) {
      return onY ? null : room;
    }
    if (bound > (onY ? room.y() : room.x()) || !hasPlace(room, dimension, onY)) {
      return null;
    }
    int free = isFree(dimension) ? 1 : 0;
    int slot = split.isPresent() ? free : 0;
    int counted = detail == Detail.ORDERS ? free : 0;
    boolean ranked = ordered && split.isEmpty();
    boolean joint = detail != Detail.NONE;
    return onY
        ? new Room(
            room.x(),
            joint ? room.y() / bound : room.y(),
            room.slotsX(),
            room.slotsY() - slot,
            room.lastX(),
            ranked ? Math.min(room.firstY(), zone[dimension]) : room.firstY(),
            room.loopsX(),
            room.loopsY() + counted)
        : new Room(
            joint ? room.x() / bound : room.x(),
            room.y(),
            room.slotsX() - slot,
            room.slotsY(),
            ranked ? Math.max(room.lastX(), zone[dimension]) : room.lastX(),
            room.firstY(),
            room.loopsX() + counted,
            room.loopsY());
  }

  /** The number of places, in the order of an axis, that a new loop may take. */
  int places(Room room, int dimension, long bound, boolean onY) {
    if (bound == 1 || !isFree(dimension)) {
      return 1;
    }
    return 1 + (onY ? room.loopsY() : room.loopsX());
  }

  private boolean hasPlace(Room room, int dimension, boolean onY) {
    if (split.isEmpty()) {
      return !ordered || inOrder(room, zone[dimension], onY);
    }
    if (isFree(dimension)) {
      return (onY ? room.slotsY() : room.slotsX()) > 0;
    }
    return onY == (zone[dimension] >= split.getAsInt());
  }

  private boolean inOrder(Room room, int place, boolean onY) {
    int last = onY ? room.lastX() : place;
    int first = onY ? place : room.firstY();
    return last < first || (last == freeZone && first == freeZone);
  }
}
