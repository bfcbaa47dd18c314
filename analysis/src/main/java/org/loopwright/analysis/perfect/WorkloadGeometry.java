package org.loopwright.analysis.perfect;

import java.util.Arrays;
import java.util.List;
import org.loopwright.model.diagnostics.Require;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.IndexExpression;
import org.loopwright.model.workload.Term;
import org.loopwright.model.workload.Workload;

/**
 * The projections of a workload as flat arrays: what moving along a dimension does to the tile of a
 * data space. Immutable; shared by all threads.
 *
 * <p>A movement of a tile is a vector with one component a rank. It is held as one number, its
 * <em>address shift</em>: the components weighted with a radix so large that different movements
 * always have different shifts.
 */
public final class WorkloadGeometry {
  /** In {@link #soleRank}: the dimension does not index the data space. */
  static final int IRRELEVANT = -1;

  /** In {@link #soleRank}: the dimension indexes several ranks. */
  static final int SEVERAL_RANKS = -2;

  /**
   * Sums of a few movements stay this many times below the radix, so that they cannot be confused.
   */
  private static final long RADIX_MARGIN = 8;

  final int dimensions;
  final int dataSpaces;
  final boolean[] readWrite;

  /** First rank of each data space in the arrays over ranks; the last entry is their number. */
  final int[] rankStart;

  /** First term of each rank in the arrays over terms; the last entry is their number. */
  final int[] termStart;

  final int[] termDimension;

  /** Magnitude of each term's coefficient. */
  final long[] termStep;

  /**
   * By data space and dimension: the rank (in the arrays over ranks) that it alone indexes, or why
   * there is none.
   */
  final int[] soleRank;

  /** By data space and dimension: whether it indexes one rank, and no other dimension does. */
  final boolean[] ownsRank;

  /**
   * Whether no rank of the data space is indexed by two dimensions, and no dimension indexes two
   * ranks.
   */
  final boolean[] ownsAllRanks;

  /**
   * By data space and dimension: 1 where the tile's volume is proportional to the dimension's
   * extent, which is so if the dimension has a rank to itself, with coefficient 1; else 0. A bit
   * makes products without a branch (see EvaluatorBenchmark).
   */
  final long[] proportionalBit;

  /** By data space and dimension: 1 where the dimension indexes the data space, else 0. */
  final long[] relevantBit;

  /**
   * By data space and dimension: 1 where the dimension shares a rank with another, or indexes
   * several; else 0.
   */
  final long[] sharedBit;

  /** The ranks that are not proportional to one dimension, those of each data space together. */
  final int[] compositeRank;

  /** First entry of each data space in {@link #compositeRank}; the last entry is their number. */
  final int[] compositeStart;

  /** By composite rank and dimension: words along the rank that one step moves, 0 for most. */
  final long[] compositeStep;

  /** By data space and dimension: the address shift of one step. */
  final long[] shift;

  public WorkloadGeometry(Workload workload) {
    List<DataSpace> spaces = workload.dataSpaces();
    dimensions = workload.dimensions().size();
    dataSpaces = spaces.size();
    Require.that(
        dataSpaces <= Long.SIZE,
        "workload %s has %s data spaces; at most 64 can be analysed",
        workload.name(),
        dataSpaces);
    readWrite = new boolean[dataSpaces];
    rankStart = new int[dataSpaces + 1];
    soleRank = new int[dataSpaces * dimensions];
    ownsRank = new boolean[dataSpaces * dimensions];
    ownsAllRanks = new boolean[dataSpaces];
    proportionalBit = new long[dataSpaces * dimensions];
    relevantBit = new long[dataSpaces * dimensions];
    sharedBit = new long[dataSpaces * dimensions];
    compositeStart = new int[dataSpaces + 1];
    shift = new long[dataSpaces * dimensions];
    // Flatten data spaces to ranks, and ranks to terms.
    for (int space = 0; space < dataSpaces; space++) {
      readWrite[space] = spaces.get(space).readWrite();
      ownsAllRanks[space] = spaces.get(space).ownsAllRanks();
      rankStart[space + 1] = rankStart[space] + spaces.get(space).ranks();
    }
    int ranks = rankStart[dataSpaces];
    termStart = new int[ranks + 1];
    List<IndexExpression> expressions =
        spaces.stream().flatMap(space -> space.projection().stream()).toList();
    for (int rank = 0; rank < ranks; rank++) {
      termStart[rank + 1] = termStart[rank] + expressions.get(rank).terms().size();
    }
    termDimension = new int[termStart[ranks]];
    termStep = new long[termStart[ranks]];
    for (int rank = 0; rank < ranks; rank++) {
      flattenTerms(workload, expressions.get(rank), termStart[rank]);
    }
    // Find what each dimension moves.
    for (int space = 0; space < dataSpaces; space++) {
      measureSteps(workload, space);
      findOwnedRanks(space);
    }
    compositeRank = findCompositeRanks();
    compositeStep = measureCompositeSteps();
  }

  private void findOwnedRanks(int space) {
    for (int pair = space * dimensions; pair < (space + 1) * dimensions; pair++) {
      int rank = soleRank[pair];
      ownsRank[pair] = rank >= 0 && termStart[rank + 1] - termStart[rank] == 1;
      proportionalBit[pair] = ownsRank[pair] && termStep[termStart[rank]] == 1 ? 1 : 0;
      relevantBit[pair] = rank == IRRELEVANT ? 0 : 1;
      sharedBit[pair] = ownsRank[pair] ? 0 : relevantBit[pair];
    }
  }

  private long[] measureCompositeSteps() {
    long[] steps = new long[compositeRank.length * dimensions];
    for (int i = 0; i < compositeRank.length; i++) {
      int rank = compositeRank[i];
      for (int term = termStart[rank]; term < termStart[rank + 1]; term++) {
        steps[i * dimensions + termDimension[term]] = termStep[term];
      }
    }
    return steps;
  }

  private int[] findCompositeRanks() {
    int[] found = new int[rankStart[dataSpaces]];
    int count = 0;
    for (int space = 0; space < dataSpaces; space++) {
      compositeStart[space] = count;
      for (int rank = rankStart[space]; rank < rankStart[space + 1]; rank++) {
        if (proportionalBit[space * dimensions + termDimension[termStart[rank]]] == 0) {
          found[count++] = rank;
        }
      }
    }
    compositeStart[dataSpaces] = count;
    return Arrays.copyOf(found, count);
  }

  private void flattenTerms(Workload workload, IndexExpression expression, int start) {
    int number = start;
    for (Term term : expression.terms()) {
      termDimension[number] = workload.indexOfDimension(term.dimension());
      termStep[number++] = Math.absExact(term.coefficient());
    }
  }

  private void measureSteps(Workload workload, int space) {
    for (int dimension = 0; dimension < dimensions; dimension++) {
      soleRank[space * dimensions + dimension] = IRRELEVANT;
    }
    DataSpace dataSpace = workload.dataSpaces().get(space);
    try {
      // Each rank weighs more than all movements along the ranks before it.
      long radix = 1;
      for (int rank = 0; rank < dataSpace.ranks(); rank++) {
        IndexExpression expression = dataSpace.projection().get(rank);
        long extent = 1;
        for (Term term : expression.terms()) {
          int dimension = workload.indexOfDimension(term.dimension());
          recordStep(space * dimensions + dimension, rankStart[space] + rank, term, radix);
          long bound = workload.dimensions().get(dimension).bound();
          extent =
              Math.addExact(
                  extent, Math.multiplyExact(bound - 1, Math.absExact(term.coefficient())));
        }
        radix =
            Math.multiplyExact(radix, Math.addExact(1, Math.multiplyExact(RADIX_MARGIN, extent)));
      }
    } catch (ArithmeticException overflow) {
      throw new IllegalArgumentException(
          "data space "
              + dataSpace.name()
              + " is too large to be analysed: its index range exceeds 2^63",
          overflow);
    }
  }

  private void recordStep(int pair, int rank, Term term, long radix) {
    boolean first = soleRank[pair] == IRRELEVANT;
    soleRank[pair] = first ? rank : SEVERAL_RANKS;
    shift[pair] = Math.addExact(shift[pair], Math.multiplyExact(term.coefficient(), radix));
  }
}
