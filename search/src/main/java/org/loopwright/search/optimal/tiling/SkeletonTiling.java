package org.loopwright.search.optimal.tiling;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.loopwright.cost.HardwareRates;
import org.loopwright.model.math.IndexSet;

/**
 * The temporal tilings of one spatial skeleton: the lattice of its tile shapes, those that fit, and
 * what loops do to them. One thread's own.
 */
public final class SkeletonTiling {
  private final SearchProblem problem;
  private final SpatialSkeleton skeleton;
  private final TemporalLattice lattice;
  private final LatticeMinima minima;

  /** By data space. */
  private final IndexSet[] movers;

  /** By data space and element. */
  private final double[][] stationaryIterations;

  /** By cut, those of the loops of the level outside. */
  private final List<List<LoopPattern>> patterns;

  private final List<LoopPattern> allPatterns;
  private final Map<FittingKey, int[]> fitting = new HashMap<>();

  /** By cut and data space: bits of the tile of each element; null until asked for. */
  private final double[][][] bits;

  private final Map<Integer, Neighbours> neighbours = new HashMap<>();

  private record FittingKey(int cut, IndexSet kept) {}

  public SkeletonTiling(SearchProblem problem, SpatialSkeleton skeleton) {
    this.problem = problem;
    this.skeleton = skeleton;
    lattice = new TemporalLattice(problem, skeleton);
    minima = new LatticeMinima(lattice, problem.levels());
    movers =
        problem.shapes().stream()
            .map(
                shape ->
                    IndexSet.where(lattice.loops(), loop -> shape.moves(lattice.dimension(loop))))
            .toArray(IndexSet[]::new);
    stationaryIterations =
        Arrays.stream(movers).map(this::iterationsOfOthers).toArray(double[][]::new);
    bits = new double[problem.levels()][problem.dataSpaces()][];
    List<IndexSet> loops = IntStream.range(0, problem.levels()).mapToObj(lattice::loopsOf).toList();
    patterns = loops.stream().map(set -> LoopPattern.of(problem, lattice, set)).toList();
    allPatterns =
        LoopPattern.of(problem, lattice, loops.stream().reduce(IndexSet.EMPTY, IndexSet::union));
  }

  private double[] iterationsOfOthers(IndexSet moving) {
    IndexSet others = IndexSet.below(lattice.loops()).minus(moving);
    return IntStream.range(0, lattice.size())
        .mapToDouble(element -> lattice.iterations(element, others))
        .toArray();
  }

  public SearchProblem problem() {
    return problem;
  }

  public SpatialSkeleton skeleton() {
    return skeleton;
  }

  public TemporalLattice lattice() {
    return lattice;
  }

  public LatticeMinima minima() {
    return minima;
  }

  /** The loops that move a data space. */
  public IndexSet movers(int dataSpace) {
    return movers[dataSpace];
  }

  /** Iterations of an element that leave a data space stationary. */
  public double stationaryIterations(int dataSpace, int element) {
    return stationaryIterations[dataSpace][element];
  }

  /** The patterns of the loops of a level. */
  public List<LoopPattern> patterns(int level) {
    return patterns.get(level);
  }

  /** The patterns that the loops of any level can have. */
  public List<LoopPattern> allPatterns() {
    return allPatterns;
  }

  /** The children of a level on its mesh. */
  public Neighbours neighbours(int level) {
    return neighbours.computeIfAbsent(level, key -> Neighbours.of(problem, skeleton, key));
  }

  /** The tile of a data space at an element of the cut above a level. */
  public Tile tile(int level, int dataSpace, int element) {
    long[] extents = lattice.extents(level, element);
    return new Tile(element, extents, problem.shape(dataSpace).words(extents));
  }

  /** Words that a step of a temporal loop right above the cut of a level moves a tile. */
  public long step(int level, int dataSpace, Tile tile, int loop) {
    int dimension = lattice.dimension(loop);
    return problem.shape(dataSpace).step(dimension)
        * tile.extents()[dimension]
        * skeleton.factors(level + 1)[dimension];
  }

  /** The elements whose tiles fit into a level that keeps some data spaces, ascending. */
  public int[] fitting(int level, IndexSet kept) {
    return fitting.computeIfAbsent(new FittingKey(level, kept), this::findFitting);
  }

  private int[] findFitting(FittingKey key) {
    HardwareRates rates = problem.rates();
    double most = rates.usableWords(key.cut());
    double least = rates.minWords(key.cut());
    List<double[]> bits = key.kept().stream().mapToObj(v -> bits(key.cut(), v)).toList();
    return IntStream.range(0, lattice.size())
        .filter(
            element -> {
              double sum = 0;
              for (double[] each : bits) {
                sum += each[element];
              }
              double words = rates.levelWords(key.cut(), sum);
              return words <= most && words >= least;
            })
        .toArray();
  }

  private double[] bits(int level, int dataSpace) {
    if (bits[level][dataSpace] == null) {
      bits[level][dataSpace] =
          IntStream.range(0, lattice.size())
              .mapToDouble(
                  element ->
                      problem.bits(level, dataSpace, tile(level, dataSpace, element).words()))
              .toArray();
    }
    return bits[level][dataSpace];
  }

  /**
   * Whether an arrangement of the spatial loops below a level can make a difference.
   *
   * @param passes whether neighbours may pass on words of data spaces kept right inside the level
   */
  public boolean arrangementMatters(int level, BypassChoice bypass, boolean passes) {
    if (level == 0 || passes || problem.rates().networkCosts(level) || problem.isSwitched()) {
      return true;
    }
    for (int dataSpace = 0; dataSpace < problem.dataSpaces(); dataSpace++) {
      DataSpaceShape shape = problem.shape(dataSpace);
      if (shape.isNonSeparable() || !bypass.keeps(level - 1, dataSpace)) {
        for (int r = 0; r < shape.ranks(); r++) {
          long spread = shape.spreadLoops(r, skeleton.factors(level));
          if (spread > (shape.isNonSeparable() ? 0 : 1)) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
