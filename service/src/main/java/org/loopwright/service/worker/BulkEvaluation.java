package org.loopwright.service.worker;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.loopwright.cost.EvaluationSession;
import org.loopwright.cost.Evaluator;
import org.loopwright.model.mapping.PackedMapping;

/** Evaluates many mappings of one workload on one architecture, from arrays to arrays. */
final class BulkEvaluation {
  /** Of a mapping: cycles, energy, utilization, accesses of the last level, and the outcome. */
  static final int BYTES_OF_RESULT = 4 * Long.BYTES + 1;

  private BulkEvaluation() {}

  /**
   * The costs of a block of mappings, little-endian: cycles (8 bytes each), energies in pJ and
   * utilizations (doubles), accesses of the last level (8 bytes each), then a byte for each
   * outcome. Costs of mappings that are not valid are 0.
   */
  static byte[] evaluate(Evaluator evaluator, MappingBlock block) {
    int count = block.count();
    byte[] result = new byte[Math.multiplyExact(count, BYTES_OF_RESULT)];
    ByteBuffer costs = ByteBuffer.wrap(result).order(ByteOrder.LITTLE_ENDIAN);
    EvaluationSession session = evaluator.session();
    PackedMapping packed =
        new PackedMapping(
            evaluator.architecture().storage().size(), evaluator.workload().dimensions().size());
    int outcomes = 4 * Long.BYTES * count;
    for (int mapping = 0; mapping < count; mapping++) {
      MappingOutcome outcome = block.unpack(mapping, packed);
      byte code = outcome == MappingOutcome.VALID ? evaluate(session, packed) : outcome.code();
      if (code == MappingOutcome.VALID.code()) {
        int at = Long.BYTES * mapping;
        int array = Long.BYTES * count;
        costs.putLong(at, session.cycles());
        costs.putDouble(at + array, session.energyPj());
        costs.putDouble(at + 2 * array, session.utilization());
        costs.putLong(at + 3 * array, session.lastLevelAccesses());
      }
      result[outcomes + mapping] = code;
    }
    return result;
  }

  private static byte evaluate(EvaluationSession session, PackedMapping packed) {
    try {
      if (!session.evaluate(packed)) {
        return MappingOutcome.code(session.reason());
      }
      session.cycles(); // whether they are less than 2^63, with the latencies of networks
      session.lastLevelAccesses();
      return MappingOutcome.VALID.code();
    } catch (ArithmeticException tooLarge) {
      return MappingOutcome.TOO_LARGE.code();
    }
  }
}
