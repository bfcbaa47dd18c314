package org.loopwright.search.mapspace;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.loopwright.model.architecture.Architecture;
import org.loopwright.model.constraint.Constraints;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.model.mapping.PackedMapping;
import org.loopwright.model.mapping.PackedSwitches;
import org.loopwright.model.workload.Workload;

/**
 * All mappings of a workload on an architecture that the constraints allow: the product of the
 * sub-spaces index factorization with spatial split, loop permutation and level bypass (Parashar et
 * al. 2019, section V-E). The constraints shape the sub-spaces, so that every point obeys them;
 * what depends on tiles, such as capacities, is for the evaluator to check. Immutable and safe to
 * share.
 *
 * <p>Where very many spatial loops could share large meshes, the orders of the loops along an axis
 * are not distinguished, and if that is not enough, points may overfill a mesh.
 *
 * <p>Points that differ only in the place of a loop of bound 1 are points apart and one mapping.
 */
public final class MapSpace {
  private final MapSpaceFrame frame;
  private final IndexFactorization factorization;
  private final LoopPermutation permutation;
  private final LevelBypass bypass;
  private final LoopOrders loopOrders;
  private final BigInteger size;

  private MapSpace(MapSpaceFrame frame, Constraints constraints) {
    this.frame = frame;
    factorization = new IndexFactorization(frame);
    permutation = new LoopPermutation(frame);
    bypass = new LevelBypass(frame, constraints);
    loopOrders = new LoopOrders(frame);
    size = factorization.size().multiply(permutation.size()).multiply(bypass.size());
  }

  /**
   * The mapspace; a constraint on a level, dimension or data space that is not there is ignored.
   */
  public static MapSpace of(Workload workload, Architecture architecture, Constraints constraints) {
    Require.that(
        workload.dataSpaces().size() < Long.SIZE && architecture.storage().size() < Long.SIZE,
        "a mapspace has fewer than %s data spaces and as many storage levels",
        Long.SIZE);
    return new MapSpace(new MapSpaceFrame(workload, architecture, constraints), constraints);
  }

  /** The exact number of points. */
  public BigInteger size() {
    return size;
  }

  public boolean isEmpty() {
    return size.signum() == 0;
  }

  /** Why the mapspace is empty, one entry a cause; no entry if it is not. */
  public List<Infeasibility> infeasibilities() {
    List<Infeasibility> all = new ArrayList<>(factorization.infeasibilities());
    all.addAll(bypass.infeasibilities());
    return all;
  }

  /** The number of factorizations with their spatial splits and spatial orders. */
  public BigInteger factorizations() {
    return factorization.size();
  }

  /** The number of orders of temporal loops, of all levels together. */
  public BigInteger permutations() {
    return permutation.size();
  }

  /** The number of ways to keep or bypass. */
  public BigInteger bypasses() {
    return bypass.size();
  }

  public Workload workload() {
    return frame.workload();
  }

  public Architecture architecture() {
    return frame.architecture();
  }

  /** The tiling levels, innermost first. */
  public List<TilingLevel> levels() {
    return List.copyOf(frame.levels());
  }

  /** The number of dimensions of the workload. */
  public int dimensions() {
    return frame.dimensions();
  }

  /** The bound of a dimension; here and in points, dimensions are in the order of their names. */
  public long bound(int dimension) {
    return frame.bound(dimension);
  }

  /** The position in the workload of a dimension. */
  public int workloadDimension(int dimension) {
    return frame.workloadDimension(dimension);
  }

  /** The position in the workload of a data space; points have them in the order of their names. */
  public int workloadDataSpace(int dataSpace) {
    return frame.workloadDataSpace(dataSpace);
  }

  /** What reuse every mapping forgoes, by constraints; data spaces are those of the workload. */
  public PackedSwitches switches() {
    return frame.switches();
  }

  /** Whether a mapping may choose to keep or to bypass. */
  public boolean isBypassFree(int storage, int dataSpace) {
    return bypass.isFree(storage, dataSpace);
  }

  /** Whether the spatial loops of a tiling level fit its mesh, and lie where constraints allow. */
  public boolean fitsMesh(MapPoint point, int level) {
    MeshRule rule = frame.meshRule(level);
    MeshRule.Room room = rule.emptyMesh();
    for (int dimension = 0; dimension < frame.dimensions() && room != null; dimension++) {
      room =
          rule.after(room, dimension, point.factor(level, dimension), point.onY(level, dimension));
    }
    return room != null;
  }

  /** The spatial loops of a level apart from how they lie on the mesh. */
  public SpatialChoices spatialChoices() {
    return new SpatialChoices(frame);
  }

  /** The orders of loops that can differ in cost. */
  public LoopOrders loopOrders() {
    return loopOrders;
  }

  /** A point to decode or sample into. */
  public MapPoint newPoint() {
    return new MapPoint(frame);
  }

  /** A mapping of the right size to pack into. */
  public PackedMapping newMapping() {
    PackedMapping mapping = new PackedMapping(frame.storageLevels(), frame.dimensions());
    mapping.switches(frame.switches());
    return mapping;
  }

  /** Makes {@code into} the point of {@code index}, from 0 up to the size. */
  public void decode(BigInteger index, MapPoint into) {
    requireIndex(index, size);
    BigInteger[] byBypass = index.divideAndRemainder(bypass.size());
    BigInteger[] byOrder = byBypass[0].divideAndRemainder(permutation.size());
    factorization.decode(byOrder[0], into);
    permutation.decode(byOrder[1], into);
    bypass.decode(byBypass[1], into);
  }

  /** Makes {@code into} the mapping of {@code index}. */
  public void decode(BigInteger index, PackedMapping into) {
    MapPoint point = newPoint();
    decode(index, point);
    point.pack(into);
  }

  /** Writes only the factors and axes of factorization number {@code index} into {@code into}. */
  public void decodeFactorization(BigInteger index, MapPoint into) {
    requireIndex(index, factorization.size());
    factorization.decode(index, into);
  }

  /** Writes only what is kept, of bypass choice number {@code index}, into {@code into}. */
  public void decodeBypass(BigInteger index, MapPoint into) {
    requireIndex(index, bypass.size());
    bypass.decode(index, into);
  }

  private static void requireIndex(BigInteger index, BigInteger size) {
    Require.that(
        index.signum() >= 0 && index.compareTo(size) < 0,
        "index %s must be at least 0 and below %s",
        index,
        size);
  }

  /** Makes {@code into} a point drawn uniformly. */
  public void sample(RandomGenerator random, MapPoint into) {
    Require.that(!isEmpty(), "an empty mapspace has no point to draw");
    factorization.sample(random, into.scratch(), into);
    permutation.sample(random, into);
    bypass.sample(random, into);
  }

  /** Draws the loop orders and what is kept; the factors stay as they are. */
  public void sampleOrders(RandomGenerator random, MapPoint into) {
    permutation.sample(random, into);
    bypass.sample(random, into);
  }
}
