package org.loopwright.cost;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import org.loopwright.model.count.DataSpaceCounts;
import org.loopwright.model.workload.DataSpace;
import org.loopwright.model.workload.Workload;

/**
 * Where a data space is used more than once in a loop nest (Kwon et al. 2020, Table 1): over time
 * in the buffer of a level, and in space across the instances below it. Of an operand: reads for
 * each word that comes in, and copies for each read. Of a result: words written from inside for
 * each that goes out, and sums of instances for each that is written. Over all levels these and the
 * words of the tensor multiply to the operations.
 *
 * @param isResult whether sums are reduced; an operand is multicast
 */
public record NestReuse(
    String level, String dataSpace, boolean isResult, double temporal, double spatial) {
  public NestReuse {
    requireNonNull(level, "level");
    requireNonNull(dataSpace, "dataSpace");
  }

  /** What each level that keeps a data space reuses, innermost level first. */
  public static List<NestReuse> of(Workload workload, Evaluation evaluation) {
    List<NestReuse> reuse = new ArrayList<>();
    for (DataSpace dataSpace : workload.dataSpaces()) {
      reuse.addAll(of(dataSpace, evaluation));
    }
    return reuse;
  }

  private static List<NestReuse> of(DataSpace dataSpace, Evaluation evaluation) {
    List<StorageCost> keepers =
        evaluation.storage().stream()
            .filter(level -> level.dataSpaces().containsKey(dataSpace.name()))
            .toList();
    List<NestReuse> reuse = new ArrayList<>();
    double below = evaluation.computes();
    for (StorageCost level : keepers) {
      DataSpaceCounts counts = level.dataSpaces().get(dataSpace.name()).counts();
      boolean outermost = reuse.size() == keepers.size() - 1;
      double used = dataSpace.readWrite() ? counts.updates() : counts.reads();
      double passing = outermost ? counts.tileWords() : passing(dataSpace, counts);
      reuse.add(
          new NestReuse(
              level.name(),
              dataSpace.name(),
              dataSpace.readWrite(),
              used / passing,
              below / (used * counts.instances())));
      below = passing * counts.instances();
    }
    return reuse;
  }

  /**
   * Words that one instance exchanges with the level outside: those filled, or of a result those
   * that a tile begins with, first sums or sums that are read back.
   */
  private static double passing(DataSpace dataSpace, DataSpaceCounts counts) {
    return dataSpace.readWrite()
        ? counts.updates() - counts.temporalReductions() + counts.fills()
        : counts.fills();
  }
}
