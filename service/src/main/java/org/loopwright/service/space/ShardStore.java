package org.loopwright.service.space;

import java.util.List;
import java.util.Optional;
import org.loopwright.explore.space.SpaceQuestion;
import org.loopwright.result.PointRow;

/** Where shards outlast the run. Called from any thread, for several shards at once. */
public interface ShardStore {
  /** What an earlier run kept of a shard. */
  Optional<ShardOutcome> outcome(SpaceShard shard);

  /** Keeps a shard that is done, and tells what is remembered of it. */
  ShardOutcome keep(SpaceShard shard, List<PointRow> rows);

  /** Keeps nothing. */
  static ShardStore none(SpaceQuestion question) {
    return new ShardStore() {
      @Override
      public Optional<ShardOutcome> outcome(SpaceShard shard) {
        return Optional.empty();
      }

      @Override
      public ShardOutcome keep(SpaceShard shard, List<PointRow> rows) {
        return ShardOutcome.of(question, rows);
      }
    };
  }
}
