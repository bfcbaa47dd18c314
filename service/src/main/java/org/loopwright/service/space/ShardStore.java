package org.loopwright.service.space;

import java.util.List;
import java.util.Optional;
import org.loopwright.result.PointRow;

/** Where the rows of shards outlast the run. Called from any thread, one call at a time. */
public interface ShardStore {
  /** Keeps nothing. */
  ShardStore NONE =
      new ShardStore() {
        @Override
        public Optional<List<PointRow>> rows(SpaceShard shard) {
          return Optional.empty();
        }

        @Override
        public void keep(SpaceShard shard, List<PointRow> rows) {}
      };

  /** The rows that an earlier run kept of a shard. */
  Optional<List<PointRow>> rows(SpaceShard shard);

  /** Keeps the rows of a shard that is done. */
  void keep(SpaceShard shard, List<PointRow> rows);
}
